#include "ui/composer/composerpane.h"

#include "base/background.h"
#include "ui/composer/generatebar.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/seedfield.h"
#include "ui/composer/undokeys.h"
#include "ui/composer/workflowrow.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"
#include "workflow/appmode.h"

#include <QAction>
#include <QCoreApplication>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace hanga {

namespace {

/// Above this a look through the graph may take longer than a frame.
constexpr qsizetype manyNodes = 300;

InputSpec countSpec()
{
    InputSpec spec;
    spec.kind = InputSpec::Kind::Int;
    spec.minimum = json::Value::number("1");
    spec.maximum = json::Value::number(qint64(Draft::largestCount));
    spec.step = json::Value::number("1");
    return spec;
}

/// "randomize" and the like of the web editor.
SeedMode seedModeOfControl(const QString &control)
{
    if (control == QLatin1String("fixed"))
        return SeedMode::Keep;
    if (control == QLatin1String("increment"))
        return SeedMode::Increment;
    return control == QLatin1String("decrement") ? SeedMode::Decrement : SeedMode::Random;
}

} // namespace

ComposerPane::ComposerPane(QWidget *parent)
    : QWidget(parent), m_actions(makeComposerActions(this)), m_row(new WorkflowRow(m_actions.open, this)),
      m_seed(new SeedField(m_actions.rollSeed, m_actions.useShownSeed, this)), m_count(new NumberField(this)),
      m_form(new ComposerForm(m_seed, m_count)), m_scroll(new QScrollArea(this)),
      m_bar(new GenerateBar(m_actions, this))
{
    setObjectName(QStringLiteral("composer"));
    m_count->setObjectName(QStringLiteral("composerCount"));
    m_count->setAccessibleName(tr("Number of images"));
    m_count->setSpec(countSpec());
    build();
    wire();
    setCancelEnabled(false);
    setShownSeedAvailable(false);
    takeLook({}, Look::Fresh);
    reviewUndo();
    new UndoKeys(m_actions.undo, m_actions.redo, this);
}

void ComposerPane::build()
{
    auto *panel = new QFrame(this);
    setRole(panel, "panel");
    auto *page = new QFrame;
    setRole(page, "panel");
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, metrics::panelPadding, 0, 0);
    pageColumn->setSpacing(metrics::fieldGap);
    auto *rowColumn = new QVBoxLayout;
    rowColumn->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    rowColumn->addWidget(m_row);
    pageColumn->addLayout(rowColumn);
    pageColumn->addWidget(m_form);
    pageColumn->addStretch();
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *panelColumn = new QVBoxLayout(panel);
    panelColumn->setContentsMargins(0, 0, 0, 0);
    panelColumn->setSpacing(0);
    panelColumn->addWidget(m_scroll, 1);
    panelColumn->addWidget(m_bar);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    for (QAction *action : {m_actions.generate, m_actions.open, m_actions.rollSeed, m_actions.useShownSeed,
                            m_actions.pause, m_actions.cancel, m_actions.goToPrompt, m_actions.goToNegative,
                            m_actions.findSetting, m_actions.undo, m_actions.redo})
        addAction(action);
}

