#include "ui/preflight/markedlabel.h"

#include <QPainter>
#include <QTextLayout>

namespace hanga {

MarkedLabel::MarkedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MarkedLabel::setMarkedText(const MarkedText &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setText(text.text);
    setAccessibleName(text.text);
    updateGeometry();
}

int MarkedLabel::heightForWidth(int width) const
{
    ensurePolished();
    QTextLayout layout;
    return qCeil(m_text.layOut(layout, font(), width));
}

QSize MarkedLabel::sizeHint() const
{
    ensurePolished();
    const int width = qCeil(m_text.naturalWidth(font()));
    return {width, heightForWidth(width)};
}

QSize MarkedLabel::minimumSizeHint() const
{
    ensurePolished();
    return {fontMetrics().averageCharWidth() * 8, fontMetrics().height()};
}

void MarkedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    QTextLayout layout;
    m_text.layOut(layout, font(), contentsRect().width());
    layout.draw(&painter, contentsRect().topLeft());
}

} // namespace hanga
