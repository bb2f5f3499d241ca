#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/uigraph.h"

#include <QSet>

#include <utility>

namespace hanga {

/// True for the type of a group node, the forerunner of subgraphs: "workflow>Name", in older files "workflow/Name".
[[nodiscard]] bool isGroupType(const QString &type);
[[nodiscard]] QString groupName(const QString &type);

/// Lays a group node open as if it were a subgraph: its inner nodes have their index as id, its inputs and outputs are
/// ports, and the values that it holds for its inner nodes override theirs.
class GroupNode final
{
public:
    /// \a definition: an entry of `extra.groupNodes`. All must outlive this.
    GroupNode(const json::Value &definition, const UiNode &instance, const NodeCatalog &catalog);

    [[nodiscard]] const UiGraph &graph() const { return m_graph; }
    /// True if it cannot be told which inner input its values belong to: then the inner ones are used.
    [[nodiscard]] bool isUnclear() const { return m_isUnclear; }

private:
    void readNodes();
    void readLinks();
    void assignValues();
    [[nodiscard]] bool assignBySize();
    enum class Without { Converted, Nothing, Linked }; ///< which inner widgets the group has no value for
    [[nodiscard]] bool assignValues(Without without);
    void nameWidgets();
    void connectSockets();
    void connectWidgets();
    void addOutputs();
    [[nodiscard]] const json::Value &configOf(qsizetype index, const char *part, const QString &name) const;
    void bind(UiInput &inner, const QString &outer);

    const json::Value &m_definition;
    const UiNode &m_instance;
    const NodeCatalog &m_catalog;
    UiGraph m_graph;
    struct Inner
    {
        qsizetype node = 0;
        QString input;
    };
    QHash<QString, Inner> m_widgets;           ///< by their names at the group
    QSet<std::pair<qsizetype, int>> m_linked;  ///< outputs that inner links use
    QSet<std::pair<qsizetype, int>> m_outside; ///< outputs that the author used outside
    bool m_isUnclear = false;
};

} // namespace hanga
