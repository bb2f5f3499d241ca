#include "workflow/appmode.h"

#include "workflow/uitree.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace hanga {

namespace {

constexpr QStringView primitiveType = u"PrimitiveNode";
constexpr qsizetype mostEntries = 500; // a form that long is none

/// Which widget an entry means. Editors of different dates wrote a node of the root, the path of an inner node
/// ("12:5"), the id of an inner node alone, and since 2026 "graph:node:widget".
struct Named
{
    QString node;
    QString widget;
};

Named namedBy(const json::Value &entry)
{
    static const QRegularExpression whole(QStringLiteral("^[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}:([^:]+):([^:]+)$"));
    const QString id = uiId(entry.isArray() ? entry[0] : entry);
    const auto match = whole.match(id);
    if (!match.hasMatch())
        return {id, entry[1].toString()};
    const auto decoded = [&match](int part) { return QUrl::fromPercentEncoding(match.captured(part).toUtf8()); };
    return {decoded(1), decoded(2)};
}

class AppModeReader final
{
public:
    AppModeReader(const json::Value &ui, const Workflow &graph) : m_graph(graph), m_tree(ui, m_noClasses)
    {
        for (const NodeId &node : graph.nodes()) {
            const QString &text = node.text();
            if (const qsizetype colon = text.lastIndexOf(u':'); colon >= 0)
                m_inner[text.mid(colon + 1)].append(node);
        }
    }

    [[nodiscard]] QList<InputRef> inputs(const json::Value &entry) const
    {
        const Named named = namedBy(entry);
        const InputRef direct{NodeId(named.node), named.widget};
        if (isLiteral(direct))
            return {direct};
        QList<InputRef> found;
        const UiScope &root = m_tree.root();
        if (const UiNode *node = root.graph->node(named.node)) {
            if (const UiScope *child = root.child(*node))
                addPort(*child, *node, named.widget, found);
            else if (node->type == primitiveType)
                addTargets(
                    root, [&](const UiLink &link) { return link.origin == node->id; }, found);
        }
        if (found.isEmpty())
            return innerInput(named);
        return found;
    }

    [[nodiscard]] std::optional<NodeId> output(const json::Value &entry) const
    {
        const QString id = namedBy(entry).node;
        if (m_graph.contains(NodeId(id)))
            return NodeId(id);
        const QList<NodeId> inner = m_inner.value(id);
        return inner.size() == 1 && !m_tree.root().graph->node(id) ? std::optional(inner.first()) : std::nullopt;
    }

private:
    [[nodiscard]] bool isLiteral(const InputRef &ref) const
    {
        const json::Value &value = m_graph.input(ref);
        return !value.isNull() && !Workflow::linkOf(value);
    }

    /// What the input \a name of a subgraph drives inside, else the inner widget that it shows under that name.
    void addPort(const UiScope &scope, const UiNode &instance, const QString &name, QList<InputRef> &found) const
    {
        const QList<UiPort> &ports = scope.graph->inputs;
        const auto port = std::ranges::find(ports, name, &UiPort::name);
        if (port != ports.end()) {
            addTargets(
                scope, [&](const UiLink &link) { return link.origin == u"-10" && link.slot == port - ports.begin(); },
                found);
        }
        for (const json::Value &proxy : instance.proxyWidgets.items()) {
            const InputRef shown{NodeId(scope.path + uiId(proxy[0])), name};
            if (found.isEmpty() && proxy[1].toString() == name && isLiteral(shown))
                found.append(shown);
        }
    }

    /// The literals that the links with \a isFrom end at, through further subgraphs.
    void addTargets(const UiScope &scope, const auto &isFrom, QList<InputRef> &found) const
    {
        for (const UiNode &node : scope.graph->nodes) {
            for (const UiInput &input : node.inputs) {
                if (--m_budget < 0)
                    return;
                const auto link = scope.graph->links.constFind(input.link);
                if (link == scope.graph->links.constEnd() || !isFrom(*link))
                    continue;
                const InputRef target{scope.idOf(node), input.name};
                if (const UiScope *child = scope.child(node))
                    addPort(*child, node, input.name, found);
                else if (isLiteral(target) && !found.contains(target))
                    found.append(target);
            }
        }
    }

    /// The one inner node of that id with such an input; nothing if there are several.
    [[nodiscard]] QList<InputRef> innerInput(const Named &named) const
    {
        QList<InputRef> found;
        for (const NodeId &node : m_inner.value(named.node)) {
            if (isLiteral({node, named.widget}))
                found.append({node, named.widget});
        }
        return found.size() == 1 ? found : QList<InputRef>();
    }

    NodeCatalog m_noClasses;
    const Workflow &m_graph;
    UiTree m_tree;
    QHash<QString, QList<NodeId>> m_inner; ///< by the last part of their ids
    mutable qint64 m_budget = 300'000;   ///< inputs looked at, so that a hostile file ends in time
};

template <class T> void appendNew(QList<T> &list, const QList<T> &items)
{
    for (const T &item : items) {
        if (!list.contains(item))
            list.append(item);
    }
}

} // namespace

AppMode appMode(const json::Value &ui, const Workflow &graph)
{
    AppMode mode;
    const json::Value &settings = ui["extra"]["linearData"];
    const auto entries = [&settings](const char *key) {
        const auto all = settings[key].items();
        return all.first(std::min(all.size(), size_t(mostEntries)));
    };
    if (settings["inputs"].size() == 0 && settings["outputs"].size() == 0)
        return mode;
    const AppModeReader reader(ui, graph);
    for (const json::Value &entry : entries("inputs"))
        appendNew(mode.inputs, reader.inputs(entry));
    for (const json::Value &entry : entries("outputs")) {
        if (const std::optional<NodeId> node = reader.output(entry))
            appendNew(mode.outputs, {*node});
    }
    return mode;
}

} // namespace hanga
