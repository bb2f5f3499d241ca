#include "workflow/graphview.h"

#include "workflow/inputnames.h"

#include <algorithm>

namespace hanga {

namespace {

/// The producer knows best; a type "*" says nothing.
QString typeOfLink(const GraphView::Input &input, const NodeClass *producer)
{
    const QString produced = producer ? producer->outputs.value(input.slot) : QString();
    if (!produced.isEmpty() && produced != u"*")
        return produced;
    const QString declared = input.spec ? input.spec->type : QString();
    return declared == u"*" ? QString() : declared;
}

/// The latent first: behind it stands the pass before this one, whose model and texts come before this one's own.
QList<int> sourcesOf(const GraphView::Node &node)
{
    QList<int> latents;
    QList<int> others;
    for (const GraphView::Input &input : node.inputs) {
        if (input.source >= 0)
            (names::isLatent(input.name) ? latents : others).append(input.source);
    }
    return latents + others;
}

} // namespace

const GraphView::Input *GraphView::Node::input(QStringView name) const
{
    const auto found = std::ranges::find(inputs, name, &Input::name);
    return found == inputs.end() ? nullptr : &*found;
}

GraphView::GraphView(const Workflow &workflow, const NodeCatalog &catalog)
{
    QHash<NodeId, int> indexes;
    const QList<NodeId> ids = workflow.nodes();
    m_nodes.reserve(ids.size());
    for (const NodeId &id : ids) {
        Node node{id, workflow.classType(id), catalog.find(workflow.classType(id)), {}, false};
        for (const json::Member &member : workflow.inputs(id)) {
            Input input{QString::fromStdString(member.key), member.value, false, -1, 0, nullptr, {}};
            input.spec = node.known ? node.known->input(input.name) : nullptr;
            node.inputs.append(input);
        }
        indexes.insert(id, int(m_nodes.size()));
        m_nodes.append(node);
    }
    link(indexes);
    QList<int> unread;
    for (int i = 0; i < m_nodes.size(); ++i) {
        if (isOutput(m_nodes[i]))
            m_outputs.append(i);
        if (!m_nodes[i].isRead)
            unread.append(i);
    }
    m_live = inDataOrder(m_outputs.isEmpty() ? unread : m_outputs);
}

void GraphView::link(const QHash<NodeId, int> &indexes)
{
    for (Node &node : m_nodes) {
        for (Input &input : node.inputs) {
            const std::optional<Link> link = Workflow::linkOf(input.value);
            if (!link)
                continue;
            input.isLink = true;
            input.source = indexes.value(link->node, -1);
            input.slot = link->slot;
            input.type = typeOfLink(input, input.source < 0 ? nullptr : m_nodes[input.source].known);
        }
    }
    for (const Node &node : std::as_const(m_nodes)) {
        for (const Input &input : node.inputs) {
            if (input.source >= 0)
                m_nodes[input.source].isRead = true;
        }
    }
}

bool GraphView::isOutput(const Node &node) const
{
    if (node.known)
        return node.known->isOutput;
    const auto writes = [](const Input &input) { return names::isOutputInput(input.name); };
    return std::ranges::any_of(node.inputs, writes) || (!node.isRead && names::isOutputClass(node.classType));
}

QList<int> GraphView::inDataOrder(const QList<int> &roots) const
{
    struct Visit
    {
        int node;
        QList<int> sources;
    };
    QList<int> order;
    QList<bool> seen(m_nodes.size(), false);
    QList<Visit> path; // a stack of our own: graphs of any depth come from files
    const auto enter = [&](int node) {
        if (!std::exchange(seen[node], true))
            path.append({node, sourcesOf(m_nodes[node])});
    };
    for (const int root : roots) {
        enter(root);
        while (!path.isEmpty()) {
            Visit &visit = path.last();
            if (visit.sources.isEmpty()) {
                order.append(visit.node);
                path.removeLast();
            } else {
                enter(visit.sources.takeFirst());
            }
        }
    }
    return order;
}

} // namespace hanga
