#pragma once

#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace hanga::preflight_detail {

/// What could have been meant by a value that is not among the choices.
struct Matches
{
    QStringList certain; ///< one entry at most: the same but for `\` and `/`, or the only file of that name
    QStringList likely;  ///< the likeliest first, a few
};

/// One list of choices, made ready for many values: a server may have thousands of files, and a workflow may lack
/// thousands. Not for several threads.
class ChoiceIndex final
{
public:
    explicit ChoiceIndex(const QStringList &choices) : m_choices(choices) {}

    [[nodiscard]] bool contains(const QString &value);
    /// Each comparison of two names that are only alike takes one from \a comparisons; without them only the same file
    /// is found.
    [[nodiscard]] Matches matchesOf(const QString &value, int &comparisons);

private:
    using Places = QList<int>;

    void prepare();
    void prepareLikeness();
    [[nodiscard]] Matches search(const QString &value, int &comparisons);
    [[nodiscard]] QStringList nearest(const QString &value, int &comparisons);
    [[nodiscard]] Places alike(const QString &wanted);
    [[nodiscard]] QStringList named(const Places &places) const;

    QStringList m_choices;
    QSet<QString> m_exact;
    QHash<QString, Places> m_byPath; ///< `\` as `/`
    QHash<QString, Places> m_byFile;
    QStringList m_cores;             ///< of each choice: what is compared
    std::vector<Places> m_byTrigram; ///< where three letters in a row occur, by their hash
    std::vector<int> m_common;       ///< of each choice: what it has in common, zeros between two searches
    QHash<QString, Matches> m_found; ///< many nodes may lack the same file
};

/// A name with a folder or an ending, not a word such as "euler".
[[nodiscard]] bool looksLikeFile(const QString &value);

} // namespace hanga::preflight_detail
