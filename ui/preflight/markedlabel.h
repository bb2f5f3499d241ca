#pragma once

#include "ui/preflight/markedtext.h"

#include <QLabel>

namespace hanga {

/// Shows a \ref MarkedText on as many lines as it takes. text() is the whole of it; roles of QLabel work.
class MarkedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit MarkedLabel(QWidget *parent = nullptr);

    void setMarkedText(const MarkedText &text);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MarkedText m_text;
};

} // namespace hanga
