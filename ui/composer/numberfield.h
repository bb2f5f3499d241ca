#pragma once

#include "workflow/nodecatalog.h"

#include <QAbstractSpinBox>

#include <optional>

namespace hanga {

/// A spin box that holds a number as its own text: what a file says stays, to the digit and whatever its size, until a
/// person changes it. Whole numbers stay whole and decimals stay decimals. Nothing is clamped while typing; stepping
/// stays within the limits. Full-width digits and a decimal comma are taken too.
class NumberField final : public QAbstractSpinBox
{
    Q_OBJECT

public:
    explicit NumberField(QWidget *parent = nullptr);

    /// Kind, limits and step; the shown number stays.
    void setSpec(const InputSpec &spec);
    /// From outside: silent.
    void showNumber(const json::Value &number);
    /// As if the person had typed it.
    void enterNumber(const json::Value &number);
    /// What stands there, in the kind the number had; nothing if it is not a number.
    [[nodiscard]] std::optional<json::Value> number() const;
    /// One sentence if what stands there is no number or outside the limits; else empty.
    [[nodiscard]] QString remark() const;

    void stepBy(int steps) override;
    QValidator::State validate(QString &text, int &position) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void edited(); ///< by the person, with typing or stepping

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent *event) override;

private:
    InputSpec m_spec;
    bool m_wasDecimal = false; ///< the number shown last had a point
};

} // namespace hanga
