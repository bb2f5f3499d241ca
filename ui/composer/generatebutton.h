#pragma once

#include <QToolButton>

namespace hanga {

/// The one filled button of Create: "Generate" with its key, and below it what a press would do. Never grey.
class GenerateButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit GenerateButton(QWidget *parent = nullptr);

    /// The second line, such as "4 images · joins the queue"; also the accessible description.
    void setConsequence(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintKey(QPainter &painter, const QRect &free, int after);

    QString m_consequence;
};

} // namespace hanga
