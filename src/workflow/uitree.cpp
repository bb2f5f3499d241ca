#include "workflow/uitree.h"

#include "workflow/groupnode.h"

namespace hanga {

namespace {

constexpr int deepest = 32;
constexpr qsizetype mostNodes = 200000; // forty times what the largest known workflow has

} // namespace

UiTree::UiTree(const json::Value &ui, const NodeCatalog &catalog)
    : m_catalog(catalog), m_groups(ui["extra"]["groupNodes"])
{
    collect(ui["definitions"], 0);
    UiScope root;
    root.graph = &m_graphs.emplace_back(UiGraph::fromJson(ui));
    m_nodes = root.graph->nodes.size();
    open(m_scopes.emplace_back(root), 0);
}

/// Definitions may hold further ones for themselves.
void UiTree::collect(const json::Value &definitions, int depth)
{
    for (const json::Value &definition : definitions["subgraphs"].items()) {
        const QString id = uiId(definition["id"]);
        if (!id.isEmpty() && !m_definitions.contains(id))
            m_definitions.insert(id, definition);
        if (depth < deepest)
            collect(definition["definitions"], depth + 1);
    }
}

bool UiTree::standsForOthers(const UiNode &node) const
{
    return m_definitions.contains(node.type) || isGroupType(node.type);
}

void UiTree::open(UiScope &scope, int depth)
{
    for (const QString &id : scope.graph->doubleIds)
        note(ConversionNote::Kind::DoubleId, NodeId(scope.path + id));
    for (const UiNode &node : scope.graph->nodes) {
        if (node.mode != UiNode::Mode::Runs || !standsForOthers(node))
            continue;
        const UiGraph *graph = graphFor(scope, node, depth);
        if (!graph)
            continue;
        m_nodes += graph->nodes.size();
        if (m_nodes > mostNodes) {
            if (!m_isFull)
                note(ConversionNote::Kind::TooManyNodes, {}, {QString::number(mostNodes)});
            m_isFull = true;
            return;
        }
        UiScope child;
        child.graph = graph;
        child.parent = &scope;
        child.instance = &node;
        child.path = scope.path + node.id + u':';
        child.isGroup = isGroupType(node.type);
        UiScope &kept = m_scopes.emplace_back(child);
        scope.children.insert(node.id, &kept);
        open(kept, depth + 1);
        if (m_isFull)
            return;
    }
}

const UiGraph *UiTree::graphFor(const UiScope &scope, const UiNode &node, int depth)
{
    bool isInside = depth >= deepest;
    for (const UiScope *around = &scope; around->instance && !isInside; around = around->parent)
        isInside = around->instance->type == node.type;
    if (isInside) {
        note(ConversionNote::Kind::Recursion, scope.idOf(node), {node.type});
        return nullptr;
    }
    const auto definition = m_definitions.constFind(node.type);
    if (definition == m_definitions.constEnd())
        return groupFor(scope, node);
    const UiGraph *&graph = m_subgraphs[node.type];
    if (!graph)
        graph = &m_graphs.emplace_back(UiGraph::fromJson(*definition));
    return graph;
}

const UiGraph *UiTree::groupFor(const UiScope &scope, const UiNode &node)
{
    const json::Value &definition = m_groups[groupName(node.type).toStdString()];
    if (!definition["nodes"].isArray()) {
        note(ConversionNote::Kind::UnknownGroup, scope.idOf(node), {node.type});
        return nullptr;
    }
    GroupNode group(definition, node, m_catalog);
    if (group.isUnclear())
        note(ConversionNote::Kind::HostUnclear, scope.idOf(node), {node.type});
    return &m_graphs.emplace_back(group.graph());
}

void UiTree::note(ConversionNote::Kind kind, const NodeId &node, const QStringList &args)
{
    m_notes.append({kind, node, args});
}

} // namespace hanga
