#pragma once

#include "workflow/conversion.h"
#include "workflow/graphview.h"

#include <QSet>

namespace hanga {

/// Takes nodes out of a graph as the web editor bypasses them: whoever took something from one takes what the node
/// itself took in, matched by type; where nothing fits, the link is lost. The catalogue must outlive it.
class NodeRemover final
{
public:
    NodeRemover(const Workflow &workflow, const NodeCatalog &catalog);

    /// The graph without \a nodes, the rest to the digit as it was. A lost link is a note (LostInput).
    [[nodiscard]] Conversion without(const QSet<NodeId> &nodes) const;
    /// True if that leaves a graph that still works as a whole: no link to a required input is lost, an output remains,
    /// and something changes by it.
    [[nodiscard]] bool canTakeOut(const NodeId &node) const;

private:
    struct Socket
    {
        QString type;
        const GraphView::Input *input = nullptr;
    };
    [[nodiscard]] static QList<Socket> socketsOf(const GraphView::Node &node);
    [[nodiscard]] const GraphView::Input *sourceOf(const GraphView::Input &input, const QSet<int> &off) const;
    void rewire(json::Value &node, const GraphView::Node &view, const QSet<int> &off,
                QList<ConversionNote> &notes) const;

    Workflow m_workflow;
    GraphView m_view;
    QHash<NodeId, int> m_indexes;
    QList<QList<Socket>> m_sockets; ///< of each node; of one whose class is unknown none
    struct Reader
    {
        int node = 0;
        int input = 0;
    };
    QList<QList<Reader>> m_readers; ///< of each node
};

} // namespace hanga
