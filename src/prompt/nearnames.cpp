#include "prompt/nearnames.h"

#include "base/editdistance.h"

#include <algorithm>

namespace hanga::prompt {

namespace {

constexpr qsizetype longest = 64; // of a longer name the end counts
constexpr qsizetype most = 3;

QString lastPart(const QString &name)
{
    return name.mid(name.lastIndexOf(u'/') + 1);
}

} // namespace

QStringList nearNames(const QString &wanted, const QStringList &names)
{
    const QString whole = wanted.toLower().right(longest);
    const QString last = lastPart(whole);
    const int limit = std::max(2, int(last.size() / 2));
    QList<std::pair<int, QString>> near;
    for (const QString &name : names) {
        const QString lower = name.toLower().right(longest);
        // A file of that name in another folder is nearly it.
        const int far = std::min(editDistance(whole, lower, limit), editDistance(last, lastPart(lower), limit) + 1);
        if (far <= limit)
            near.append({far, name});
    }
    std::ranges::stable_sort(near, {}, &std::pair<int, QString>::first);
    QStringList nearest;
    for (const auto &[far, name] : near.first(std::min(near.size(), most)))
        nearest.append(name);
    return nearest;
}

} // namespace hanga::prompt
