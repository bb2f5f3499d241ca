#include "ui/composer/numberslider.h"

#include "ui/composer/numberfield.h"

#include <QWheelEvent>

#include <cmath>

namespace hanga {

namespace {

constexpr double widestRange = 1;
constexpr double finestStep = 0.001; // of that range: finer than a slider has pixels

} // namespace

NumberSlider::NumberSlider(NumberField &field, QWidget *parent) : QSlider(Qt::Horizontal, parent), m_field(field)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(&field, &NumberField::edited, this, &NumberSlider::follow);
    connect(this, &QSlider::actionTriggered, this, &NumberSlider::lead); // by the person only
}

bool NumberSlider::suits(const InputSpec &spec)
{
    if (spec.kind != InputSpec::Kind::Float)
        return false;
    const std::optional<double> least = spec.minimum.toDouble();
    const std::optional<double> most = spec.maximum.toDouble();
    const std::optional<double> step = spec.step.toDouble();
    return least && most && step && *most > *least && *most - *least <= widestRange && *step >= finestStep;
}

void NumberSlider::setSpec(const InputSpec &spec)
{
    m_least = spec.minimum.toDouble().value_or(0);
    m_step = spec.step.toDouble().value_or(1);
    m_decimals = std::max(1, int(std::ceil(-std::log10(m_step))));
    const double range = spec.maximum.toDouble().value_or(1) - m_least;
    setRange(0, int(std::lround(range / m_step)));
    setPageStep(std::max(1, maximum() / 10));
    follow();
}

void NumberSlider::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();
}

int NumberSlider::positionOfField() const
{
    const std::optional<json::Value> number = m_field.number();
    return number ? int(std::lround((number->toDouble().value_or(m_least) - m_least) / m_step)) : value();
}

void NumberSlider::follow()
{
    setValue(positionOfField());
}

void NumberSlider::lead()
{
    const QByteArray text = QByteArray::number(m_least + sliderPosition() * m_step, 'f', m_decimals);
    m_field.enterNumber(json::Value::number(text.toStdString()));
}

} // namespace hanga