void ComposerPane::wire()
{
    connect(m_actions.generate, &QAction::triggered, this, &ComposerPane::generate);
    connect(m_actions.open, &QAction::triggered, this, &ComposerPane::openRequested);
    connect(m_actions.rollSeed, &QAction::triggered, this, &ComposerPane::rollSeed);
    connect(m_actions.useShownSeed, &QAction::triggered, this, &ComposerPane::useShownSeedRequested);
    connect(m_actions.pause, &QAction::triggered, this, [this](bool paused) {
        setPaused(paused);
        Q_EMIT pauseToggled(paused);
    });
    connect(m_actions.cancel, &QAction::triggered, this, &ComposerPane::cancelRequested);
    connect(m_actions.goToPrompt, &QAction::triggered, m_form, &ComposerForm::goToPrompt);
    connect(m_actions.goToNegative, &QAction::triggered, m_form, &ComposerForm::goToNegative);
    connect(m_actions.findSetting, &QAction::triggered, m_form, &ComposerForm::findSetting);
    connect(m_actions.undo, &QAction::triggered, this, [this] { takeBack(m_history.undo(m_draft)); });
    connect(m_actions.redo, &QAction::triggered, this, [this] { takeBack(m_history.redo(m_draft)); });
    connect(m_row, &WorkflowRow::recentChosen, this, &ComposerPane::openRecentRequested);
    connect(m_row, &WorkflowRow::problemsRequested, this, &ComposerPane::problemsRequested);
    wireForm();
    connect(m_seed, &SeedField::edited, this, [this] {
        const Draft before = m_draft;
        m_seedIsRolled = false;
        m_draft.seedText = m_seed->text();
        sayConsequence();
        finishStep(QStringLiteral("seed"), before);
    });
    connect(m_seed, &SeedField::modeChosen, this, &ComposerPane::chooseSeedMode);
    connect(m_count, &NumberField::edited, this, &ComposerPane::takeCount);
}

void ComposerPane::wireForm()
{
    connect(m_form, &ComposerForm::edited, this, &ComposerPane::takeValue);
    connect(m_form, &ComposerForm::brokenChanged, this, &ComposerPane::sayConsequence);
    connect(m_form, &ComposerForm::negativeToggled, this, [this](bool open) {
        m_draft.negativeOpen = open;
        Q_EMIT edited();
    });
    // Queued: the editor that tells may be gone after another look.
    connect(
        m_form, &ComposerForm::composed, this,
        [this] {
            if (std::exchange(m_looksAgain, false))
                look(Look::KeepTyping);
        },
        Qt::QueuedConnection);
    // Queued: the button that tells goes with its row.
    connect(m_form, &ComposerForm::pinToggled, this, &ComposerPane::setPinned, Qt::QueuedConnection);
    connect(m_form, &ComposerForm::resetAllRequested, this, &ComposerPane::resetAll);
    connect(m_form, &ComposerForm::blockSwitched, this, &ComposerPane::switchBlock);
    connect(m_form, &ComposerForm::stopsChanged, this, &ComposerPane::chainTabs);
    connect(m_form, &ComposerForm::revealed, this, &ComposerPane::bringIntoView);
}

void ComposerPane::showWorkflow(const QString &name, const Workflow &workflow, const json::Value &ui)
{
    showWorkflow(name, WorkflowSource{workflow, ui}, Conversion{workflow, {}, {}});
}

void ComposerPane::showWorkflow(const QString &name, const WorkflowSource &source, const Conversion &conversion)
{
    m_draft = Draft{};
    m_draft.name = name;
    m_draft.source = source;
    m_draft.opened = conversion.workflow;
    m_draft.workflow = conversion.workflow;
    if (!source.ui.isNull())
        m_draft.pins = appMode(source.ui, conversion.workflow).inputs;
    m_seedControls = conversion.seedControls;
    startOver(Look::Fresh);
}

/// With another draft: what belongs to the one before is gone.
void ComposerPane::startOver(Look how)
{
    ++m_conversions;
    m_isConverting = false;
    m_wanted = m_draft.switches;
    m_history.clear();
    reviewUndo();
    setProblemCount(0, 0);
    look(how);
    Q_EMIT workflowChanged();
}

json::Value ComposerPane::draft() const
{
    return m_draft.workflow.isEmpty() ? json::Value() : toJson(m_draft);
}

bool ComposerPane::restoreDraft(const json::Value &draft)
{
    std::optional<Draft> restored = draftFromJson(draft);
    if (!restored)
        return false;
    m_draft = std::move(*restored);
    m_seedControls.clear();
    startOver(Look::Restored);
    return true;
}

QString ComposerPane::fingerprint() const
{
    return m_draft.workflow.isEmpty() ? QString() : m_draft.workflow.fingerprint();
}

void ComposerPane::setCatalog(const NodeCatalog &catalog)
{
    m_catalog = catalog;
    if (m_draft.workflow.isEmpty())
        return;
    if (m_form->isComposing())
        m_looksAgain = true;
    else
        look(Look::KeepTyping);
}

