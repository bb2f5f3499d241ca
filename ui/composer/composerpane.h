#pragma once

#include "protocol/replies.h"
#include "queue/job.h"
#include "workflow/nodecatalog.h"
#include "workflow/workflow.h"

#include <QWidget>

#include <memory>

class QAction;

namespace hanga {

/// The verbs of the composer with their words, icons and keys, for menus and buttons. The pane owns them; their keys
/// work in the pane's whole window.
struct ComposerActions
{
    QAction *generate;     ///< Ctrl+Enter
    QAction *open;         ///< Ctrl+O
    QAction *rollSeed;     ///< Ctrl+D
    QAction *useShownSeed; ///< Ctrl+Shift+D
    QAction *pause;        ///< Ctrl+Shift+H; its words follow \ref ComposerPane::setPaused
    QAction *cancel;       ///< Ctrl+Shift+X
    QAction *goToPrompt;   ///< Ctrl+L
    QAction *goToNegative; ///< Ctrl+Shift+L
};

/// The left column of Create: the workflow's name, what can be set in it, and the Generate bar.
///
/// Values in, requests out: it knows neither server nor queue. Everything typed lies in the workflow that it holds;
/// what is not touched stays as it was in the file, to the digit. A workflow that replaces another must be kept by
/// whoever shows it: ask \ref draft first. Thread: GUI; workflows of several hundred nodes are looked through in the
/// pool.
class ComposerPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerPane(QWidget *parent = nullptr);
    ~ComposerPane() override;

    /// Offers what can be set in \a workflow. \a ui, the editor's format, travels along with the jobs.
    void showWorkflow(const QString &name, const Workflow &workflow, const json::Value &ui = {});
    /// Everything typed: workflow, values, seed, modes. Cheap; write it from the pool. Null while nothing is shown.
    [[nodiscard]] json::Value draft() const;
    /// Shows what \a draft holds. False if it cannot be read; then nothing has changed.
    bool restoreDraft(const json::Value &draft);
    /// Under which drafts of the same workflow are kept, whatever its values; empty while nothing is shown.
    [[nodiscard]] QString fingerprint() const;

    /// What the server knows: choices and limits. Typed text, focus and cursor stay.
    void setCatalog(const NodeCatalog &catalog);
    void setServerReady(bool ready); ///< for the words in Generate; it never goes grey
    void setPaused(bool paused);
    void setCancelEnabled(bool enabled);
    void setShownSeedAvailable(bool available); ///< an image with a known seed is shown
    void setRecentFiles(const QStringList &paths);
    void setCompact(bool compact); ///< for columns of less than 360 px

    /// The next job uses \a seed; the mode becomes Keep. The answer to \ref useShownSeedRequested.
    void showSeed(Seed seed);
    /// Marks the fields that the server refused, each until its next edit. An empty list takes all marks away.
    void showProblems(const QList<InputProblem> &problems);

    [[nodiscard]] const ComposerActions &actions() const;

Q_SIGNALS:
    /// Run these, in this order. The next seed is in the field already.
    void generateRequested(const QList<hanga::JobRequest> &requests);
    void openRequested();
    void openRecentRequested(const QString &path);
    void pauseToggled(bool paused); ///< by the person; answer with \ref setPaused
    void cancelRequested();         ///< the job that is followed
    void useShownSeedRequested();
    void edited(); ///< the person changed something that \ref draft holds

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hanga
