#pragma once

#include <QStringView>

namespace hanga {

/// How many letters must be put in, taken out or changed to make \a b of \a a (Levenshtein); some number above
/// \a limit if there are more. Takes a.size() × b.size() steps: bound the texts.
[[nodiscard]] int editDistance(QStringView a, QStringView b, int limit);

} // namespace hanga
