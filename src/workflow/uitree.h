#pragma once

#include "workflow/conversionnote.h"
#include "workflow/nodecatalog.h"
#include "workflow/uigraph.h"

#include <QSet>

#include <deque>

namespace hanga {

/// One level of a workflow at one place of use: a subgraph that is used twice has two scopes.
struct UiScope
{
    const UiGraph *graph = nullptr;
    const UiScope *parent = nullptr;    ///< null at the root
    const UiNode *instance = nullptr;   ///< the parent's node that stands for it
    QString path;                       ///< "12:5:" before the ids of its nodes, empty at the root
    bool isGroup = false;               ///< of the older group nodes, which hold the values of their inner nodes
    QHash<QString, UiScope *> children; ///< by the id of the node that stands for them

    [[nodiscard]] NodeId idOf(const UiNode &node) const { return NodeId(path + node.id); }
    [[nodiscard]] const UiScope *child(const UiNode &node) const { return children.value(node.id); }
};

/// A file of the web editor with its subgraphs and group nodes laid open. Bounded in depth and size.
class UiTree final
{
public:
    UiTree(const json::Value &ui, const NodeCatalog &catalog);
    Q_DISABLE_COPY_MOVE(UiTree)

    [[nodiscard]] const UiScope &root() const { return m_scopes.front(); }
    [[nodiscard]] const QList<ConversionNote> &notes() const { return m_notes; }
    /// True for a node that stands for others, also where those could not be laid open.
    [[nodiscard]] bool standsForOthers(const UiNode &node) const;
    /// The subgraph of that id as the file has it; null if there is none.
    [[nodiscard]] json::Value definition(const QString &type) const { return m_definitions.value(type); }

private:
    void collect(const json::Value &definitions, int depth);
    void open(UiScope &scope, int depth);
    [[nodiscard]] const UiGraph *graphFor(const UiScope &scope, const UiNode &node, int depth);
    [[nodiscard]] const UiGraph *groupFor(const UiScope &scope, const UiNode &node);
    void note(ConversionNote::Kind kind, const NodeId &node, const QStringList &args = {});

    const NodeCatalog &m_catalog;
    json::Value m_groups;
    QHash<QString, json::Value> m_definitions;
    QHash<QString, const UiGraph *> m_subgraphs; ///< parsed, by definition
    std::deque<UiGraph> m_graphs;
    std::deque<UiScope> m_scopes;
    QList<ConversionNote> m_notes;
    qsizetype m_nodes = 0;
    bool m_isFull = false;
};

} // namespace hanga
