#include "ui/shared/iconlabel.h"

#include "ui/shared/icons.h"

#include <QPainter>

namespace hanga {

IconLabel::IconLabel(int side, QWidget *parent) : QWidget(parent)
{
    setFixedSize(side, side);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::setIcon(const QString &name, Token color)
{
    if (name == m_name && color == m_color)
        return;
    m_name = name;
    m_color = color;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    painter.drawPixmap(0, 0, iconPixmap(m_name, themeColor(m_color, palette()), width(), devicePixelRatioF()));
}

} // namespace hanga
