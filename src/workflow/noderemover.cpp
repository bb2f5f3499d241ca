#include "workflow/noderemover.h"

#include "workflow/bypass.h"

#include <algorithm>

namespace hanga {

namespace {

constexpr qsizetype mostSockets = 100; // of one node; what a file links beyond them passes nothing on

/// A template of newer nodes stands for whatever is connected.
QString plainType(const QString &type)
{
    return type.startsWith(u"COMFY_MATCHTYPE") ? QStringLiteral("*") : type;
}

/// What the end of a link wants; that the link carries, where it is not declared.
QString wantedType(const GraphView::Input &input)
{
    const QString declared = input.spec ? plainType(input.spec->type) : QString();
    return isAnyType(declared) ? plainType(input.type) : declared;
}

} // namespace

NodeRemover::NodeRemover(const Workflow &workflow, const NodeCatalog &catalog)
    : m_workflow(workflow), m_view(m_workflow, catalog)
{
    const QList<GraphView::Node> &nodes = m_view.nodes();
    m_readers.resize(nodes.size());
    for (int i = 0; i < nodes.size(); ++i) {
        m_indexes.insert(nodes.at(i).id, i);
        m_sockets.append(socketsOf(nodes.at(i)));
        for (int j = 0; j < nodes.at(i).inputs.size(); ++j) {
            if (const int source = nodes.at(i).inputs.at(j).source; source >= 0)
                m_readers[source].append({i, j});
        }
    }
}

/// The node's sockets in the order of their declaration, then what is linked beyond it. One without a link fits
/// nothing.
QList<NodeRemover::Socket> NodeRemover::socketsOf(const GraphView::Node &node)
{
    QList<Socket> sockets;
    if (!node.known)
        return sockets;
    QSet<QString> declared;
    for (const InputSpec &spec : node.known->inputs) {
        const GraphView::Input *input = node.input(spec.name);
        const bool isLinked = input && input->isLink;
        if (spec.isWidget && !isLinked)
            continue;
        declared.insert(spec.name);
        sockets.append(isLinked ? Socket{wantedType(*input), input} : Socket{QStringLiteral("-"), nullptr});
    }
    for (const GraphView::Input &input : node.inputs) {
        if (sockets.size() >= mostSockets)
            break;
        if (input.isLink && !declared.contains(input.name))
            sockets.append({wantedType(input), &input});
    }
    return sockets;
}

/// The link that takes the place of \a input's own once the nodes \a off are bypassed; null if it is lost.
const GraphView::Input *NodeRemover::sourceOf(const GraphView::Input &input, const QSet<int> &off) const
{
    const QString type = wantedType(input);
    const GraphView::Input *at = &input;
    for (qsizetype steps = 0; steps <= off.size(); ++steps) {
        if (at->source < 0 || !off.contains(at->source))
            return at;
        const GraphView::Node &node = m_view.node(at->source);
        if (!node.known)
            return nullptr;
        const Socket *socket =
            bypassInput(m_sockets.at(at->source), plainType(node.known->outputs.value(at->slot)), at->slot, type);
        if (!socket || !socket->input)
            return nullptr;
        at = socket->input;
    }
    return nullptr; // they bypass each other in a circle
}

void NodeRemover::rewire(json::Value &node, const GraphView::Node &view, const QSet<int> &off,
                         QList<ConversionNote> &notes) const
{
    json::Value inputs = node["inputs"];
    bool isChanged = false;
    for (const GraphView::Input &input : view.inputs) {
        if (input.source < 0 || !off.contains(input.source))
            continue;
        isChanged = true;
        if (const GraphView::Input *source = sourceOf(input, off)) {
            inputs.set(input.name.toStdString(), source->value);
        } else {
            inputs.remove(input.name.toStdString());
            const QString blocker = m_workflow.title(m_view.node(input.source).id);
            notes.append({ConversionNote::Kind::LostInput, view.id, {input.name, blocker}});
        }
    }
    if (isChanged)
        node.set("inputs", std::move(inputs));
}

Conversion NodeRemover::without(const QSet<NodeId> &nodes) const
{
    QSet<int> off;
    for (const NodeId &node : nodes) {
        if (const auto index = m_indexes.constFind(node); index != m_indexes.constEnd())
            off.insert(*index);
    }
    Conversion result;
    if (off.isEmpty()) {
        result.workflow = m_workflow;
        return result;
    }
    json::Value graph = json::Value::object();
    int index = 0;
    for (const json::Member &member : m_workflow.graph().members()) {
        if (!off.contains(index)) {
            json::Value node = member.value;
            rewire(node, m_view.node(index), off, result.notes);
            graph.set(member.key, std::move(node));
        }
        ++index;
    }
    if (Result<Workflow> workflow = Workflow::fromJson(graph, {}))
        result.workflow = *std::move(workflow);
    return result;
}

bool NodeRemover::canTakeOut(const NodeId &node) const
{
    const auto found = m_indexes.constFind(node);
    if (found == m_indexes.constEnd())
        return false;
    const int index = *found;
    const bool isEnd = m_readers.at(index).isEmpty();
    const auto isOther = [index](int output) { return output != index; };
    if (!std::ranges::any_of(m_view.outputs(), isOther))
        return false;
    // An unknown class may be an output; a known one that nobody reads and that is none never runs.
    if (isEnd)
        return !m_view.node(index).known || std::ranges::binary_search(m_view.outputs(), index);
    return std::ranges::all_of(m_readers.at(index), [&](const Reader &reader) {
        const GraphView::Input &input = m_view.node(reader.node).inputs.at(reader.input);
        return sourceOf(input, {index}) || (input.spec && !input.spec->required);
    });
}

} // namespace hanga
