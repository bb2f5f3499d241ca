#include "workflow/groupnode.h"

#include "workflow/widgetreader.h"

#include <algorithm>
#include <vector>

namespace hanga {

namespace {

constexpr QStringView primitiveType = u"PrimitiveNode";
constexpr QStringView rerouteType = u"Reroute";

} // namespace

bool isGroupType(const QString &type)
{
    return type.startsWith(u"workflow>") || type.startsWith(u"workflow/");
}

QString groupName(const QString &type)
{
    return type.mid(qsizetype(std::size("workflow>")) - 1);
}

GroupNode::GroupNode(const json::Value &definition, const UiNode &instance, const NodeCatalog &catalog)
    : m_definition(definition), m_instance(instance), m_catalog(catalog)
{
    readNodes();
    readLinks();
    assignValues();
    nameWidgets();
    connectSockets();
    connectWidgets();
    addOutputs();
}

void GroupNode::readNodes()
{
    for (const json::Value &object : m_definition["nodes"].items()) {
        UiNode node = UiGraph::nodeFromJson(object);
        node.id = QString::number(m_graph.nodes.size());
        for (UiInput &input : node.inputs)
            input.link.clear();
        m_graph.add(std::move(node));
    }
}

/// `[from, slot, to, slot, outer link, type]`; from is null for what comes from outside.
void GroupNode::readLinks()
{
    qsizetype count = 0;
    const auto indexed = [this](const json::Value &index) {
        const qint64 value = index.toInt64().value_or(-1);
        return value < m_graph.nodes.size() ? value : -1;
    };
    for (const json::Value &link : m_definition["links"].items()) {
        const qint64 from = indexed(link[0]);
        const qint64 to = indexed(link[2]);
        const qint64 out = link[1].toInt64().value_or(-1);
        const qint64 in = link[3].toInt64().value_or(-1);
        if (from < 0 || to < 0 || out < 0 || out > INT_MAX || in < 0 || in >= m_graph.nodes[to].inputs.size())
            continue;
        const QString id = QStringLiteral("inner %1").arg(count++);
        m_graph.links.insert(id, {QString::number(from), int(out)});
        m_graph.nodes[to].inputs[in].link = id;
        m_linked.insert({from, int(out)});
    }
    for (const json::Value &external : m_definition["external"].items()) {
        const qint64 index = (external[0].isObject() ? external[0]["index"] : external[0]).toInt64().value_or(-1);
        m_outside.insert({index, int(external[1].toInt64().value_or(0))});
    }
}

void GroupNode::assignValues()
{
    if (m_instance.values.size() == 0 || assignBySize())
        return;
    for (const Without without : {Without::Converted, Without::Nothing, Without::Linked}) {
        if (assignValues(without))
            return;
    }
    m_isUnclear = true;
}

/// In the usual case the group has as many values as its inner nodes have together.
bool GroupNode::assignBySize()
{
    qsizetype all = 0;
    for (const UiNode &node : std::as_const(m_graph.nodes)) {
        if (node.values.isObject())
            return false;
        all += node.values.size();
    }
    if (all != m_instance.values.size())
        return false;
    qsizetype next = 0;
    for (UiNode &node : m_graph.nodes) {
        const qsizetype end = next + node.values.size();
        node.values = json::Value::array();
        while (next < end)
            node.values.append(m_instance.values[next++]);
    }
    return true;
}

/// Deals the group's values out to the inner nodes; false, and nothing done, if they do not come out even.
bool GroupNode::assignValues(Without without)
{
    WidgetReader reader(m_instance.values.items());
    std::vector<QHash<QString, json::Value>> dealt;
    for (const UiNode &node : std::as_const(m_graph.nodes)) {
        QHash<QString, json::Value> &own = dealt.emplace_back();
        const NodeClass *nodeClass = m_catalog.find(node.type);
        if (node.type == primitiveType) {
            own.insert(QStringLiteral("value"), reader.take());
            (void)reader.takeControl();
        }
        if (!nodeClass)
            continue;
        QStringList left;
        for (const UiInput &input : node.inputs) {
            if (without != Without::Nothing && !input.widget.isEmpty() &&
                (without == Without::Converted || !input.link.isEmpty()))
                left.append(input.name);
        }
        for (const WidgetValue &value : reader.read(nodeClass->inputs, left)) {
            if (!value.isStored)
                return false;
            own.insert(value.spec.name, value.value);
        }
    }
    while (reader.used() < m_instance.values.size()) {
        if (!reader.take().isNull())
            return false;
    }
    for (size_t i = 0; i < dealt.size(); ++i)
        m_graph.nodes[qsizetype(i)].overrides = dealt[i];
    return true;
}

const json::Value &GroupNode::configOf(qsizetype index, const char *part, const QString &name) const
{
    return m_definition["config"][std::to_string(index)][part][name.toStdString()];
}

/// The group shows an inner input under its own name, or, if an earlier node has that, with the node's name before it.
void GroupNode::nameWidgets()
{
    QHash<QString, int> seen;
    for (qsizetype i = 0; i < m_graph.nodes.size(); ++i) {
        const UiNode &node = m_graph.nodes.at(i);
        const NodeClass *nodeClass = m_catalog.find(node.type);
        if (!nodeClass)
            continue;
        for (const InputSpec &spec : nodeClass->inputs) {
            const QString given = configOf(i, "input", spec.name)["name"].toString();
            QString name = given.isEmpty() ? spec.name : given;
            QString key = name;
            if (seen.contains(name)) {
                const QString prefix = (node.title.isEmpty() ? node.type : node.title) + u' ';
                key = name = prefix + spec.name;
                if (seen.contains(name))
                    name = prefix + QString::number(seen.value(name)) + u' ' + spec.name;
            }
            seen[key] = seen.value(key, 1) + 1;
            if (spec.isWidget)
                m_widgets.insert(name, {i, spec.name});
        }
    }
}

/// Makes \a inner take what arrives at the group's input \a outer.
void GroupNode::bind(UiInput &inner, const QString &outer)
{
    const QString id = QStringLiteral("outer %1").arg(m_graph.inputs.size());
    m_graph.links.insert(id, {QStringLiteral("-10"), int(m_graph.inputs.size())});
    m_graph.inputs.append({outer, {id}});
    inner.link = id;
}

/// The sockets of the group are the open ones of its inner nodes, in their order.
void GroupNode::connectSockets()
{
    QList<UiInput *> sockets;
    QList<UiInput *> all;
    for (qsizetype i = 0; i < m_graph.nodes.size(); ++i) {
        for (UiInput &input : m_graph.nodes[i].inputs) {
            const json::Value &visible = configOf(i, "input", input.name)["visible"];
            if (!input.link.isEmpty() || (visible.isBool() && !visible.toBool()))
                continue;
            all.append(&input);
            if (input.widget.isEmpty())
                sockets.append(&input);
        }
    }
    QStringList outer;
    for (const UiInput &input : m_instance.inputs) {
        if (input.widget.isEmpty())
            outer.append(input.name);
    }
    const QList<UiInput *> &open = outer.size() > sockets.size() ? all : sockets;
    for (qsizetype i = 0; i < std::min(open.size(), outer.size()); ++i)
        bind(*open.at(i), outer.at(i));
}

/// Widgets of the group that the author made into inputs.
void GroupNode::connectWidgets()
{
    for (const UiInput &outer : m_instance.inputs) {
        const auto inner = m_widgets.constFind(outer.widget);
        if (outer.widget.isEmpty() || outer.link.isEmpty() || inner == m_widgets.constEnd())
            continue;
        QList<UiInput> &inputs = m_graph.nodes[inner->node].inputs;
        auto place = std::ranges::find(inputs, inner->input, &UiInput::name);
        if (place == inputs.end())
            place = inputs.insert(inputs.end(), UiInput{inner->input, outer.type, inner->input, {}});
        bind(*place, outer.name);
    }
}

/// The outputs of the group are those of its inner nodes that inner links do not use, or that are also used outside.
void GroupNode::addOutputs()
{
    for (qsizetype i = 0; i < m_graph.nodes.size(); ++i) {
        const UiNode &node = m_graph.nodes.at(i);
        const NodeClass *nodeClass = m_catalog.find(node.type);
        const qsizetype count = nodeClass                  ? nodeClass->outputs.size()
                                : node.type == rerouteType ? 1
                                                           : node.outputs.size();
        for (int slot = 0; slot < count; ++slot) {
            const json::Value &visible = configOf(i, "output", QString::number(slot))["visible"];
            const bool isInner = m_linked.contains({i, slot}) && !m_outside.contains({i, slot});
            if (!visible.toBool(!isInner))
                continue;
            const QString id = QStringLiteral("out %1").arg(m_graph.outputs.size());
            m_graph.links.insert(id, {node.id, slot});
            m_graph.outputs.append(UiPort{QString(), {id}});
        }
    }
}

} // namespace hanga
