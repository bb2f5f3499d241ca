#pragma once

#include "app/autosave.h"
#include "json/value.h"

#include <QHash>

namespace hanga {

/// Keeps what was typed but not sent. The present draft is one JSON file, replaced whole, so that no crash and no kill
/// loses more than its last second. Drafts of workflows that others have replaced lie beside it, one a workflow.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostKept = 100;

    /// \a collect gives the present draft; it is asked only when there is something to save.
    DraftStore(const QString &path, std::function<json::Value()> collect, QObject *parent = nullptr);

    /// The draft of the last run; null if there is none or it cannot be read (a damaged file is kept beside as
    /// .damaged).
    [[nodiscard]] json::Value load() const;
    void touch() { m_present.touch(); }     ///< something was edited: save within a second
    void saveNow() { m_present.saveNow(); } ///< at the end of the program; blocks until it is on disk

    /// Keeps \a draft under the workflow's \a fingerprint, in the place of the one before; beyond \ref mostKept the
    /// oldest go.
    void keep(const QString &fingerprint, const json::Value &draft);
    /// Hands what was kept under \a fingerprint to \a found; nothing happens if there is none.
    void find(const QString &fingerprint, std::function<void(const json::Value &)> found);

private:
    QString m_path;
    QString m_folder;                        ///< of the drafts of other workflows
    QHash<QString, json::Value> m_unwritten; ///< of those, still on their way to disk
    Autosave m_present;
};

} // namespace hanga
