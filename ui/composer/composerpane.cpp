#include "ui/composer/composerpane.h"

#include "base/background.h"
#include "ui/composer/composerform.h"
#include "ui/composer/generatebar.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/seedfield.h"
#include "ui/composer/workflowrow.h"
#include "ui/shared/formatting.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAction>
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
    takeDiscovery({}, Look::Fresh);
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
                            m_actions.pause, m_actions.cancel, m_actions.goToPrompt, m_actions.goToNegative})
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
    connect(m_row, &WorkflowRow::recentChosen, this, &ComposerPane::openRecentRequested);

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
                lookThrough(Look::KeepTyping);
        },
        Qt::QueuedConnection);
    connect(m_seed, &SeedField::edited, this, [this] {
        m_seedIsRolled = false;
        m_draft.seedText = m_seed->text();
        sayConsequence();
        Q_EMIT edited();
    });
    connect(m_seed, &SeedField::modeChosen, this, &ComposerPane::chooseSeedMode);
    connect(m_count, &NumberField::edited, this, &ComposerPane::takeCount);
}

void ComposerPane::showWorkflow(const QString &name, const Workflow &workflow, const json::Value &ui)
{
    m_draft = Draft{};
    m_draft.name = name;
    m_draft.opened = workflow;
    m_draft.workflow = workflow;
    m_draft.ui = ui;
    lookThrough(Look::Fresh);
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
    lookThrough(Look::Restored);
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
        lookThrough(Look::KeepTyping);
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

void ComposerPane::setCompact(bool compact)
{
    m_isCompact = compact;
    sayConsequence();
}

void ComposerPane::showSeed(Seed seed)
{
    m_draft.seedMode = SeedMode::Keep;
    m_seedIsRolled = false;
    m_seed->showMode(m_draft.seedMode);
    setSeedText(seed.text());
}

void ComposerPane::showProblems(const QList<InputProblem> &problems)
{
    if (QWidget *first = m_form->showProblems(problems, m_seeds, m_draft.workflow))
        m_scroll->ensureWidgetVisible(first, 0, 4 * metrics::groupGap);
}

void ComposerPane::lookThrough(Look look)
{
    const quint64 thisLook = ++m_looks;
    m_generatesLater = false;
    if (look != Look::KeepTyping)
        m_seedIsRolled = false;
    if (m_draft.workflow.graph().size() <= manyNodes) {
        m_isLooking = false;
        takeDiscovery(discover(m_draft.workflow, m_catalog), look);
        return;
    }
    m_isLooking = true;
    if (look != Look::KeepTyping) // what is typed now must not go to the workflow before
        m_form->showFields({}, m_draft.workflow, ComposerForm::Reuse::None);
    describeWorkflow();
    runInBackground(
        this, [workflow = m_draft.workflow, catalog = m_catalog] { return discover(workflow, catalog); },
        [this, thisLook, look](const Discovery &found) {
            if (thisLook != m_looks)
                return;
            m_isLooking = false;
            takeDiscovery(found, look);
            if (std::exchange(m_generatesLater, false))
                generate();
        });
}

void ComposerPane::takeDiscovery(const Discovery &found, Look look)
{
    m_fields = formFields(m_draft.workflow, found, m_catalog);
    m_seeds = linkedSeeds(found);
    m_largestSeed = largestSeed(m_draft.workflow, m_seeds, m_catalog);
    if (look == Look::Fresh && !m_seeds.isEmpty()) {
        const auto main = std::find_if(found.seeds.begin(), found.seeds.end(),
                                       [this](const FoundSeed &seed) { return seed.at == m_seeds.first(); });
        const std::optional<Seed> inFile = Seed::fromText(main->text);
        // "-1" asks some nodes for a random seed; here it is drawn at once, so that it can be seen and kept.
        m_draft.seedText = inFile ? inFile->text() : nextSeed(SeedMode::Random, Seed(), m_largestSeed).text();
    }
    m_form->showFields(m_fields, m_draft.workflow,
                       look == Look::Fresh      ? ComposerForm::Reuse::None
                       : look == Look::Restored ? ComposerForm::Reuse::SameValue
                                                : ComposerForm::Reuse::All);
    m_form->setVisible(!m_draft.workflow.isEmpty());
    m_form->setNegativeOpen(m_draft.negativeOpen);
    if (look != Look::KeepTyping)
        m_form->showProblems({}, m_seeds, m_draft.workflow);
    m_seed->setLimits(!m_seeds.isEmpty(), m_largestSeed);
    m_actions.rollSeed->setEnabled(!m_seeds.isEmpty());
    m_seed->showText(m_draft.seedText);
    m_seed->showMode(m_draft.seedMode);
    if (look != Look::KeepTyping)
        m_count->showNumber(json::Value::number(qint64(m_draft.count)));
    m_state = workflowState(m_draft.workflow, m_catalog);
    chainTabs();
    describeWorkflow();
    sayConsequence();
}

void ComposerPane::chainTabs()
{
    QList<QWidget *> stops = m_form->stops();
    stops.append(m_bar->stops());
    stops.append(m_row->stops());
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void ComposerPane::generate()
{
    if (m_draft.workflow.isEmpty()) {
        Q_EMIT openRequested();
        return;
    }
    if (m_isLooking) {
        m_generatesLater = true;
        return;
    }
    if (const QList<QWidget *> broken = brokenControls(); !broken.isEmpty()) {
        broken.first()->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(broken.first());
        return;
    }
    showProblems({});
    const Seed seed = m_seed->seed().value_or(Seed());
    const QList<JobRequest> requests =
        jobRequests(m_draft, m_seeds, seed, m_largestSeed, m_catalog, QDateTime::currentDateTime());
    if (!m_seeds.isEmpty()) {
        const Seed last = requests.last().seed.value_or(seed);
        setSeedText(nextSeed(m_draft.seedMode, last, m_largestSeed).text());
        m_seedIsRolled = m_draft.seedMode == SeedMode::Random;
    }
    Q_EMIT generateRequested(requests);
}

void ComposerPane::rollSeed()
{
    m_seedIsRolled = false;
    setSeedText(nextSeed(SeedMode::Random, Seed(), m_largestSeed).text());
}

void ComposerPane::chooseSeedMode(SeedMode mode)
{
    m_draft.seedMode = mode;
    Q_EMIT edited();
    // Who presses Keep at the sight of an image means its seed, not the one drawn for the next.
    if (mode == SeedMode::Keep && m_seedIsRolled && m_actions.useShownSeed->isEnabled())
        Q_EMIT useShownSeedRequested();
}

void ComposerPane::setSeedText(const QString &text)
{
    m_draft.seedText = text;
    m_seed->showText(text);
    sayConsequence();
    Q_EMIT edited();
}

void ComposerPane::takeValue(const FormField &field, const json::Value &value)
{
    m_draft.workflow.setInput(field.at, value);
    describeWorkflow();
    Q_EMIT edited();
}

void ComposerPane::takeCount()
{
    const std::optional<json::Value> number = m_count->number();
    const qint64 count = number ? number->toInt64().value_or(0) : 0;
    if (count >= 1 && count <= Draft::largestCount) {
        m_draft.count = int(count);
        Q_EMIT edited();
    }
    sayConsequence();
}

QList<QWidget *> ComposerPane::brokenControls() const
{
    QList<QWidget *> broken;
    if (!m_seeds.isEmpty() && !m_seed->seed())
        broken.append(m_seed->stops().first());
    broken.append(m_form->brokenControls());
    if (!m_count->remark().isEmpty())
        broken.append(m_count);
    return broken;
}

bool ComposerPane::isChanged() const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [this](const FormField &field) {
        return !(m_draft.workflow.input(field.at) == m_draft.opened.input(field.at));
    });
}

