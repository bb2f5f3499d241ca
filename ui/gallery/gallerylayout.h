#pragma once

#include <QRect>
#include <QSize>

namespace hanga {

/// Where the cells of a \ref GalleryView lie. All cells have one size, so every answer is a division: a million items
/// cost what ten do. Positions are in the content, whose start is the first item.
class GalleryLayout final
{
public:
    enum class Mode {
        Strip, ///< one row that scrolls sideways
        Grid,  ///< rows that fill the width and scroll down
    };
    static constexpr int margin = 4; ///< around the content: room for a ring
    static constexpr int gap = 8;

    void setMode(Mode mode) { m_mode = mode; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setCount(int count) { m_count = count; }
    void setView(QSize view) { m_view = view; }
    /// Strip: width by height of a cell, whose height follows the view. Grid: cells are square.
    void setAspect(double aspect) { m_aspect = aspect; }
    /// Grid: the least side of a cell; it grows to fill the row.
    void setCellSide(int side) { m_side = side; }

    [[nodiscard]] QSize cell() const;
    [[nodiscard]] int columns() const; ///< of a grid; 1 for a strip
    /// How long the content is in the direction that scrolls.
    [[nodiscard]] int length() const;
    [[nodiscard]] QRect rect(int row) const;
    [[nodiscard]] int rowAt(QPoint point) const; ///< -1 between and beside the cells
    /// First and last row that \a from … \a from + the view touch; last is below first if there is none.
    struct Range
    {
        int first = 0;
        int last = -1;
        friend bool operator==(const Range &, const Range &) = default;
    };
    [[nodiscard]] Range visible(int from) const;
    /// Rows that one page holds, at least 1.
    [[nodiscard]] int page() const;

private:
    [[nodiscard]] bool isStrip() const { return m_mode == Mode::Strip; }
    [[nodiscard]] int step() const; // from one line of cells to the next
    [[nodiscard]] int viewLength() const { return isStrip() ? m_view.width() : m_view.height(); }

    Mode m_mode = Mode::Strip;
    int m_count = 0;
    QSize m_view;
    double m_aspect = 1;
    int m_side = 168;
};

} // namespace hanga
