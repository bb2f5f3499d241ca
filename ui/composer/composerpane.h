#pragma once

#include "protocol/replies.h"
#include "ui/composer/composeractions.h"
#include "ui/composer/draft.h"
#include "ui/composer/formfield.h"
#include "ui/composer/workflowstate.h"

#include <QWidget>

class QScrollArea;

namespace hanga {

class ComposerForm;
class GenerateBar;
class NumberField;
class SeedField;
class WorkflowRow;

/// The left column of Create: the workflow's name, what can be set in it, and the Generate bar.
///
/// Values in, requests out: it knows neither server nor queue. Everything typed lies in the workflow that it holds;
/// what is not touched stays as it was in the file, to the digit. Whoever shows another workflow keeps the one before
/// if that matters: ask \ref draft first. Thread: GUI; workflows of several hundred nodes are looked through in the
/// pool.
class ComposerPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerPane(QWidget *parent = nullptr);

    /// Offers what can be set in \a workflow. \a ui, the editor's format, travels along with the jobs.
    void showWorkflow(const QString &name, const Workflow &workflow, const json::Value &ui = {});
    /// Everything typed: workflow, values, seed, modes. Cheap; write it from the pool. Null while nothing is shown.
    [[nodiscard]] json::Value draft() const;
    /// Shows what \a draft holds; fields that show it already keep focus, cursor and undo. False if it cannot be read;
    /// then nothing has changed.
    bool restoreDraft(const json::Value &draft);
    /// Under which drafts of the same workflow are kept, whatever its values; empty while nothing is shown.
    [[nodiscard]] QString fingerprint() const;
    [[nodiscard]] bool isChanged() const; ///< a value is another than in the file

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

    /// For menus. Their keys work in the pane's whole window.
    [[nodiscard]] const ComposerActions &actions() const { return m_actions; }

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
    enum class Look {
        Fresh,     ///< another workflow: take its seed
        Restored,  ///< with a seed text of its own
        KeepTyping ///< the same workflow, another catalogue
    };

    void build();
    void wire();
    void lookThrough(Look look);
    void takeDiscovery(const Discovery &found, Look look);
    void chainTabs();
    void generate();
    void rollSeed();
    void chooseSeedMode(SeedMode mode);
    void setSeedText(const QString &text);
    void takeValue(const FormField &field, const json::Value &value);
    void takeCount();
    void sayConsequence();
    void describeWorkflow();
    [[nodiscard]] QList<QWidget *> brokenControls() const;

    ComposerActions m_actions;
    WorkflowRow *m_row;
    SeedField *m_seed;
    NumberField *m_count;
    ComposerForm *m_form;
    QScrollArea *m_scroll;
    GenerateBar *m_bar;

    Draft m_draft;
    NodeCatalog m_catalog;
    WorkflowState m_state;
    QList<FormField> m_fields;
    QList<InputRef> m_seeds; ///< that change together
    Seed m_largestSeed;
    quint64 m_looks = 0;           ///< tells a late answer of the pool from the present one
    bool m_isLooking = false;      ///< the pool is at it
    bool m_generatesLater = false; ///< Generate was pressed meanwhile
    bool m_looksAgain = false;     ///< when the input method is done
    bool m_seedIsRolled = false;   ///< by Generate, not by the person
    bool m_serverReady = false;
    bool m_isPaused = false;
    bool m_isCompact = false;
};

} // namespace hanga
