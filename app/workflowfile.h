#pragma once

#include "base/error.h"
#include "workflow/workflow.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace hanga {

/// The file that a workflow was opened from or saved to: written whole or not at all, and watched for what other
/// programs do to it. Reading and writing happen in the pool.
class WorkflowFile final : public QObject
{
    Q_OBJECT

public:
    explicit WorkflowFile(QObject *parent = nullptr);

    /// From now on \a path is the file; empty: there is none.
    void follow(const QString &path);
    [[nodiscard]] const QString &path() const { return m_path; }

    /// Writes \a workflow in the API format, indented, to \a path, which is followed from then on. What is not changed
    /// in it stands there to the digit.
    void save(const QString &path, const Workflow &workflow);

Q_SIGNALS:
    /// It is the file now (\ref path), unless another one was followed or saved meanwhile.
    void saved(const QString &path);
    void failed(const hanga::Error &error); ///< nothing was written; the file before is whole
    /// Another program wrote other content into it. Once for each content; not for one that is gone or unreadable.
    void changedOutside(const QString &path);

private:
    /// What tells one content from another.
    struct Print
    {
        QByteArray digest; ///< empty: no such file, or unreadable
        friend bool operator==(const Print &, const Print &) = default;
    };
    [[nodiscard]] static Print printOf(const QString &path);
    void look();
    void watch();

    QString m_path;
    QString m_wanted;             ///< \a m_path, or what it will be once it is written
    std::optional<Print> m_print; ///< of what is known here; nothing: not read yet
    QFileSystemWatcher m_watcher;
    QTimer m_settled; ///< programs write in several steps
    int m_looks = 0;
    int m_saves = 0; ///< under way: what changes then are we
};

} // namespace hanga
