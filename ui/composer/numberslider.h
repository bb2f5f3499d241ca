#pragma once

#include "workflow/nodecatalog.h"

#include <QSlider>

namespace hanga {

class NumberField;

/// A slider for a \ref NumberField of a small range, such as a strength from 0 to 1. Both move together; the field
/// holds the number, and a value between two steps stays there as long as nobody moves the slider.
class NumberSlider final : public QSlider
{
    Q_OBJECT

public:
    explicit NumberSlider(NumberField &field, QWidget *parent = nullptr);

    /// A decimal number in a range of at most 1.
    [[nodiscard]] static bool suits(const InputSpec &spec);
    void setSpec(const InputSpec &spec); ///< one that suits
    void follow();                       ///< after the field was given a number from outside

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int positionOfField() const;
    void lead();

    NumberField &m_field;
    double m_least = 0;
    double m_step = 1;
    int m_decimals = 0;
};

} // namespace hanga
