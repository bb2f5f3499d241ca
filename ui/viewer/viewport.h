#pragma once

#include <QPointF>
#include <QRect>
#include <QSize>

namespace hanga {

/// Which part of a picture is seen, and how large: the arithmetic of \ref ImageView. All in device pixels; a zoom of 1
/// shows one picture pixel on one device pixel.
class Viewport final
{
public:
    static constexpr double leastZoom = 0.01;
    static constexpr double mostZoom = 32;

    /// The size of the window on the picture.
    void setView(QSize view) { m_view = view; }
    /// Another picture. What is seen stays in place, if the size is the same; \a enlarges lets fit go over 100 %.
    void setPicture(QSize picture, bool enlarges);

    void fit();
    [[nodiscard]] bool isFit() const { return m_fit; }
    /// Zooms so that the picture's point under \a anchor stays there.
    void zoomTo(double zoom, QPointF anchor);
    void pan(QPointF by);

    [[nodiscard]] double zoom() const;
    /// Where the whole picture lies; parts of it outside of the view.
    [[nodiscard]] QRect pictureRect() const;
    /// Is there more of the picture than is seen?
    [[nodiscard]] bool canPan() const;
    [[nodiscard]] QPointF center() const { return {m_view.width() / 2.0, m_view.height() / 2.0}; }

private:
    QSize m_view;
    QSize m_picture;
    bool m_enlarges = false;
    bool m_fit = true;
    double m_zoom = 1; // used unless m_fit
    QPointF m_seen;    // picture point in the middle of the view, unless m_fit
};

} // namespace hanga
