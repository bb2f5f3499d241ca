#include "prompt/nearnames.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace hanga::prompt {

namespace {

constexpr qsizetype longest = 64; // of a longer name the end counts
constexpr qsizetype most = 3;

/// Levenshtein's distance.
int distance(QStringView a, QStringView b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (size_t j = 0; j < size_t(b.size()); ++j) {
            const int changed = diagonal + (a.at(i) == b.at(qsizetype(j)) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

QString lastPart(const QString &name)
{
    return name.mid(name.lastIndexOf(u'/') + 1);
}

} // namespace

QStringList nearNames(const QString &wanted, const QStringList &names)
{
    const QString whole = wanted.toLower().right(longest);
    const QString last = lastPart(whole);
    QList<std::pair<int, QString>> near;
    for (const QString &name : names) {
        const QString lower = name.toLower().right(longest);
        // A file of that name in another folder is nearly it.
        const int far = std::min(distance(whole, lower), distance(last, lastPart(lower)) + 1);
        if (far <= std::max(qsizetype(2), last.size() / 2))
            near.append({far, name});
    }
    std::ranges::stable_sort(near, {}, &std::pair<int, QString>::first);
    QStringList nearest;
    for (const auto &[far, name] : near.first(std::min(near.size(), most)))
        nearest.append(name);
    return nearest;
}

} // namespace hanga::prompt
