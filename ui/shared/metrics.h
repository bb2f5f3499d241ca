#pragma once

#include <QFont>

namespace hanga {

/// Space and shape of design.md §3, in device-independent pixels.
namespace metrics {

inline constexpr int grid = 8;
inline constexpr int halfStep = 4;
inline constexpr int panelPadding = 16;
inline constexpr int fieldGap = 16; ///< from a field to the next label
inline constexpr int groupGap = 24;
inline constexpr int controlHeight = 32;
inline constexpr int smallControl = 28; ///< also the smallest area that can be hit
inline constexpr int mainControl = 40;
inline constexpr int smallRadius = 4;   ///< thumbnails, checks, chips
inline constexpr int controlRadius = 6; ///< controls and rows
inline constexpr int cardRadius = 8;
inline constexpr int icon = 16;
inline constexpr int animation = 120; ///< milliseconds, where the system wants motion at all

} // namespace metrics

/// The steps of the type scale, as ratios of the system's own text size.
enum class TextSize {
    Title,   ///< 24 semibold
    Heading, ///< 17 semibold
    Section, ///< 15 semibold
    Body,    ///< 13
    Small,   ///< 12
    Tiny,    ///< 11: badges and key hints, nothing smaller
    Number,  ///< 12 in the fixed font: seeds, hashes, file names in errors
};

/// \a body (a widget's font() outside any role, or option.font) at another step of the scale. For delegates and custom
/// painting; labels get the same through their `role`.
[[nodiscard]] QFont textFont(TextSize size, const QFont &body);

} // namespace hanga
