#include "ui/composer/composerpane.h"

#include "base/background.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/seedfield.h"
#include "ui/composer/workflowrow.h"

#include <QAction>

#include <algorithm>

// What a person does to the draft, and how it is taken back.

namespace hanga {

void ComposerPane::takeValue(const FormField &field, const json::Value &value)
{
    if (m_draft.workflow.input(field.at).isNull()) // its node was switched off a moment ago
        return;
    const Draft before = m_draft;
    m_draft.workflow.setInput(field.at, value);
    describeWorkflow();
    finishStep(field.at.node.text() + u'/' + field.at.input, before);
}

/// The draft was \a before.
void ComposerPane::finishStep(const QString &what, const Draft &before)
{
    m_history.add(what, before, m_draft);
    reviewUndo();
    Q_EMIT edited();
    if (!(before.workflow == m_draft.workflow))
        Q_EMIT workflowChanged();
}

void ComposerPane::reviewUndo()
{
    m_actions.undo->setEnabled(m_history.canUndo());
    m_actions.redo->setEnabled(m_history.canRedo());
}

void ComposerPane::takeBack(const Draft &draft)
{
    const Draft before = std::exchange(m_draft, draft);
    reviewUndo();
    ++m_conversions; // a switch that is under way is taken back with it
    m_isConverting = false;
    m_wanted = draft.switches;
    m_generatesLater = m_generatesLater && m_isLooking; // else nothing is waited for any more
    m_seedIsRolled = false;
    if (before.opened == draft.opened && before.pins == draft.pins) {
        showDraft(ComposerForm::Reuse::SameValue);
        m_form->showBlocks(m_look.blocks, false);
        m_count->showNumber(json::Value::number(qint64(draft.count)));
    } else {
        look(Look::Switched);
    }
    Q_EMIT edited();
    if (!(before.workflow == draft.workflow))
        Q_EMIT workflowChanged();
}

void ComposerPane::applyEdits(const Edits &edits)
{
    const Draft before = m_draft;
    for (const auto &[at, value] : edits) {
        if (!m_draft.workflow.contains(at.node))
            continue;
        m_draft.workflow.setInput(at, value);
        if (m_look.seeds.contains(at))
            m_draft.seedText = QString::fromUtf8(value.text().data(), qsizetype(value.text().size()));
    }
    if (m_draft == before)
        return;
    look(Look::Switched); // an input that was missing has a field now
    finishStep({}, before);
}

void ComposerPane::resetAll()
{
    const Draft before = m_draft;
    m_draft.workflow = m_draft.opened;
    if (m_draft == before)
        return;
    showDraft(ComposerForm::Reuse::SameValue);
    finishStep({}, before);
}

void ComposerPane::setPinned(const InputRef &at, bool pinned)
{
    const Draft before = m_draft;
    m_draft.pins.removeAll(at);
    if (pinned)
        m_draft.pins.append(at);
    m_movedPin = at;
    look(Look::Switched);
    finishStep({}, before);
}

void ComposerPane::switchBlock(const Block &block, bool on)
{
    m_wanted = switched(m_wanted, block, on);
    m_isConverting = true;
    runInBackground(
        this,
        [source = m_draft.source, catalog = m_catalog, wanted = m_wanted, name = m_draft.name] {
            return withSwitches(source, catalog, wanted, name);
        },
        [this, thisOne = ++m_conversions, wanted = m_wanted](const Result<Conversion> &conversion) {
            if (thisOne == m_conversions) // else another switch was pressed since
                takeConversion(wanted, conversion);
        });
}

void ComposerPane::switchOff(const NodeId &node)
{
    Block block; // an unknown class may have none in the form
    block.nodes = {node};
    for (const Block &known : std::as_const(m_look.blocks)) {
        if (known.kind == Block::Kind::Node && known.nodes == block.nodes)
            block = known;
    }
    switchBlock(block, false);
}

void ComposerPane::takeConversion(const NodeSwitches &switches, const Result<Conversion> &conversion)
{
    m_isConverting = false;
    if (!conversion) {
        m_wanted = m_draft.switches;
        m_form->showBlocks(m_look.blocks, false);
        m_generatesLater = false;
        Q_EMIT switchFailed(conversion.error());
        return;
    }
    const Draft before = m_draft;
    m_draft = withSwitches(m_draft, switches, conversion->workflow);
    look(Look::Switched);
    finishStep({}, before);
    Q_EMIT converted(conversion->notes);
    if (!m_isLooking && std::exchange(m_generatesLater, false))
        generate();
}

void ComposerPane::showProblems(const QList<Problem> &problems)
{
    m_form->markProblems(fieldProblems(problems), m_look.seeds);
}

void ComposerPane::setProblemCount(int fatal, int total)
{
    m_fatalCount = fatal;
    m_row->setProblemCount(fatal, total);
    sayConsequence();
}

bool ComposerPane::goTo(const InputRef &at)
{
    return m_form->goTo(at, m_look.seeds) != nullptr;
}

} // namespace hanga
