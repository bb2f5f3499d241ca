#pragma once

#include "base/error.h"
#include "prompt/choice.h"

#include <QHash>
#include <QMutex>
#include <QSet>
#include <QStringList>

namespace hanga::prompt {

/// A folder of text files, each a list that prompts draw from: `__animals/cats__` means a line of `animals/cats.txt`.
/// Empty lines and those that begin with `#` do not count; `0.5::text` has a weight; lines may hold choices and further
/// wildcards. In a name, `*` stands for any characters, slashes too, and `?` for one: `__animals/*__` draws from the
/// lines of all files in there. Upper and lower case matter only where both exist.
///
/// Files are read when they are first asked for, and kept: call it in the pool. Safe from any thread.
class WildcardFolder final
{
public:
    explicit WildcardFolder(QString path) : m_path(std::move(path)) {}

    [[nodiscard]] const QString &path() const { return m_path; }
    /// What may stand between the underscores, sorted: "animals/cats".
    [[nodiscard]] QStringList names() const;
    /// The lines of one file, or of all that match. Errors: WildcardMissing (names the nearest ones), FileUnreadable,
    /// FileTooLarge, FileDamaged.
    [[nodiscard]] Result<QList<Option>> options(const QString &name) const;

    /// What would go wrong with some choice in \a text, its comments taken out (\ref withoutComments), or in any file
    /// that it leads to, whatever the seed: a wildcard that is missing, or one that holds itself (VariationsInvalid).
    /// Nothing if every choice can be made.
    [[nodiscard]] std::optional<Error> defect(const QString &text) const;

    static constexpr qsizetype mostFiles = 20'000;
    static constexpr qint64 largestFile = 16LL << 20;

private:
    [[nodiscard]] const QStringList &listed() const;
    [[nodiscard]] QStringList matching(const QString &name) const;
    [[nodiscard]] Result<QList<Option>> fileOptions(const QString &name) const;
    [[nodiscard]] std::optional<Error> defectBelow(const QString &text, QStringList &path) const;

    QString m_path;
    mutable QRecursiveMutex m_mutex;
    mutable std::optional<QStringList> m_names;
    mutable QHash<QString, QList<Option>> m_files;
    mutable QSet<QString> m_sound; ///< wildcards with nothing wrong below them
};

/// The wildcard that begins at \a at in \a text: its name, without the underscores; empty if none does.
[[nodiscard]] QStringView wildcardAt(QStringView text, qsizetype at);

} // namespace hanga::prompt
