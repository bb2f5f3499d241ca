#pragma once

#include "app/draftstore.h"
#include "app/workflowfile.h"
#include "app/workflowloader.h"
#include "workflow/nodecatalog.h"

namespace hanga {

class Ask;
class ComposerPane;
class Notices;
struct Settings;

/// The workflow that lies in the composer: opening another, the sample when there is none, recent files, and the drafts
/// that survive every end of the program. A workflow that another one replaces is not lost: a notice offers Undo, and
/// what was typed into it is offered again when a workflow of the same structure is opened. Builds nothing of the
/// window; it only fills the composer.
class OpenWorkflow final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this. \a draftPath: where the draft lies between two runs.
    OpenWorkflow(ComposerPane &composer, Notices &notices, Ask &ask, Settings &settings, const QString &draftPath);

    void restore(); ///< the draft of the last run, if there is one
    /// The node classes of the server at hand: for files in the editor's format, and to offer the built-in workflow
    /// with a checkpoint that the server has.
    void setCatalog(const NodeCatalog &catalog);
    void openSample(); ///< the same, because the person wants it
    void open(const QString &path);
    /// The first one; the others are then among the recent files, with a notice that says so.
    void openAll(const QStringList &paths);
    void openData(const QByteArray &bytes, const QString &name);
    void stopWaiting(); ///< for a server to open what \ref waitsForServer was told of
    void askForFile();  ///< several may be chosen
    void saveAs();      ///< asks where; in the API format
    void saveNow() { m_drafts.saveNow(); }

    [[nodiscard]] const QString &name() const { return m_name; } ///< empty: nothing is open

Q_SIGNALS:
    void changed(); ///< the name, or what is typed
    /// Another workflow, by the person or at the start; \a ui is its editor's format, null if it has none.
    void replaced(const hanga::json::Value &ui);
    void opened(); ///< by the person, so they want to see it
    void waitsForServer(const QString &name);
    void recentFilesChanged();

private:
    [[nodiscard]] json::Value presentDraft() const;
    void show(const LoadedWorkflow &loaded);
    void sayConverted(const QString &name, const QList<ConversionNote> &notes);
    void sayDisagreement(const LoadedWorkflow &loaded);
    void saySwitched(const QList<ConversionNote> &notes);
    void sayChangedOutside(const QString &path);
    void takeSaved(const QString &path);
    void sayUnreadable(const QString &path, const Error &error);
    void rememberFile(const QString &path);
    void offerSample(const NodeCatalog &catalog);
    void fill(const LoadedWorkflow &loaded);
    [[nodiscard]] bool keepTyped();
    void offerUndo(const QString &name, const json::Value &draft);
    void offerKept();
    void bringBack(const json::Value &draft);
    void useCheckpointOf(const NodeCatalog &catalog);

    ComposerPane &m_composer;
    Notices &m_notices;
    Ask &m_ask;
    Settings &m_settings;
    WorkflowLoader m_loader;
    DraftStore m_drafts;
    WorkflowFile m_file;
    Workflow m_toSave; ///< as typed, in the file that is written last
    QString m_name;
    QString m_checkpoint; ///< for the sample: the first that the server has
};

} // namespace hanga
