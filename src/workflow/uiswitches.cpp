#include "workflow/uiswitches.h"

#include "workflow/uigraph.h"

#include <QUuid>

namespace hanga {

namespace {

constexpr int deepest = 32;
constexpr qint64 runs = 0;
constexpr qint64 bypassed = 4;

class ModeSwitcher final
{
public:
    explicit ModeSwitcher(const json::Value &ui) : m_ui(ui)
    {
        count(ui["nodes"]);
        collect(ui["definitions"], 0);
    }

    [[nodiscard]] SwitchedUi run(const NodeSwitches &switches)
    {
        Places places;
        for (auto place = switches.cbegin(); place != switches.cend(); ++place)
            places.insert(place.key().text(), place.value());
        m_ui = level(m_ui, {}, places, false, 0);
        if (!m_replaced.isEmpty() || m_added.size() > 0)
            storeDefinitions();
        return {m_ui, m_changed};
    }

private:
    using Places = QHash<QString, bool>; ///< "5" and "12:5", as seen from one level

    void count(const json::Value &nodes)
    {
        for (const json::Value &node : nodes.items())
            ++m_uses[node["type"].toString()];
    }

    void collect(const json::Value &definitions, int depth)
    {
        for (const json::Value &definition : definitions["subgraphs"].items()) {
            const QString id = uiId(definition["id"]);
            if (!id.isEmpty() && !m_definitions.contains(id)) {
                m_definitions.insert(id, definition);
                count(definition["nodes"]);
            }
            if (depth < deepest)
                collect(definition["definitions"], depth + 1);
        }
    }

    /// \a graph under \a places. \a isShared: it, or something around it, is used in other places too.
    [[nodiscard]] json::Value level(json::Value graph, const QString &path, const Places &places, bool isShared,
                                    int depth)
    {
        Places own;
        QHash<QString, Places> inner;
        for (auto place = places.cbegin(); place != places.cend(); ++place) {
            const qsizetype colon = place.key().indexOf(u':');
            if (colon < 0)
                own.insert(place.key(), place.value());
            else
                inner[place.key().first(colon)].insert(place.key().mid(colon + 1), place.value());
        }
        json::Value nodes = graph["nodes"];
        bool isChanged = false;
        for (qsizetype i = 0; i < nodes.size(); ++i) {
            const QString id = uiId(nodes[i]["id"]);
            const bool isOwn = own.contains(id);
            if (!isOwn && !inner.contains(id))
                continue;
            json::Value node = nodes[i];
            const bool isSwitched = isOwn && setMode(node, NodeId(path + id), own.value(id));
            const bool isOpened = inner.contains(id) && depth < deepest &&
                                  openInto(node, path + id + u':', inner.value(id), isShared, depth);
            if (isSwitched || isOpened) {
                nodes.setItem(i, std::move(node));
                isChanged = true;
            }
        }
        if (isChanged)
            graph.set("nodes", std::move(nodes));
        return graph;
    }

    bool setMode(json::Value &node, const NodeId &id, bool on)
    {
        const bool isOn = UiGraph::nodeFromJson(node).mode == UiNode::Mode::Runs;
        if (isOn == on)
            return false;
        node.set("mode", json::Value::number(on ? runs : bypassed));
        m_changed.insert(id);
        return true;
    }

    /// Switches inside the subgraph that \a node stands for; true if \a node itself becomes another for it.
    bool openInto(json::Value &node, const QString &path, const Places &places, bool isShared, int depth)
    {
        const QString type = node["type"].toString();
        const auto definition = m_definitions.constFind(type);
        if (definition == m_definitions.constEnd())
            return false;
        const bool isCopy = isShared || m_uses.value(type) > 1;
        const qsizetype before = m_changed.size();
        json::Value changed = level(*definition, path, places, isCopy, depth + 1);
        if (m_changed.size() == before)
            return false;
        if (!isCopy) {
            m_replaced.insert(type, std::move(changed));
            return false;
        }
        // The same switch gives the same id, so that the result is the same to the byte.
        const QUuid id = QUuid::createUuidV5(QUuid(), QString(type + u'/' + path));
        changed.set("id", json::Value(id.toString(QUuid::WithoutBraces)));
        node.set("type", changed["id"]);
        m_added.append(std::move(changed));
        return true;
    }

    void storeDefinitions()
    {
        json::Value definitions = rewritten(m_ui["definitions"], 0);
        json::Value subgraphs = definitions["subgraphs"];
        for (const json::Value &copy : m_added.items())
            subgraphs.append(copy);
        definitions.set("subgraphs", std::move(subgraphs));
        m_ui.set("definitions", std::move(definitions));
    }

    [[nodiscard]] json::Value rewritten(json::Value definitions, int depth) const
    {
        json::Value subgraphs = definitions["subgraphs"];
        for (qsizetype i = 0; i < subgraphs.size(); ++i) {
            json::Value definition = m_replaced.value(uiId(subgraphs[i]["id"]), subgraphs[i]);
            if (depth < deepest && definition["definitions"].isObject())
                definition.set("definitions", rewritten(definition["definitions"], depth + 1));
            subgraphs.setItem(i, std::move(definition));
        }
        if (subgraphs.size() > 0)
            definitions.set("subgraphs", std::move(subgraphs));
        return definitions;
    }

    json::Value m_ui;
    QHash<QString, json::Value> m_definitions;
    QHash<QString, int> m_uses; ///< nodes of each type
    QHash<QString, json::Value> m_replaced;
    json::Value m_added = json::Value::array();
    QSet<NodeId> m_changed;
};

} // namespace

SwitchedUi switchModes(const json::Value &ui, const NodeSwitches &switches)
{
    return switches.isEmpty() ? SwitchedUi{ui, {}} : ModeSwitcher(ui).run(switches);
}

} // namespace hanga
