#include "workflow/preflightnames.h"

#include "base/editdistance.h"

#include <algorithm>
#include <numeric>

namespace hanga::preflight_detail {

namespace {

constexpr qsizetype most = 3;
constexpr qsizetype longestName = 200; // more is a text, not a name
constexpr int trigramCount = 16384;
constexpr qsizetype shortList = 64; // compared as a whole

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

/// Hashes of three letters in a row; some different ones share one.
QList<int> trigramsOf(QStringView name)
{
    QList<int> trigrams;
    trigrams.reserve(name.size());
    for (qsizetype i = 0; i + 2 < name.size(); ++i)
        trigrams.append((name[i].unicode() * 961 + name[i + 1].unicode() * 31 + name[i + 2].unicode()) % trigramCount);
    return trigrams;
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
    m_common.resize(size_t(m_choices.size()));
    m_byTrigram.resize(trigramCount);
    for (int i = 0; i < int(m_choices.size()); ++i) {
        m_cores.append(core(withSlashes(m_choices[i])));
        if (m_choices.size() <= shortList || m_cores[i].size() > longestName)
            continue;
        for (const int trigram : trigramsOf(m_cores[i])) {
            if (Places &places = m_byTrigram[size_t(trigram)]; places.isEmpty() || places.last() != i)
                places.append(i);
        }
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
        if (const int edits = editDistance(wanted, name, limit); edits <= limit)
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
ChoiceIndex::Places ChoiceIndex::alike(const QString &wanted)
{
    Places places;
    if (m_choices.size() <= shortList) {
        places.resize(m_choices.size());
        std::iota(places.begin(), places.end(), 0);
        return places;
    }
    constexpr qsizetype mostSeen = 400;
    constexpr qsizetype mostCompared = 16;
    QList<int> rarest = trigramsOf(wanted);
    std::ranges::sort(rarest, {},
                      [this](int trigram) { return std::pair(m_byTrigram[size_t(trigram)].size(), trigram); });
    rarest.erase(std::ranges::unique(rarest).begin(), rarest.end());
    qsizetype seen = 0;
    for (const int trigram : std::as_const(rarest)) {
        if (seen > 0 && seen + m_byTrigram[size_t(trigram)].size() > mostSeen)
            break;
        seen += m_byTrigram[size_t(trigram)].size();
        for (const int place : std::as_const(m_byTrigram[size_t(trigram)])) {
            if (m_common[size_t(place)]++ == 0)
                places.append(place);
        }
    }
    const auto end = places.begin() + std::min(places.size(), mostCompared);
    std::ranges::partial_sort(places, end, {},
                              [this](int place) { return std::pair(-m_common[size_t(place)], place); });
    for (const int place : std::as_const(places))
        m_common[size_t(place)] = 0;
    places.erase(end, places.end());
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
