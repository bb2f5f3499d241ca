#include "workflow/preflightnames.h"

#include <QVarLengthArray>

#include <algorithm>
#include <numeric>

namespace hanga::preflight_detail {

namespace {

constexpr qsizetype most = 3;

QString withSlashes(QString path)
{
    return path.replace(u'\\', u'/');
}

QStringView fileName(QStringView path)
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

/// What is compared: without folder, ending and case, all dividers alike.
QString core(const QString &path)
{
    QString name = fileName(path).toString().toLower();
    if (const qsizetype dot = name.lastIndexOf(u'.'); dot > 0 && name.size() - dot <= 12)
        name.truncate(dot);
    return name.replace(u'-', u'_').replace(u' ', u'_');
}

/// Edits from one text to the other; some number above \a limit if there are more.
int distance(QStringView a, QStringView b, qsizetype limit)
{
    QVarLengthArray<int, 256> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
        if (*std::ranges::min_element(row) > limit)
            return int(limit) + 1;
    }
    return row.back();
}

QStringList nearest(const QString &value, const QStringList &choices)
{
    constexpr qsizetype longest = 200; // more is a text, not a name
    const QString wanted = core(withSlashes(value));
    if (wanted.isEmpty() || wanted.size() > longest)
        return {};
    QList<std::pair<int, QString>> found;
    for (const QString &choice : choices) {
        const QString name = core(withSlashes(choice));
        const qsizetype limit = std::max<qsizetype>(2, std::max(name.size(), wanted.size()) * 2 / 5);
        if (name.size() > longest || std::abs(name.size() - wanted.size()) > limit)
            continue;
        if (const int edits = distance(wanted, name, limit); edits <= limit)
            found.append({edits, choice});
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, QString>::first);
    QStringList names;
    for (const auto &[edits, name] : std::as_const(found)) {
        if (names.size() < most)
            names.append(name);
    }
    return names;
}

} // namespace

bool looksLikeFile(const QString &value)
{
    const QString path = withSlashes(value);
    const QStringView name = fileName(path);
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasEnding = dot > 0 && dot < name.size() - 1 && !name[name.size() - 1].isDigit();
    return hasEnding && !name.contains(u'\n');
}

Matches matchesOf(const QString &value, const QStringList &choices)
{
    const QString wanted = withSlashes(value);
    QStringList samePath;
    QStringList sameFile;
    for (const QString &choice : choices) {
        const QString path = withSlashes(choice);
        if (path == wanted)
            samePath.append(choice);
        else if (looksLikeFile(wanted) && fileName(path) == fileName(wanted))
            sameFile.append(choice);
    }
    const QStringList same = samePath.isEmpty() ? sameFile : samePath;
    if (same.size() == 1)
        return {same, {}};
    if (!same.isEmpty())
        return {{}, same.first(std::min(same.size(), most))};
    return {{}, nearest(value, choices)};
}

} // namespace hanga::preflight_detail
