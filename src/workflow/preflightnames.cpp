#include "workflow/preflightnames.h"

#include <QVarLengthArray>

#include <algorithm>
#include <numeric>

namespace hanga::preflight_detail {

namespace {

constexpr qsizetype most = 3;
constexpr qsizetype longestName = 200; // more is a text, not a name
constexpr qsizetype shortList = 64;    // compared as a whole

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

/// Each once.
QList<quint64> trigramsOf(QStringView name)
{
    QList<quint64> trigrams;
    for (qsizetype i = 0; i + 2 < name.size(); ++i)
        trigrams.append(quint64(name[i].unicode()) << 32 | quint64(name[i + 1].unicode()) << 16 |
                        name[i + 2].unicode());
    std::ranges::sort(trigrams);
    trigrams.erase(std::ranges::unique(trigrams).begin(), trigrams.end());
    return trigrams;
}

/// Edits from one text to the other; some number above \a limit if there are more.
int distance(QStringView a, QStringView b, int limit)
{
    QVarLengthArray<int, longestName + 1> cells(b.size() + 1);
    int *row = cells.data();
    std::iota(row, row + cells.size(), 0);
    const QChar *letters = b.data();
    const int width = int(b.size());
    for (int i = 0; i < int(a.size()); ++i) {
        int diagonal = std::exchange(row[0], i + 1);
        int least = row[0];
        const QChar letter = a[i];
        for (int j = 0; j < width; ++j) {
            int best = letter == letters[j] ? diagonal : diagonal + 1;
            diagonal = row[j + 1];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (diagonal + 1 < best)
                best = diagonal + 1;
            row[j + 1] = best;
            if (best < least)
                least = best;
        }
        if (least > limit)
            return limit + 1;
    }
    return row[width];
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

bool ChoiceIndex::contains(const QString &value)
{
    if (m_choices.size() <= shortList)
        return m_choices.contains(value);
    if (m_exact.isEmpty())
        m_exact = QSet<QString>(m_choices.begin(), m_choices.end());
    return m_exact.contains(value);
}

Matches ChoiceIndex::matchesOf(const QString &value, int &comparisons)
{
    const auto known = m_found.constFind(value);
    return known != m_found.constEnd() ? *known : *m_found.insert(value, search(value, comparisons));
}

void ChoiceIndex::prepare()
{
    if (!m_byPath.isEmpty())
        return;
    m_byPath.reserve(m_choices.size());
    m_byFile.reserve(m_choices.size());
    for (int i = 0; i < int(m_choices.size()); ++i) {
        const QString path = withSlashes(m_choices[i]);
        m_byPath[path].append(i);
        m_byFile[fileName(path).toString()].append(i);
    }
}

void ChoiceIndex::prepareLikeness()
{
    if (!m_cores.isEmpty())
        return;
    m_cores.reserve(m_choices.size());
    for (int i = 0; i < int(m_choices.size()); ++i) {
        m_cores.append(core(withSlashes(m_choices[i])));
        if (m_choices.size() <= shortList || m_cores[i].size() > longestName)
            continue;
        for (const quint64 trigram : trigramsOf(m_cores[i]))
            m_byTrigram[trigram].append(i);
    }
}

Matches ChoiceIndex::search(const QString &value, int &comparisons)
{
    prepare();
    const QString wanted = withSlashes(value);
    Places same = m_byPath.value(wanted);
    if (same.isEmpty() && looksLikeFile(wanted))
        same = m_byFile.value(fileName(wanted).toString());
    if (same.size() == 1)
        return {named(same), {}};
    if (!same.isEmpty())
        return {{}, named(same)};
    return {{}, comparisons > 0 ? nearest(value, comparisons) : QStringList()};
}

QStringList ChoiceIndex::nearest(const QString &value, int &comparisons)
{
    const QString wanted = core(withSlashes(value));
    if (wanted.isEmpty() || wanted.size() > longestName)
        return {};
    prepareLikeness();
    QList<std::pair<int, int>> found;
    for (const int place : alike(wanted)) {
        const QString &name = m_cores[place];
        const int limit = std::max(2, int(std::max(name.size(), wanted.size())) * 2 / 5);
        if (name.size() > longestName || std::abs(name.size() - wanted.size()) > limit)
            continue;
        if (--comparisons < 0)
            break;
        if (const int edits = distance(wanted, name, limit); edits <= limit)
            found.append({edits, place});
    }
    std::ranges::sort(found);
    Places places;
    for (const auto &[edits, place] : std::as_const(found))
        places.append(place);
    return named(places);
}

/// Those that have most in common with \a wanted, by its rarest three letters: what half of a list has in common
/// ("flux") tells nothing. All of a short list.
ChoiceIndex::Places ChoiceIndex::alike(const QString &wanted) const
{
    Places places;
    if (m_choices.size() <= shortList) {
        places.resize(m_choices.size());
        std::iota(places.begin(), places.end(), 0);
        return places;
    }
    constexpr qsizetype mostSeen = 600;
    QList<std::pair<qsizetype, quint64>> rarest;
    for (const quint64 trigram : trigramsOf(wanted)) {
        if (const auto found = m_byTrigram.constFind(trigram); found != m_byTrigram.constEnd())
            rarest.append({found->size(), trigram});
    }
    std::ranges::sort(rarest);
    QHash<int, int> shared;
    qsizetype seen = 0;
    for (const auto &[count, trigram] : std::as_const(rarest)) {
        if (seen > 0 && seen + count > mostSeen)
            break;
        seen += count;
        for (const int place : *m_byTrigram.constFind(trigram))
            ++shared[place];
    }
    QList<std::pair<int, int>> ordered;
    for (auto each = shared.constBegin(); each != shared.constEnd(); ++each)
        ordered.append({-each.value(), each.key()});
    std::ranges::sort(ordered);
    for (const auto &[common, place] : std::as_const(ordered)) {
        if (places.size() < shortList)
            places.append(place);
    }
    return places;
}

QStringList ChoiceIndex::named(const Places &places) const
{
    QStringList names;
    for (const int place : places) {
        if (names.size() < most)
            names.append(m_choices[place]);
    }
    return names;
}

} // namespace hanga::preflight_detail
