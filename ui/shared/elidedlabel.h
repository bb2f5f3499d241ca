#pragma once

#include <QLabel>

namespace hanga {

/// One line of plain text that ends in "…" where there is no room for it. What is cut stands in the tool tip; the whole
/// text is the accessible name. Roles of QLabel work (theme.h).
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    /// Where the text is cut: at its end, or in the middle for paths.
    void setElideMode(Qt::TextElideMode mode);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace hanga
