#include "workflow/uigraph.h"

#include <algorithm>

namespace hanga {

namespace {

constexpr qint64 muted = 2;
constexpr qint64 bypassed = 4;
constexpr qint64 mostSlots = 100000;

QString typeText(const json::Value &type)
{
    return type.isArray() ? QStringLiteral("COMBO") : type.isNumber() ? QStringLiteral("*") : type.toString();
}

QList<UiInput> inputsOf(const json::Value &list)
{
    QList<UiInput> inputs;
    inputs.reserve(list.size());
    for (const json::Value &item : list.items())
        inputs.append(
            {item["name"].toString(), typeText(item["type"]), item["widget"]["name"].toString(), uiId(item["link"])});
    return inputs;
}

QList<UiPort> portsOf(const json::Value &list)
{
    QList<UiPort> ports;
    for (const json::Value &item : list.items()) {
        UiPort port{item["name"].toString(), {}};
        for (const json::Value &link : item["linkIds"].items())
            port.links.append(uiId(link));
        ports.append(port);
    }
    return ports;
}

/// A link is `[id, origin, slot, target, slot, type]` at the root and an object in a subgraph.
void readLinks(const json::Value &list, UiGraph &graph)
{
    graph.links.reserve(list.size());
    for (const json::Value &link : list.items()) {
        const bool isObject = link.isObject();
        const QString id = uiId(isObject ? link["id"] : link[0]);
        const QString origin = uiId(isObject ? link["origin_id"] : link[1]);
        const qint64 slot = (isObject ? link["origin_slot"] : link[2]).toInt64().value_or(-1);
        if (!id.isEmpty() && !origin.isEmpty() && slot >= 0 && slot < mostSlots)
            graph.links.insert(id, {origin, int(slot)});
    }
}

/// Older subgraphs keep the links of a port at the links alone.
void completePorts(const json::Value &list, UiGraph &graph)
{
    for (const json::Value &link : list.items()) {
        if (uiId(link["target_id"]) != u"-20")
            continue;
        const qint64 slot = link["target_slot"].toInt64().value_or(-1);
        if (slot >= 0 && slot < graph.outputs.size() && graph.outputs[slot].links.isEmpty())
            graph.outputs[slot].links.append(uiId(link["id"]));
    }
}

} // namespace

QString uiId(const json::Value &value)
{
    if (!value.isString() && !value.isNumber())
        return {};
    const std::string_view text = value.text();
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

const UiInput *UiNode::input(QStringView inputName) const
{
    const auto found = std::ranges::find(inputs, inputName, &UiInput::name);
    return found == inputs.end() ? nullptr : &*found;
}

UiNode UiGraph::nodeFromJson(const json::Value &object)
{
    UiNode node;
    node.id = uiId(object["id"]);
    node.type = object["type"].toString();
    node.title = object["title"].toString();
    const qint64 mode = object["mode"].toInt64().value_or(0);
    node.mode = mode == muted ? UiNode::Mode::Muted : mode == bypassed ? UiNode::Mode::Bypassed : UiNode::Mode::Runs;
    node.order = object["order"].toInt64().value_or(0);
    node.inputs = inputsOf(object["inputs"]);
    for (const json::Value &output : object["outputs"].items())
        node.outputs.append(typeText(output["type"]));
    node.values = object["widgets_values"];
    node.namedValues = object["widgets_values_named"];
    node.proxyWidgets = object["properties"]["proxyWidgets"];
    return node;
}

void UiGraph::add(UiNode node)
{
    if (places.contains(node.id)) {
        doubleIds.append(node.id);
        return;
    }
    places.insert(node.id, nodes.size());
    nodes.append(std::move(node));
}

UiGraph UiGraph::fromJson(const json::Value &root)
{
    UiGraph graph;
    QList<UiNode> nodes;
    nodes.reserve(root["nodes"].size());
    for (const json::Value &object : root["nodes"].items()) {
        UiNode node = nodeFromJson(object);
        if (!node.id.isEmpty() && !node.type.isEmpty())
            nodes.append(std::move(node));
    }
    std::ranges::stable_sort(nodes, [](const UiNode &a, const UiNode &b) { return a.order < b.order; });
    graph.nodes.reserve(nodes.size());
    for (UiNode &node : nodes)
        graph.add(std::move(node));
    readLinks(root["links"], graph);
    graph.inputs = portsOf(root["inputs"]);
    graph.outputs = portsOf(root["outputs"]);
    completePorts(root["links"], graph);
    return graph;
}

const UiNode *UiGraph::node(const QString &id) const
{
    const auto place = places.constFind(id);
    return place == places.constEnd() ? nullptr : &nodes.at(*place);
}

} // namespace hanga
