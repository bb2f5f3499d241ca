#include "workflow/uiblocks.h"

#include "workflow/groupnode.h"
#include "workflow/linkresolver.h"
#include "workflow/noderemover.h"
#include "workflow/uigroups.h"
#include "workflow/uiswitches.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga {

namespace {

struct BlockText
{
    Q_DECLARE_TR_FUNCTIONS(BlockText)
};

constexpr qsizetype mostConverted = 20000; // nodes, in all trials of one file: a second at most
constexpr qsizetype mostGrouped = 200'000; // nodes, each as often as a group of the file holds it

NodeSwitches onlyOn(NodeSwitches switches)
{
    switches.removeIf([](NodeSwitches::iterator place) { return !place.value(); });
    return switches;
}

/// Looks at the file with all that its switches turn on, so that what a switch turns off keeps its place in the list.
class UiBlockFinder final
{
public:
    UiBlockFinder(const json::Value &ui, const NodeCatalog &catalog, const NodeSwitches &switches)
        : m_catalog(catalog), m_switches(switches), m_turned(switchModes(ui, onlyOn(switches))),
          m_tree(m_turned.ui, catalog), m_types(m_tree, catalog), m_whole(converted({})),
          m_remover(m_whole.workflow, catalog)
    {}

    [[nodiscard]] QList<Block> find()
    {
        addScope(m_tree.root());
        return m_groups + m_nodes;
    }

private:
    [[nodiscard]] Conversion converted(const NodeSwitches &switches) const
    {
        if (m_catalog.isEmpty())
            return {};
        return convertToApi(switchModes(m_turned.ui, switches).ui, m_catalog, {}).value_or(Conversion());
    }

    [[nodiscard]] bool isInFile(const UiNode &node, const NodeId &id) const
    {
        return node.mode == UiNode::Mode::Runs && !m_turned.changed.contains(id);
    }

    /// Notes, reroutes and the like, and decorations that nobody knows.
    [[nodiscard]] bool isEditorsOwn(const UiNode &node) const
    {
        return m_types.isVirtual(node.type) || (!m_catalog.find(node.type) && !m_tree.standsForOthers(node) &&
                                                node.inputs.isEmpty() && node.outputs.isEmpty());
    }

    [[nodiscard]] QString titleOf(const UiNode &node) const
    {
        if (!node.title.isEmpty())
            return node.title;
        if (const NodeClass *nodeClass = m_catalog.find(node.type))
            return nodeClass->displayName;
        if (isGroupType(node.type))
            return groupName(node.type);
        const QString name = m_tree.definition(node.type)["name"].toString();
        return name.isEmpty() ? node.type : name;
    }

    /// True if the rest works without \a nodes: tried out, because they may be whole subgraphs.
    [[nodiscard]] bool isDispensable(const QList<NodeId> &nodes)
    {
        const qsizetype size = m_whole.workflow.graph().size();
        m_converted += size;
        if (size == 0 || m_converted > mostConverted)
            return false;
        NodeSwitches switches;
        for (const NodeId &node : nodes)
            switches.insert(node, false);
        const Conversion rest = converted(switches);
        const GraphView view(rest.workflow, m_catalog);
        if (view.outputs().isEmpty() || rest.workflow == m_whole.workflow)
            return false;
        return std::ranges::all_of(rest.notes, [&](const ConversionNote &note) {
            if (note.kind != ConversionNote::Kind::LostInput || m_whole.notes.contains(note))
                return true;
            const NodeClass *nodeClass = m_catalog.find(rest.workflow.classType(note.node));
            const InputSpec *spec = nodeClass ? nodeClass->input(note.args.value(0)) : nullptr;
            return spec && !spec->required;
        });
    }

    void addScope(const UiScope &scope)
    {
        addGroups(scope);
        for (const UiNode &node : scope.graph->nodes) {
            if (isEditorsOwn(node))
                continue;
            addNode(scope, node);
            const UiScope *child = scope.child(node);
            if (child && !child->isGroup && m_switches.value(scope.idOf(node), true))
                addScope(*child);
        }
    }

    void addNode(const UiScope &scope, const UiNode &node)
    {
        const NodeId id = scope.idOf(node);
        const bool inFile = isInFile(node, id);
        if (inFile && !m_switches.contains(id)) {
            const bool isWhole = m_tree.standsForOthers(node);
            if (isWhole ? !isDispensable({id}) : !m_remover.canTakeOut(id))
                return;
        }
        Block block;
        block.title = titleOf(node);
        block.classType = node.type;
        block.nodes = {id};
        block.inFile = inFile;
        block.isOn = m_switches.value(id, inFile);
        m_nodes.append(block);
    }

    void addGroups(const UiScope &scope)
    {
        if (scope.isGroup)
            return;
        const json::Value level = scope.instance ? m_tree.definition(scope.instance->type) : m_turned.ui;
        for (const UiGroup &group : uiGroups(level, mostGrouped - m_grouped)) {
            m_grouped += group.nodes.size();
            addGroup(scope, group);
        }
    }

    void addGroup(const UiScope &scope, const UiGroup &group)
    {
        Block block;
        block.kind = Block::Kind::Group;
        block.title = group.title.isEmpty() ? BlockText::tr("Group without a title") : group.title;
        block.isOn = false;
        block.inFile = false;
        bool anySwitched = false;
        bool isEmpty = true;
        for (const QString &member : group.nodes) {
            const UiNode *node = scope.graph->node(member);
            if (!node)
                continue;
            const NodeId id = scope.idOf(*node);
            const bool inFile = isInFile(*node, id);
            const bool isOwn = isEditorsOwn(*node);
            if (isOwn && inFile) // off, it would only stop what goes through it
                continue;
            block.nodes.append(id);
            if (!inFile)
                block.offInFile.insert(id);
            if (isOwn)
                continue;
            isEmpty = false;
            block.inFile = block.inFile || inFile;
            block.isOn = block.isOn || m_switches.value(id, inFile);
            anySwitched = anySwitched || !inFile || m_switches.contains(id);
        }
        if (isEmpty || (!anySwitched && !isDispensable(block.nodes)))
            return;
        if (!block.inFile)
            block.offInFile.clear();
        m_groups.append(block);
    }

    const NodeCatalog &m_catalog;
    const NodeSwitches &m_switches;
    SwitchedUi m_turned;
    UiTree m_tree;
    LinkResolver m_types;
    Conversion m_whole;
    NodeRemover m_remover;
    QList<Block> m_groups;
    QList<Block> m_nodes;
    qsizetype m_converted = 0;
    qsizetype m_grouped = 0;
};

} // namespace

QList<Block> uiBlocks(const json::Value &ui, const NodeCatalog &catalog, const NodeSwitches &switches)
{
    return UiBlockFinder(ui, catalog, switches).find();
}

} // namespace hanga
