#include "workflow/hostvalues.h"

#include "workflow/widgetreader.h"

#include <algorithm>

namespace hanga {

namespace {

using LinkEnds = QHash<QString, std::pair<const UiNode *, const UiInput *>>;

LinkEnds linkEnds(const UiGraph &graph)
{
    LinkEnds ends;
    for (const UiNode &node : graph.nodes) {
        for (const UiInput &input : node.inputs)
            ends.insert(input.link, {&node, &input});
    }
    return ends;
}

/// The ports whose first link ends at a widget, be it through another subgraph.
QStringList widgetPorts(const UiScope &scope)
{
    QStringList ports;
    QHash<const UiScope *, QStringList> inner; // each subgraph is looked into once, however many links lead there
    const LinkEnds ends = linkEnds(*scope.graph);
    for (const UiPort &port : scope.graph->inputs) {
        const auto [node, input] = port.links.isEmpty() ? LinkEnds::mapped_type() : ends.value(port.links.first());
        if (!node)
            continue;
        const UiScope *child = scope.child(*node);
        if (child && !inner.contains(child))
            inner.insert(child, widgetPorts(*child));
        if (!input->widget.isEmpty() || inner.value(child).contains(input->name))
            ports.append(port.name);
    }
    return ports;
}

} // namespace

HostValues::HostValues(const UiScope &scope)
{
    if (!scope.instance || scope.isGroup || scope.instance->values.size() == 0)
        return;
    const json::Value &values = scope.instance->values;
    if (values.isObject()) {
        for (const json::Member &member : values.members())
            m_values.insert(QString::fromStdString(member.key), {member.value, {}});
        return;
    }
    const QStringList ports = widgetPorts(scope);
    const json::Value &proxies = scope.instance->proxyWidgets;
    if (values.size() != ports.size() && values.size() == proxies.size())
        readByProxy(proxies, values);
    else
        readByPort(ports, values);
}

/// One value for each widget input of the definition, in its order; control words may stand behind seeds.
void HostValues::readByPort(const QStringList &ports, const json::Value &values)
{
    WidgetReader reader(values.items());
    const auto words = std::ranges::count_if(values.items(), isControlWord);
    const bool hasControls = values.size() > ports.size();
    if (values.size() < ports.size() || values.size() > ports.size() + words) {
        m_isUnclear = true;
        return;
    }
    for (const QString &port : ports) {
        HostValue host{reader.take(), {}};
        if (hasControls)
            host.control = reader.takeControl();
        m_values.insert(port, host);
    }
}

/// One value for each widget that is shown: null for one that mirrors an inner widget.
void HostValues::readByProxy(const json::Value &proxies, const json::Value &values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (uiId(proxies[i][0]) == u"-1" && !values[i].isNull())
            m_values.insert(proxies[i][1].toString(), {values[i], {}});
    }
}

const HostValue *HostValues::find(const QString &port) const
{
    const auto found = m_values.constFind(port);
    return found == m_values.constEnd() || found->value.isNull() ? nullptr : &*found;
}

} // namespace hanga
