#pragma once

#include "ui/composer/composeractions.h"
#include "ui/composer/composerform.h"
#include "ui/composer/drafthistory.h"
#include "ui/composer/workflowlook.h"
#include "workflow/preflight.h"

#include <QWidget>

class QScrollArea;

namespace hanga {

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
    /// The same for \a source, which \a conversion was made of without a switch.
    void showWorkflow(const QString &name, const WorkflowSource &source, const Conversion &conversion);
    /// What would run now, but for the seed field. Empty while nothing is shown.
    [[nodiscard]] const Workflow &workflow() const { return m_draft.workflow; }
    [[nodiscard]] int count() const { return m_draft.count; } ///< how many jobs one Generate makes
    /// Everything typed: workflow, values, seed, modes. Cheap; write it from the pool. Null while nothing is shown.
    [[nodiscard]] json::Value draft() const;
    /// Shows what \a draft holds; fields that show it already keep focus, cursor and undo. False if it cannot be read;
    /// then nothing has changed.
    bool restoreDraft(const json::Value &draft);
    /// Under which drafts of the same workflow are kept, whatever its values; empty while nothing is shown.
    [[nodiscard]] QString fingerprint() const;
    /// What a file of it should hold: \ref workflow with the seed that the next job uses.
    [[nodiscard]] Workflow workflowToSave() const;
    /// \a typed, a \ref workflow of before, is in a file now; it is called \a name from now on.
    void markSaved(const QString &name, const Workflow &typed);
    [[nodiscard]] bool isConverted() const { return m_draft.source.api.isEmpty(); } ///< from the editor's format
    [[nodiscard]] bool isChanged() const; ///< a value or switch is another than in the file

    /// What the server knows: choices and limits. Typed text, focus and cursor stay.
    void setCatalog(const NodeCatalog &catalog);
    void setServerReady(bool ready); ///< for the words in Generate; it never goes grey
    void setPaused(bool paused);
    void setCancelEnabled(bool enabled);
    void setShownSeedAvailable(bool available); ///< an image with a known seed is shown
    void setRecentFiles(const QStringList &paths);
    /// Other ways to open, above the recent files.
    void setOpenExtras(const QList<QAction *> &actions);
    void setCompact(bool compact); ///< for columns of less than 360 px

    /// The next job uses \a seed; the mode becomes Keep. The answer to \ref useShownSeedRequested.
    void showSeed(Seed seed);
    /// The job with \a seed, for which the next one stands in the field already, was not made after all.
    void takeSeedBack(Seed seed);
    /// Marks the fields, each until its next edit, and moves nothing. An empty list takes all marks away.
    void showProblems(const QList<Problem> &problems);
    /// Stands beside the workflow's name, as a button; \a fatal of \a total keep it from running.
    void setProblemCount(int fatal, int total);
    /// Sets values as one step of undo. What names no input of the workflow is left out.
    void applyEdits(const Edits &edits);
    void switchOff(const NodeId &node); ///< as its block in the form does
    /// Gives the field of \a at the focus, whatever is closed over it. False if there is none.
    bool goTo(const InputRef &at);

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
    void problemsRequested(); ///< the count of problems was pressed
    void edited();            ///< something that \ref draft holds is another now
    void workflowChanged();   ///< \ref workflow may be another now, by edits, switches or opening
    /// Blocks were switched; what is to be said about the graph that came of it.
    void converted(const QList<hanga::ConversionNote> &notes);
    void switchFailed(const hanga::Error &error); ///< the switch is back

private:
    enum class Look {
        Fresh,     ///< another workflow: take its seed
        Restored,  ///< with a seed text of its own
        Switched,  ///< the same workflow with other nodes, pins or values
        KeepTyping ///< the same workflow, another catalogue
    };

    void build();
    void wire();
    void wireForm();
    void startOver(Look look);
    void look(Look look);
    void takeLook(const WorkflowLook &found, Look look);
    void showDraft(ComposerForm::Reuse reuse);
    void finishStep(const QString &what, const Draft &before);
    void takeBack(const Draft &draft);
    void reviewUndo();
    void switchBlock(const Block &block, bool on);
    void takeConversion(const NodeSwitches &switches, const Result<Conversion> &conversion);
    void setPinned(const InputRef &at, bool pinned);
    void resetAll();
    void bringIntoView(QWidget *part);
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
    DraftHistory m_history;
    NodeCatalog m_catalog;
    WorkflowLook m_look;
    QHash<InputRef, QString> m_seedControls; ///< of the file, until the first look
    NodeSwitches m_wanted;                   ///< the draft's, or those of the conversion under way
    InputRef m_movedPin;                     ///< gets the focus after the next look
    int m_fatalCount = 0;
    quint64 m_looks = 0;       ///< tells a late answer of the pool from the present one
    quint64 m_conversions = 0; ///< the same for switches
    bool m_isLooking = false;  ///< the pool is at it
    bool m_isConverting = false;
    bool m_generatesLater = false; ///< Generate was pressed meanwhile
    bool m_looksAgain = false;     ///< when the input method is done
    bool m_seedIsRolled = false;   ///< by Generate, not by the person
    bool m_serverReady = false;
    bool m_isPaused = false;
    bool m_isCompact = false;
};

} // namespace hanga
