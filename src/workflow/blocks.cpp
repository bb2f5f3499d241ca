#include "workflow/blocks.h"

#include "workflow/noderemover.h"
#include "workflow/uiblocks.h"
#include "workflow/uiswitches.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct BlocksText
{
    Q_DECLARE_TR_FUNCTIONS(BlocksText)
};

QList<Block> apiBlocks(const Workflow &workflow, const NodeCatalog &catalog, const NodeSwitches &switches)
{
    const NodeRemover remover(workflow, catalog);
    QList<Block> found;
    for (const NodeId &node : workflow.nodes()) {
        if (!switches.contains(node) && !remover.canTakeOut(node))
            continue;
        Block block;
        block.title = workflow.title(node);
        block.classType = workflow.classType(node);
        block.nodes = {node};
        block.isOn = switches.value(node, true);
        found.append(block);
    }
    return found;
}

} // namespace

QList<Block> blocks(const WorkflowSource &source, const NodeCatalog &catalog, const NodeSwitches &switches)
{
    return source.api.isEmpty() ? uiBlocks(source.ui, catalog, switches) : apiBlocks(source.api, catalog, switches);
}

NodeSwitches switched(NodeSwitches switches, const Block &block, bool on)
{
    for (const NodeId &node : block.nodes) {
        const bool inFile = block.inFile && !block.offInFile.contains(node);
        const bool isAsInFile = on ? block.inFile : !inFile;
        if (isAsInFile)
            switches.remove(node);
        else
            switches.insert(node, on);
    }
    return switches;
}

Result<Conversion> withSwitches(const WorkflowSource &source, const NodeCatalog &catalog, const NodeSwitches &switches,
                                const QString &name)
{
    if (source.api.isEmpty()) {
        if (catalog.isEmpty())
            return failure(Error::Kind::UiFormat, {name});
        return convertToApi(uiWithSwitches(source.ui, switches), catalog, name);
    }
    QSet<NodeId> off;
    for (auto place = switches.cbegin(); place != switches.cend(); ++place) {
        if (!place.value() && source.api.contains(place.key()))
            off.insert(place.key());
    }
    if (off.isEmpty())
        return Conversion{source.api, {}, {}};
    Conversion rest = NodeRemover(source.api, catalog).without(off);
    if (rest.workflow.isEmpty())
        return failure(Error::Kind::NotAWorkflow, {name, BlocksText::tr("all of its nodes are off")});
    return rest;
}

json::Value uiWithSwitches(const json::Value &ui, const NodeSwitches &switches)
{
    return switchModes(ui, switches).ui;
}

QList<std::pair<InputRef, json::Value>> editsOf(const Workflow &edited, const Workflow &base)
{
    QList<std::pair<InputRef, json::Value>> edits;
    for (const NodeId &node : edited.nodes()) {
        if (!base.contains(node) || base.classType(node) != edited.classType(node))
            continue;
        for (const json::Member &member : edited.inputs(node)) {
            const InputRef ref{node, QString::fromStdString(member.key)};
            if (!Workflow::linkOf(member.value) && member.value != base.input(ref))
                edits.append({ref, member.value});
        }
    }
    return edits;
}

} // namespace hanga
