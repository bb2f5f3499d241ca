#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/workflow.h"

namespace hanga {

/// A workflow prepared for walking along its links: nodes are indexes in file order, links are resolved and classes
/// looked up once. A value; the catalogue must outlive it.
class GraphView final
{
public:
    struct Input
    {
        QString name;
        json::Value value; ///< a literal, or the link as it is written
        bool isLink = false;
        int source = -1;                 ///< the linked node; -1 for a literal, and for a link that leads nowhere
        int slot = 0;                    ///< the output of \a source
        const InputSpec *spec = nullptr; ///< null if the class is unknown or does not declare it
        QString type;                    ///< what the link carries; empty if nobody declares it
    };
    struct Node
    {
        NodeId id;
        QString classType;
        const NodeClass *known = nullptr;
        QList<Input> inputs;
        bool isRead = false; ///< some other node takes something from it
        [[nodiscard]] const Input *input(QStringView name) const;
    };

    GraphView(const Workflow &workflow, const NodeCatalog &catalog);

    [[nodiscard]] const QList<Node> &nodes() const { return m_nodes; }
    [[nodiscard]] const Node &node(int index) const { return m_nodes[index]; }
    /// The nodes that save or show something, in file order.
    [[nodiscard]] const QList<int> &outputs() const { return m_outputs; }
    /// The nodes that some output needs, each after all those that it takes something from. If no output is recognised:
    /// those that any node needs which nobody reads.
    [[nodiscard]] const QList<int> &live() const { return m_live; }

private:
    void link(const QHash<NodeId, int> &indexes);
    [[nodiscard]] bool isOutput(const Node &node) const;
    [[nodiscard]] QList<int> inDataOrder(const QList<int> &roots) const;

    QList<Node> m_nodes;
    QList<int> m_outputs;
    QList<int> m_live;
};

} // namespace hanga
