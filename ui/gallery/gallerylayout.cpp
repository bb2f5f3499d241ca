#include "ui/gallery/gallerylayout.h"

namespace hanga {

int GalleryLayout::columns() const
{
    if (isStrip())
        return 1;
    return qMax(1, (m_view.width() - 2 * margin + gap) / (m_side + gap));
}

QSize GalleryLayout::cell() const
{
    if (isStrip()) {
        const int height = qMax(16, m_view.height() - 2 * margin);
        return {qMax(16, qRound(height * m_aspect)), height};
    }
    const int side = qMax(16, (m_view.width() - 2 * margin + gap) / columns() - gap);
    return {side, side};
}

int GalleryLayout::step() const
{
    return (isStrip() ? cell().width() : cell().height()) + gap;
}

int GalleryLayout::length() const
{
    const int lines = (m_count + columns() - 1) / columns();
    return lines == 0 ? 0 : 2 * margin + lines * step() - gap;
}

QRect GalleryLayout::rect(int row) const
{
    const QSize size = cell();
    if (isStrip())
        return {QPoint(margin + row * step(), margin), size};
    return {QPoint(margin + row % columns() * (size.width() + gap), margin + row / columns() * step()), size};
}

int GalleryLayout::rowAt(QPoint point) const
{
    const QSize size = cell();
    const QPoint inside = point - QPoint(margin, margin);
    if (inside.x() < 0 || inside.y() < 0)
        return -1;
    const int column = inside.x() / (size.width() + gap);
    const int line = inside.y() / (size.height() + gap);
    if ((isStrip() && line > 0) || (!isStrip() && column >= columns()))
        return -1;
    const int row = isStrip() ? column : line * columns() + column;
    return row < m_count && rect(row).contains(point) ? row : -1;
}

GalleryLayout::Range GalleryLayout::visible(int from) const
{
    if (m_count == 0 || m_view.isEmpty())
        return {};
    const int firstLine = qMax(0, (from - margin) / step());
    const int lastLine = qMax(0, (from + viewLength() - margin - 1) / step());
    return {qMin(firstLine * columns(), m_count - 1), qMin((lastLine + 1) * columns(), m_count) - 1};
}

int GalleryLayout::page() const
{
    return qMax(1, (viewLength() - 2 * margin + gap) / step()) * columns();
}

} // namespace hanga
