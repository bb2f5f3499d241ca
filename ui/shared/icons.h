#pragma once

#include "ui/shared/tokens.h"

#include <QIcon>
#include <QStringView>

namespace hanga {

/// A Lucide icon of resources/icons by its file name ("play", "circle-check"), tinted at each paint from the
/// application's palette: it follows the theme by itself and is sharp at every size and scale.
/// Normal icons have \a color, disabled ones Token::Dis, those of a checked button Token::Accent.
/// "star" and "pin" are filled while on. Directional icons are mirrored where text runs from right to left.
[[nodiscard]] QIcon icon(const QString &name, Token color = Token::Text2);

/// The same with its form filled: "square" for stop, "star" for starred.
[[nodiscard]] QIcon filledIcon(const QString &name, Token color = Token::Text2);

/// For custom painting: one pixmap of \a size device-independent pixels. Cached.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio,
                                 bool filled = false);

/// The app mark, for window icons and the about box.
[[nodiscard]] QIcon appIcon();

} // namespace hanga
