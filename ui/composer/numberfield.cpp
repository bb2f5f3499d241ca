#include "ui/composer/numberfield.h"

#include "ui/composer/digits.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace hanga {

namespace {

bool isNumberText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$"));
    return form.match(text).hasMatch();
}

int decimalsOf(QStringView text)
{
    const qsizetype point = text.indexOf(u'.');
    return point < 0 ? 0 : int(text.size() - point - 1);
}

QString textOf(const json::Value &number)
{
    return QString::fromUtf8(number.text().data(), qsizetype(number.text().size()));
}

/// \a text moved by \a count steps, with no more decimals than it or the step has.
QString steppedText(const QString &text, const QString &step, int count, bool keepsPoint)
{
    bool isWhole = false;
    bool stepIsWhole = false;
    const qint64 here = text.toLongLong(&isWhole);
    const qint64 by = step.toLongLong(&stepIsWhole);
    qint64 sum = 0;
    if (isWhole && stepIsWhole && !__builtin_add_overflow(here, by * count, &sum))
        return QString::number(sum); // exact where a double is not
    const int decimals = std::max(decimalsOf(text), decimalsOf(step));
    QString next = QString::number(text.toDouble() + count * step.toDouble(), 'f', decimals);
    while (decimalsOf(next) > (keepsPoint ? 1 : 0) && next.endsWith(u'0'))
        next.chop(1);
    return next.endsWith(u'.') ? next.chopped(1) : next;
}

} // namespace

NumberField::NumberField(QWidget *parent) : QAbstractSpinBox(parent)
{
    setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the form unless the field was chosen
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberField::edited);
}

void NumberField::setSpec(const InputSpec &spec)
{
    m_spec = spec;
    update();
}

void NumberField::showNumber(const json::Value &number)
{
    const QString text = textOf(number);
    m_wasDecimal = text.contains(u'.');
    if (lineEdit()->text() != text)
        lineEdit()->setText(text);
}

void NumberField::enterNumber(const json::Value &number)
{
    lineEdit()->setText(textOf(number));
    Q_EMIT edited();
}

std::optional<json::Value> NumberField::number() const
{
    QString text = lineEdit()->text().trimmed();
    if (text.isEmpty() || !isNumberText(text))
        return std::nullopt;
    const bool isWhole = !text.contains(u'.') && !text.contains(u'e', Qt::CaseInsensitive);
    if (m_wasDecimal && isWhole)
        text += QLatin1String(".0");
    return json::Value::number(text.toStdString());
}

QString NumberField::remark() const
{
    const std::optional<json::Value> value = number();
    if (!value)
        return tr("A number is needed here.");
    const double here = value->toDouble().value_or(0);
    const bool isWhole = here == std::floor(here);
    if (m_spec.kind == InputSpec::Kind::Int && !isWhole)
        return tr("A whole number is needed here.");
    const std::optional<double> least = m_spec.minimum.toDouble();
    const std::optional<double> most = m_spec.maximum.toDouble();
    if (least && here < *least)
        return tr("The smallest value here is %1.").arg(textOf(m_spec.minimum));
    if (most && here > *most)
        return tr("The largest value here is %1.").arg(textOf(m_spec.maximum));
    return {};
}

void NumberField::stepBy(int steps)
{
    const QString text = lineEdit()->text().trimmed();
    const QString step = m_spec.step.isNumber() ? textOf(m_spec.step) : QStringLiteral("1");
    const QString next = steppedText(text, step, steps, m_wasDecimal);
    const double from = text.toDouble();
    const std::optional<double> least = m_spec.minimum.toDouble();
    const std::optional<double> most = m_spec.maximum.toDouble();
    QString to = next;
    if (least && steps < 0 && next.toDouble() < *least)
        to = from > *least ? textOf(m_spec.minimum) : text;
    else if (most && steps > 0 && next.toDouble() > *most)
        to = from < *most ? textOf(m_spec.maximum) : text;
    if (to == text)
        return;
    lineEdit()->setText(to);
    lineEdit()->selectAll();
    Q_EMIT edited();
}

QValidator::State NumberField::validate(QString &text, int &) const
{
    text = withPlainDigits(text).replace(u',', u'.');
    static const QRegularExpression letters(QStringLiteral("[^-+0-9.eE ]"));
    if (letters.match(text).hasMatch())
        return QValidator::Invalid;
    return isNumberText(text.trimmed()) ? QValidator::Acceptable : QValidator::Intermediate;
}

QSize NumberField::sizeHint() const
{
    // Qt's own hint asks a range that this box has not got.
    const QSize base = QAbstractSpinBox::sizeHint();
    return {fontMetrics().horizontalAdvance(QStringLiteral("00000")) + 40, base.height()};
}

QAbstractSpinBox::StepEnabled NumberField::stepEnabled() const
{
    const double here = lineEdit()->text().toDouble();
    StepEnabled possible = StepNone;
    if (here < m_spec.maximum.toDouble().value_or(here + 1))
        possible |= StepUpEnabled;
    if (here > m_spec.minimum.toDouble().value_or(here - 1))
        possible |= StepDownEnabled;
    return possible;
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace hanga
