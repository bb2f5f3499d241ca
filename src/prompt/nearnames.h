#pragma once

#include <QStringList>

namespace hanga::prompt {

/// At most three of \a names that may have been meant by \a wanted, the nearest first: the fewest letters differ.
[[nodiscard]] QStringList nearNames(const QString &wanted, const QStringList &names);

} // namespace hanga::prompt
