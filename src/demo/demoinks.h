#pragma once

#include <QColor>

#include <cmath>

namespace hanga {

/// \a share of \a b in \a a.
[[nodiscard]] inline QColor mixedInks(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

[[nodiscard]] inline QColor thinned(QColor ink, double opacity)
{
    ink.setAlphaF(float(opacity));
    return ink;
}

} // namespace hanga