void ComposerPane::sayConsequence()
{
    const qsizetype broken = brokenControls().size();
    const QString images = formatting::images(m_draft.count);
    if (m_draft.workflow.isEmpty())
        m_bar->setConsequence(tr("opens a workflow first"));
    else if (broken > 0)
        m_bar->setConsequence(tr("%n thing(s) to fix", nullptr, int(broken)));
    else if (m_isCompact && !m_serverReady)
        m_bar->setConsequence(tr("held until connected"));
    else if (m_isCompact && m_isPaused)
        m_bar->setConsequence(tr("held until resumed"));
    else if (m_isCompact)
        m_bar->setConsequence(images);
    else if (!m_serverReady)
        m_bar->setConsequence(tr("%1 · held until connected", "4 images").arg(images));
    else if (m_isPaused)
        m_bar->setConsequence(tr("%1 · held until resumed", "4 images").arg(images));
    else
        m_bar->setConsequence(tr("%1 · joins the queue", "4 images").arg(images));
}

void ComposerPane::describeWorkflow()
{
    if (m_draft.workflow.isEmpty()) {
        const QString next = tr("Open one, or drop it here");
        m_row->showWorkflow({tr("No workflow"), next, next, {}, false});
        return;
    }
    const QString state = m_isLooking ? tr("reading", "workflow") : m_state.word;
    const QString nodes = tr("%n node(s)", nullptr, int(m_draft.workflow.graph().size()));
    m_row->showWorkflow({m_draft.name, tr("%1 · %2", "11 nodes, ready").arg(nodes, state),
                         tr("API workflow · %1 · %2", "11 nodes, ready").arg(nodes, state), m_state.detail,
                         isChanged()});
}

} // namespace hanga
