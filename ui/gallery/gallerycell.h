#pragma once

#include <QCache>
#include <QFlags>
#include <QPixmap>

class QModelIndex;
class QPainter;
class QWidget;

namespace hanga {

/// Paints one picture of a \ref GalleryView: the thumbnail whole, in the middle of its cell, with round corners; a
/// plain cell with a sign while there is none. Scaled thumbnails are kept, so painting again copies.
class GalleryCell final
{
public:
    enum State {
        Plain = 0,
        Selected = 1,
        Marked = 2, ///< one of several that are selected
        Hovered = 4,
        Focused = 8,
    };
    Q_DECLARE_FLAGS(States, State)

    GalleryCell();

    void paint(QPainter &painter, const QRect &cell, const QModelIndex &index, States states, const QWidget &view);

private:
    void paintSign(QPainter &painter, const QRect &cell, const QModelIndex &index, const QWidget &view);
    const QPixmap &scaled(const QImage &thumbnail, QSize size, qreal ratio);

    QCache<QPair<qint64, int>, QPixmap> m_pixmaps; // by the image's key and the width in device pixels
};

Q_DECLARE_OPERATORS_FOR_FLAGS(GalleryCell::States)

} // namespace hanga
