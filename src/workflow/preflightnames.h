#pragma once

#include <QStringList>

namespace hanga::preflight_detail {

/// What could have been meant by a value that is not among \a choices.
struct Matches
{
    QStringList certain; ///< one entry at most: the same but for `\` and `/`, or the only file of that name
    QStringList likely;  ///< the likeliest first, a few
};

[[nodiscard]] Matches matchesOf(const QString &value, const QStringList &choices);
/// A name with a folder or an ending, not a word such as "euler".
[[nodiscard]] bool looksLikeFile(const QString &value);

} // namespace hanga::preflight_detail