void ComposerPane::setServerReady(bool ready)
{
    m_serverReady = ready;
    sayConsequence();
}

void ComposerPane::setPaused(bool paused)
{
    m_isPaused = paused;
    showPaused(m_actions, paused);
    sayConsequence();
}

void ComposerPane::setCancelEnabled(bool enabled)
{
    setAvailable(m_actions.cancel, enabled, tr("No job is running or waiting here"));
}

void ComposerPane::setShownSeedAvailable(bool available)
{
    setAvailable(m_actions.useShownSeed, available, tr("No image with a known seed is shown"));
}

void ComposerPane::setRecentFiles(const QStringList &paths)
{
    m_row->setRecentFiles(paths);
}

void ComposerPane::setOpenExtras(const QList<QAction *> &actions)
{
    m_row->setOpenExtras(actions);
}

void ComposerPane::setCompact(bool compact)
{
    m_isCompact = compact;
    sayConsequence();
}

void ComposerPane::look(Look how)
{
    const quint64 thisLook = ++m_looks;
    if (how == Look::Fresh || how == Look::Restored) {
        m_generatesLater = false; // meant the workflow before
        m_seedIsRolled = false;
    }
    if (m_draft.workflow.graph().size() <= manyNodes) {
        m_isLooking = false;
        takeLook(lookThrough(m_draft, m_catalog), how);
        return;
    }
    m_isLooking = true;
    if (how == Look::Fresh || how == Look::Restored) { // what is typed now must not go to the workflow before
        m_form->showFields({}, m_draft.workflow, m_draft.opened, ComposerForm::Reuse::None);
        m_form->showBlocks({}, true);
    }
    describeWorkflow();
    runInBackground(
        this, [draft = m_draft, catalog = m_catalog] { return lookThrough(draft, catalog); },
        [this, thisLook, how](const WorkflowLook &found) {
            if (thisLook != m_looks)
                return;
            m_isLooking = false;
            takeLook(found, how);
            if (std::exchange(m_generatesLater, false))
                generate();
        });
}

void ComposerPane::takeLook(const WorkflowLook &found, Look how)
{
    const bool isOther = how == Look::Fresh || how == Look::Restored;
    m_look = found;
    if (how == Look::Fresh && !found.seeds.isEmpty()) {
        m_draft.seedText = found.seedText;
        m_draft.seedMode = seedModeOfControl(m_seedControls.value(found.seeds.first()));
    }
    m_seed->setLimits(!found.seeds.isEmpty(), found.largestSeed);
    m_actions.rollSeed->setEnabled(!found.seeds.isEmpty());
    showDraft(how == Look::Fresh        ? ComposerForm::Reuse::None
              : how == Look::KeepTyping ? ComposerForm::Reuse::All
                                        : ComposerForm::Reuse::SameValue);
    m_form->showBlocks(found.blocks, isOther);
    m_form->setVisible(!m_draft.workflow.isEmpty());
    m_form->setNegativeOpen(m_draft.negativeOpen);
    if (isOther)
        m_form->markProblems({}, m_look.seeds);
    if (how != Look::KeepTyping)
        m_count->showNumber(json::Value::number(qint64(m_draft.count)));
    if (const InputRef moved = std::exchange(m_movedPin, {}); !moved.node.isEmpty())
        m_form->focusPin(moved);
}

void ComposerPane::showDraft(ComposerForm::Reuse reuse)
{
    m_form->showFields(m_look.fields, m_draft.workflow, m_draft.opened, reuse);
    m_seed->showText(m_draft.seedText);
    m_seed->showMode(m_draft.seedMode);
    chainTabs();
    describeWorkflow();
    sayConsequence();
}

void ComposerPane::bringIntoView(QWidget *part)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // what was just opened has no place yet
    m_scroll->ensureWidgetVisible(part, 0, 4 * metrics::groupGap);
}

void ComposerPane::chainTabs()
{
    QList<QWidget *> stops = m_form->stops();
    stops.append(m_bar->stops());
    stops.append(m_row->stops());
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

} // namespace hanga
