#include "ui/viewer/viewport.h"

#include <cmath>

namespace hanga {

namespace {

/// The offset of a length in the view: centred if it fits, else kept so that no edge comes inside.
int placed(int view, int length, double wanted)
{
    if (length <= view)
        return (view - length) / 2;
    return int(std::lround(qBound(double(view - length), wanted, 0.0)));
}

} // namespace

void Viewport::setPicture(QSize picture, bool enlarges)
{
    if (picture != m_picture && !m_fit && !m_picture.isEmpty()) {
        // The same place of another size: a preview and its result, or two upscales.
        m_seen = {m_seen.x() / m_picture.width() * picture.width(), m_seen.y() / m_picture.height() * picture.height()};
    }
    m_picture = picture;
    m_enlarges = enlarges;
}

void Viewport::fit()
{
    m_fit = true;
}

double Viewport::zoom() const
{
    if (!m_fit || m_picture.isEmpty() || m_view.isEmpty())
        return m_zoom;
    const double fitting =
        qMin(double(m_view.width()) / m_picture.width(), double(m_view.height()) / m_picture.height());
    return m_enlarges ? fitting : qMin(1.0, fitting);
}

QRect Viewport::pictureRect() const
{
    const double scale = zoom();
    const QSize size(qMax(1, int(std::lround(m_picture.width() * scale))),
                     qMax(1, int(std::lround(m_picture.height() * scale))));
    return {placed(m_view.width(), size.width(), center().x() - m_seen.x() * scale),
            placed(m_view.height(), size.height(), center().y() - m_seen.y() * scale), size.width(), size.height()};
}

bool Viewport::canPan() const
{
    const QSize size = pictureRect().size();
    return size.width() > m_view.width() || size.height() > m_view.height();
}

void Viewport::zoomTo(double zoomed, QPointF anchor)
{
    const QRect before = pictureRect();
    const double old = zoom();
    const QPointF under = (anchor - before.topLeft()) / old;
    m_fit = false;
    m_zoom = qBound(leastZoom, zoomed, mostZoom);
    m_seen = under + (center() - anchor) / m_zoom;
    pan({});
}

void Viewport::pan(QPointF by)
{
    if (m_fit)
        return;
    m_seen -= by / m_zoom;
    // Panning on against an edge would have to be taken back before the picture moves again.
    const QRect rect = pictureRect();
    m_seen = (center() - QPointF(rect.topLeft())) / m_zoom;
}

} // namespace hanga
