#include "ui/composer/composerpane.h"

#include "ui/composer/generatebar.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/seedfield.h"
#include "ui/composer/workflowrow.h"
#include "ui/shared/formatting.h"

#include <QAction>
#include <QScrollArea>

// The jobs that Generate makes of the draft: their seeds, their number, and what the button says about them.

namespace hanga {

void ComposerPane::generate()
{
    if (m_draft.workflow.isEmpty()) {
        Q_EMIT openRequested();
        return;
    }
    if (m_isLooking || m_isConverting) {
        m_generatesLater = true;
        return;
    }
    if (const QList<QWidget *> broken = brokenControls(); !broken.isEmpty()) {
        broken.first()->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(broken.first());
        return;
    }
    m_form->markProblems({}, m_look.seeds);
    m_history.endStep();
    const Seed seed = m_seed->seed().value_or(Seed());
    const QList<JobRequest> requests =
        jobRequests(m_draft, m_look.seeds, seed, m_look.largestSeed, m_catalog, QDateTime::currentDateTime());
    if (!m_look.seeds.isEmpty()) {
        const Seed last = requests.last().seed.value_or(seed);
        setSeedText(nextSeed(m_draft.seedMode, last, m_look.largestSeed).text());
        m_seedIsRolled = m_draft.seedMode == SeedMode::Random;
    }
    Q_EMIT generateRequested(requests);
}

void ComposerPane::rollSeed()
{
    const Draft before = m_draft;
    m_seedIsRolled = false;
    setSeedText(nextSeed(SeedMode::Random, Seed(), m_look.largestSeed).text());
    finishStep({}, before);
}

void ComposerPane::showSeed(Seed seed)
{
    const Draft before = m_draft;
    m_draft.seedMode = SeedMode::Keep;
    m_seedIsRolled = false;
    m_seed->showMode(m_draft.seedMode);
    setSeedText(seed.text());
    finishStep({}, before);
}

void ComposerPane::takeSeedBack(Seed seed)
{
    m_seedIsRolled = false;
    setSeedText(seed.text());
}

void ComposerPane::chooseSeedMode(SeedMode mode)
{
    const Draft before = m_draft;
    m_draft.seedMode = mode;
    finishStep(QStringLiteral("seed mode"), before);
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

void ComposerPane::takeCount()
{
    const std::optional<json::Value> number = m_count->number();
    const qint64 count = number ? number->toInt64().value_or(0) : 0;
    if (count >= 1 && count <= Draft::largestCount) {
        const Draft before = m_draft;
        m_draft.count = int(count);
        finishStep(QStringLiteral("count"), before);
    }
    sayConsequence();
}

QList<QWidget *> ComposerPane::brokenControls() const
{
    QList<QWidget *> broken;
    if (!m_look.seeds.isEmpty() && !m_seed->seed())
        broken.append(m_seed->stops().first());
    broken.append(m_form->brokenControls());
    if (!m_count->remark().isEmpty())
        broken.append(m_count);
    return broken;
}

Workflow ComposerPane::workflowToSave() const
{
    const std::optional<Seed> seed = m_seed->seed();
    if (!seed)
        return m_draft.workflow;
    return seedVariations(m_draft.workflow, m_look.seeds, SeedMode::Keep, *seed, m_look.largestSeed, 1)
        .first()
        .workflow;
}

void ComposerPane::markSaved(const QString &name, const Workflow &typed)
{
    m_draft.name = name;
    m_draft.saved = typed;
    describeWorkflow();
    Q_EMIT edited();
}

bool ComposerPane::isChanged() const
{
    if (!m_draft.saved.isEmpty())
        return !(m_draft.workflow == m_draft.saved);
    return !m_draft.switches.isEmpty() || !(m_draft.workflow == m_draft.opened);
}

void ComposerPane::sayConsequence()
{
    const qsizetype broken = brokenControls().size() + m_fatalCount;
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
    const QString state = m_isLooking ? tr("reading", "workflow") : m_look.state.word;
    const QString nodes = tr("%n node(s)", nullptr, int(m_draft.workflow.graph().size()));
    m_row->showWorkflow({m_draft.name, tr("%1 · %2", "11 nodes, ready").arg(nodes, state),
                         tr("API workflow · %1 · %2", "11 nodes, ready").arg(nodes, state), m_look.state.detail,
                         isChanged()});
}

} // namespace hanga
