#include "ui/shared/controlpainting.h"

#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

namespace hanga::painting {

namespace {

/// Saves and restores the painter, with antialiasing between.
class Scope final
{
public:
    explicit Scope(QPainter *painter) : m_painter(painter)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Scope() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(Scope)

private:
    QPainter *m_painter;
};

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

QColor color(Token token, const QStyleOption *option)
{
    return themeColor(token, option->palette);
}

void rounded(QPainter *painter, const QRectF &rect, qreal radius, const QBrush &fill, const QColor &outline = {},
             qreal width = 0)
{
    const qreal inset = width / 2;
    painter->setBrush(fill);
    painter->setPen(width > 0 ? QPen(outline, width) : QPen(Qt::NoPen));
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
}

/// The surface a button shows in its state; invalid for none.
QColor surfaceOf(const QStyleOption *option, const QString &role, bool quiet)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool pressed = enabled && has(option, QStyle::State_Sunken);
    const bool hovered = enabled && has(option, QStyle::State_MouseOver);
    if (role == QLatin1String("primary")) {
        if (!enabled)
            return color(Token::Raised, option);
        return color(pressed ? Token::FillPressed : hovered ? Token::FillHover : Token::Fill, option);
    }
    const bool section = role == QLatin1String("section"); // on while open, which its chevron says
    if (has(option, QStyle::State_On) && !section)
        return color(Token::Sel, option);
    if (role == QLatin1String("link"))
        return {};
    if (quiet || section)
        return pressed ? color(Token::Hover, option) : hovered ? color(Token::Raised, option) : QColor();
    return color(pressed ? Token::Sel : hovered ? Token::Hover : Token::Raised, option);
}

} // namespace

QString roleOf(const QWidget *widget)
{
    return widget ? widget->property("role").toString() : QString();
}

void buttonSurface(QPainter *painter, const QStyleOption *option, const QWidget *widget, bool quiet)
{
    const QString role = roleOf(widget);
    const QColor surface =
        surfaceOf(option, role, quiet || role == QLatin1String("quiet") || role == QLatin1String("segment"));
    if (!surface.isValid())
        return;
    const Scope scope(painter);
    const int height = option->rect.height();
    const qreal radius = role == QLatin1String("segment") ? metrics::smallRadius
                         : height > metrics::mainControl  ? metrics::cardRadius
                                                          : metrics::controlRadius;
    const bool outlined = isHighContrast(option->palette);
    rounded(painter, option->rect, radius, surface, color(Token::Text, option), outlined ? 2 : 0);
}

void applyButtonText(QStyleOption *option, const QWidget *widget)
{
    if (!has(option, QStyle::State_Enabled))
        return;
    const QString role = roleOf(widget);
    const bool plain = isHighContrast(option->palette); // then the accent is the surface of what is on
    const bool on = has(option, QStyle::State_On) && role != QLatin1String("section");
    Token token = Token::Text;
    if (role == QLatin1String("primary"))
        token = Token::OnFill;
    else if (on)
        token = plain ? Token::OnSel : Token::Accent;
    else if (role == QLatin1String("danger"))
        token = Token::Err;
    else if (role == QLatin1String("link") && !plain)
        token = Token::Accent;
    const QColor text = color(token, option);
    option->palette.setColor(QPalette::ButtonText, text);
    option->palette.setColor(QPalette::WindowText, text);
}

void iconAndText(QPainter *painter, const QStyleOptionButton *option)
{
    const Scope scope(painter);
    const QSize iconSize = option->iconSize;
    const int textWidth = option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    // Room for the arrow of a menu, which the button's surface brings along.
    const int menu = option->features.testFlag(QStyleOptionButton::HasMenu) ? 16 : 0;
    const int width = qMin(iconSize.width() + metrics::grid + textWidth, option->rect.width() - menu);
    QRect row(0, option->rect.y(), width, option->rect.height());
    row.moveLeft(option->rect.x() + (option->rect.width() - menu - width) / 2);
    const QRect iconRect(QPoint(row.x(), row.center().y() + 1 - iconSize.height() / 2), iconSize);
    const QRect textRect = row.adjusted(iconSize.width() + metrics::grid, 0, 0, 0);
    const QIcon::Mode mode = has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
    const QIcon::State state = has(option, QStyle::State_On) ? QIcon::On : QIcon::Off;
    option->icon.paint(painter, QStyle::visualRect(option->direction, row, iconRect), Qt::AlignCenter, mode, state);
    painter->setPen(option->palette.color(QPalette::ButtonText));
    painter->drawText(
        QStyle::visualRect(option->direction, row, textRect), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic,
        option->fontMetrics.elidedText(option->text, Qt::ElideRight, textRect.width(), Qt::TextShowMnemonic));
}

