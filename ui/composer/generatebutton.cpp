#include "ui/composer/generatebutton.h"

#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionToolButton>

namespace hanga {

namespace {

constexpr int buttonHeight = 48;
constexpr int padding = 16;

} // namespace

GenerateButton::GenerateButton(QWidget *parent) : QToolButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void GenerateButton::setConsequence(const QString &text)
{
    if (text == m_consequence)
        return;
    m_consequence = text;
    setAccessibleDescription(text);
    update();
}

QSize GenerateButton::sizeHint() const
{
    return {160, buttonHeight};
}

void GenerateButton::paintEvent(QPaintEvent *)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    Token fill = Token::Fill;
    if (option.state & QStyle::State_Sunken)
        fill = Token::FillPressed;
    else if (option.state & QStyle::State_MouseOver)
        fill = Token::FillHover;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(fill, palette()));
    painter.drawRoundedRect(rect(), metrics::cardRadius, metrics::cardRadius);

    painter.setPen(themeColor(Token::OnFill, palette()));
    const QFont title = textFont(TextSize::Section, font());
    const QFont small = textFont(TextSize::Small, font());
    const int titleHeight = QFontMetrics(title).height();
    const int smallHeight = QFontMetrics(small).height();
    const QRect inner = rect().adjusted(padding, 0, -padding, 0);
    const QRect first(inner.left(), (rect().height() - titleHeight - smallHeight) / 2, inner.width(), titleHeight);
    const QRect second(inner.left(), first.bottom() + 1, inner.width(), smallHeight);
    painter.setFont(title);
    painter.drawText(first, Qt::AlignLeading | Qt::AlignVCenter, text());
    paintKey(painter, first, QFontMetrics(title).horizontalAdvance(text()) + metrics::grid);
    painter.setFont(small);
    painter.drawText(second, Qt::AlignLeading | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_consequence, Qt::ElideRight, second.width()));
}

void GenerateButton::paintKey(QPainter &painter, const QRect &free, int after)
{
    const QAction *action = defaultAction();
    const QString key = action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
    painter.setFont(textFont(TextSize::Tiny, font()));
    const int wide = painter.fontMetrics().horizontalAdvance(key) + 2 * 5;
    if (key.isEmpty() || after + wide > free.width())
        return; // the key is in the tooltip too
    const int high = painter.fontMetrics().height() + 2;
    QRect frame(free.left() + after, free.center().y() - high / 2 + 1, wide, high);
    if (layoutDirection() == Qt::RightToLeft)
        frame.moveRight(free.right() - after);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), metrics::smallRadius, metrics::smallRadius);
    painter.drawText(frame, Qt::AlignCenter, key);
}

} // namespace hanga
