#pragma once

#include "app/draftstore.h"
#include "app/workflowloader.h"
#include "workflow/nodecatalog.h"

namespace hanga {

class Ask;
class ComposerPane;
class Notices;
struct Settings;

/// The workflow that lies in the composer: opening another, the sample when there is none, recent files, and the draft
/// that survives every end of the program. Builds nothing of the window; it only fills the composer.
class OpenWorkflow final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this. \a draftPath: where the draft lies between two runs.
    OpenWorkflow(ComposerPane &composer, Notices &notices, Ask &ask, Settings &settings, const QString &draftPath);

    void restore();                               ///< the draft of the last run, if there is one
    void offerSample(const NodeCatalog &catalog); ///< the built-in workflow, with a checkpoint that the server has
    void open(const QString &path);
    void openData(const QByteArray &bytes, const QString &name);
    void askForFile();
    void saveNow() { m_drafts.saveNow(); }

    [[nodiscard]] const QString &name() const { return m_name; } ///< empty: nothing is open
    [[nodiscard]] bool wasOpened() const { return m_wasOpened; } ///< by the person, in this run
    [[nodiscard]] bool isEdited() const { return m_isEdited; }

Q_SIGNALS:
    void changed(); ///< name or edited
    void opened();  ///< another workflow, by the person

private:
    void show(const OpenedFile &file, const Workflow &workflow, const QString &path);
    void useCheckpointOf(const NodeCatalog &catalog);

    ComposerPane &m_composer;
    Notices &m_notices;
    Ask &m_ask;
    Settings &m_settings;
    WorkflowLoader m_loader;
    DraftStore m_drafts;
    QString m_name;
    bool m_isEdited = false;
    bool m_wasOpened = false;
};

} // namespace hanga
