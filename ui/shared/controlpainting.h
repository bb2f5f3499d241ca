#pragma once

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QWidget;

namespace hanga {

/// What \ref HangaStyle draws with. Each function takes its colours from the option's palette and its state.
namespace painting {

enum class Direction { Up, Down, Left, Right };

/// The value of the `role` property of \a widget; empty without one.
[[nodiscard]] QString roleOf(const QWidget *widget);

void buttonSurface(QPainter *painter, const QStyleOption *option, const QWidget *widget, bool quiet);
/// The text colour of a button that has \a option and the role of \a widget, already put into a copy of the option.
void applyButtonText(QStyleOption *option, const QWidget *widget);
/// Label of a push button that has both, 8 px apart.
void iconAndText(QPainter *painter, const QStyleOptionButton *option);
void fieldSurface(QPainter *painter, const QStyleOption *option, const QWidget *widget);
void plainFrame(QPainter *painter, const QStyleOption *option);
void checkMark(QPainter *painter, const QStyleOption *option);
void radioMark(QPainter *painter, const QStyleOption *option);
void chevron(QPainter *painter, const QStyleOption *option, const QRect &rect, Direction direction,
             bool enabled = true);
void itemSurface(QPainter *painter, const QStyleOption *option);
void focusRing(QPainter *painter, const QStyleOption *option, const QRect &rect);
void slider(QPainter *painter, const QStyleOptionSlider *option, const QRect &groove, const QRect &handle);
void scrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &handle);
void progressLine(QPainter *painter, const QStyleOptionProgressBar *option);
void tabSurface(QPainter *painter, const QStyleOption *option);
void menuRow(QPainter *painter, const QStyleOption *option);
void menuBarItem(QPainter *painter, const QStyleOptionMenuItem *option, bool underlinesKeys);
void tipSurface(QPainter *painter, const QStyleOption *option);

} // namespace painting

} // namespace hanga
