#include "ui/preview/progressline.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace hanga {

namespace {

constexpr int wholeLength = 2000;

/// QProgressBar's own interface knows numbers only.
class AccessibleProgressLine final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit AccessibleProgressLine(ProgressLine *line) : QAccessibleWidget(line, QAccessible::ProgressBar) {}

    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Value ? line()->spoken() : QAccessibleWidget::text(what);
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QVariant currentValue() const override { return line()->value(); }
    [[nodiscard]] QVariant maximumValue() const override { return line()->maximum(); }
    [[nodiscard]] QVariant minimumValue() const override { return line()->minimum(); }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }
    void setCurrentValue(const QVariant &) override {}

private:
    [[nodiscard]] ProgressLine *line() const { return static_cast<ProgressLine *>(widget()); }
};

QAccessibleInterface *accessibleLine(const QString &, QObject *object)
{
    auto *line = qobject_cast<ProgressLine *>(object);
    return line ? new AccessibleProgressLine(line) : nullptr;
}

} // namespace

ProgressLine::ProgressLine(QWidget *parent) : QProgressBar(parent)
{
    QAccessible::installFactory(accessibleLine); // the same one again changes nothing
    setRange(0, wholeLength);
    setValue(0);
    setTextVisible(false);
    setFixedHeight(4);
}

void ProgressLine::showProgress(double fraction, const QString &spoken)
{
    setMaximum(fraction < 0 ? 0 : wholeLength);
    if (fraction >= 0)
        setValue(int(fraction * wholeLength));
    if (m_spoken == spoken)
        return;
    m_spoken = spoken;
    setAccessibleDescription(spoken); // for readers that ask for the number only
}

} // namespace hanga