void fieldSurface(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const QString role = roleOf(widget);
    if (role == QLatin1String("bare"))
        return;
    const Scope scope(painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    Token outline = Token::Ctl;
    qreal width = isHighContrast(option->palette) ? 2 : 1;
    if (role == QLatin1String("error")) {
        outline = Token::Err;
        width = 2;
    } else if (enabled && has(option, QStyle::State_HasFocus)) {
        outline = Token::Accent;
        width = 2;
    } else if (!enabled) {
        outline = Token::Line;
    } else if (has(option, QStyle::State_MouseOver)) {
        outline = Token::Text2;
    }
    rounded(painter, option->rect, metrics::controlRadius, color(Token::Field, option), color(outline, option), width);
}

void plainFrame(QPainter *painter, const QStyleOption *option)
{
    const Scope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(color(Token::Line, option));
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
}

void checkMark(QPainter *painter, const QStyleOption *option)
{
    const Scope scope(painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool filled = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const QRectF box(option->rect);
    if (filled && enabled) {
        rounded(painter, box, metrics::smallRadius, color(Token::Fill, option));
    } else {
        const Token outline = !enabled ? Token::Line : has(option, QStyle::State_MouseOver) ? Token::Text : Token::Ctl;
        rounded(painter, box, metrics::smallRadius, color(Token::Field, option), color(outline, option),
                isHighContrast(option->palette) ? 2 : 1);
    }
    if (!filled)
        return;
    painter->setPen(QPen(color(enabled ? Token::OnFill : Token::Dis, option), box.width() / 9, Qt::SolidLine,
                         Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    if (has(option, QStyle::State_NoChange))
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter->drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.7), at(0.75, 0.32)});
}

void radioMark(QPainter *painter, const QStyleOption *option)
{
    const Scope scope(painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QRectF box(option->rect);
    const Token outline = !enabled                               ? Token::Line
                          : on                                   ? Token::Fill
                          : has(option, QStyle::State_MouseOver) ? Token::Text
                                                                 : Token::Ctl;
    rounded(painter, box, box.width() / 2, color(on && enabled ? Token::Fill : Token::Field, option),
            color(outline, option), isHighContrast(option->palette) ? 2 : 1);
    if (!on)
        return;
    const qreal inset = box.width() * 0.3;
    rounded(painter, box.adjusted(inset, inset, -inset, -inset), box.width(),
            color(enabled ? Token::OnFill : Token::Dis, option));
}

void chevron(QPainter *painter, const QStyleOption *option, const QRect &rect, Direction direction, bool enabled)
{
    const Scope scope(painter);
    painter->setPen(QPen(color(enabled && has(option, QStyle::State_Enabled) ? Token::Text2 : Token::Dis, option), 1.5,
                         Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const qreal reach = qMin(4.0, qMin(rect.width(), rect.height()) * 0.4);
    painter->translate(QRectF(rect).center());
    painter->rotate(direction == Direction::Down   ? 0
                    : direction == Direction::Left ? 90
                    : direction == Direction::Up   ? 180
                                                   : 270);
    painter->drawPolyline(QPolygonF{{-reach, -reach / 2}, {0, reach / 2}, {reach, -reach / 2}});
}

void itemSurface(QPainter *painter, const QStyleOption *option)
{
    const bool selected = has(option, QStyle::State_Selected);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (!selected && !hovered)
        return;
    const Scope scope(painter);
    rounded(painter, option->rect, metrics::controlRadius, color(selected ? Token::Sel : Token::Hover, option));
}

void focusRing(QPainter *painter, const QStyleOption *option, const QRect &rect)
{
    const Scope scope(painter);
    rounded(painter, rect, metrics::cardRadius, Qt::NoBrush,
            isHighContrast(option->palette) ? color(Token::Text, option) : color(Token::Accent, option), 2);
}

void slider(QPainter *painter, const QStyleOptionSlider *option, const QRect &groove, const QRect &handle)
{
    const Scope scope(painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool flat = option->orientation == Qt::Horizontal;
    QRect line = flat ? QRect(groove.x(), groove.center().y() - 1, groove.width(), 4)
                      : QRect(groove.center().x() - 1, groove.y(), 4, groove.height());
    rounded(painter, line, 2, color(enabled ? Token::Ctl : Token::Line, option));
    QRect done = line;
    if (flat) {
        if (option->upsideDown)
            done.setLeft(handle.center().x());
        else
            done.setRight(handle.center().x());
    } else if (option->upsideDown) {
        done.setTop(handle.center().y());
    } else {
        done.setBottom(handle.center().y());
    }
    if (enabled)
        rounded(painter, done, 2, color(Token::Accent, option));
    const qreal inset = has(option, QStyle::State_MouseOver) ? 1 : 2;
    rounded(painter, QRectF(handle).adjusted(inset, inset, -inset, -inset), handle.width(),
            color(enabled ? Token::Text : Token::Dis, option));
}

void scrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &handle)
{
    const Scope scope(painter);
    if (option->maximum <= option->minimum)
        return;
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    rounded(painter, QRectF(handle).adjusted(2, 2, -2, -2), 3, color(active ? Token::Ctl : Token::Hover, option));
}

void progressLine(QPainter *painter, const QStyleOptionProgressBar *option)
{
    const Scope scope(painter);
    const QRectF line(option->rect);
    painter->fillRect(line, color(Token::Line, option));
    const QColor accent = color(Token::Accent, option);
    if (option->maximum == option->minimum) {
        // Nothing is known of the length: a dashed line. It stands still, because only what a person moved may move.
        for (qreal x = line.left(); x < line.right(); x += 24)
            painter->fillRect(QRectF(x, line.top(), qMin(12.0, line.right() - x), line.height()), accent);
        return;
    }
    const qreal part = qreal(option->progress - option->minimum) / (option->maximum - option->minimum);
    QRectF done = line;
    done.setWidth(line.width() * qBound(0.0, part, 1.0));
    if (option->direction == Qt::RightToLeft)
        done.moveRight(line.right());
    painter->fillRect(done, accent);
}

void tabSurface(QPainter *painter, const QStyleOption *option)
{
    const bool selected = has(option, QStyle::State_Selected);
    if (!selected && !has(option, QStyle::State_MouseOver))
        return;
    const Scope scope(painter);
    rounded(painter, option->rect.adjusted(2, 2, -2, -2), metrics::controlRadius,
            color(selected ? Token::Raised : Token::Hover, option));
}

void menuRow(QPainter *painter, const QStyleOption *option)
{
    const Scope scope(painter);
    rounded(painter, option->rect.adjusted(4, 1, -4, -1), metrics::smallRadius, color(Token::Sel, option));
}

void menuBarItem(QPainter *painter, const QStyleOptionMenuItem *option, bool underlinesKeys)
{
    const Scope scope(painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        rounded(painter, option->rect, metrics::controlRadius,
                color(has(option, QStyle::State_Sunken) ? Token::Sel : Token::Raised, option));
    painter->setPen(color(enabled ? Token::Text : Token::Dis, option));
    painter->drawText(option->rect, Qt::AlignCenter | (underlinesKeys ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      option->text);
}

void tipSurface(QPainter *painter, const QStyleOption *option)
{
    const Scope scope(painter);
    painter->fillRect(option->rect, color(Token::Raised, option));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(color(Token::Ctl, option));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
}

} // namespace hanga::painting
