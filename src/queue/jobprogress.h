#pragma once

#include "protocol/event.h"
#include "workflow/nodecatalog.h"
#include "workflow/workflow.h"

#include <QHash>
#include <QSet>

namespace hanga {

/// How far one whole job is, from what the server says of its nodes. A sampler weighs as much as it has steps, every
/// other node as much as one step; cached nodes count as done. The fraction never goes back, stays at 0.99 at most
/// until \ref finish, and only then is 1. A value; knows no clock and no server.
class JobProgress final
{
public:
    JobProgress() = default; ///< of no nodes: the fraction stays 0 until finish()
    /// \a catalog tells which nodes an output needs; without it every node of the workflow counts.
    JobProgress(const Workflow &workflow, const NodeCatalog &catalog);

    void nodesCached(const QList<NodeId> &nodes);
    /// Before 0.3.45 nodes run one after the other, so the one before is done; later progress_state says so itself.
    void nodeStarted(const NodeId &node);
    void nodeStepped(const NodeId &node, double value, double max);
    void applyState(const QList<NodeProgress> &nodes);
    void executionSucceeded(); ///< all nodes are done; the outputs are still on their way
    void finish();             ///< all outputs are stored

    [[nodiscard]] double fraction() const { return m_fraction; }
    [[nodiscard]] const NodeId &node() const { return m_node; } ///< the one at work; empty before the first
    [[nodiscard]] double step() const { return m_step; }
    [[nodiscard]] double steps() const { return m_steps; } ///< 0: the node at work has none
    [[nodiscard]] int nodeIndex() const { return int(m_begun.size()); }
    [[nodiscard]] int nodeCount() const { return int(m_weights.size()); }

private:
    void begin(const NodeId &node);
    void setDone(const NodeId &node, double part);
    void update();

    QHash<NodeId, double> m_weights;
    QHash<NodeId, double> m_done; ///< 0…1 of each node that has begun
    QSet<NodeId> m_begun;
    double m_totalWeight = 0;
    double m_doneWeight = 0;
    double m_fraction = 0;
    NodeId m_node;
    double m_step = 0;
    double m_steps = 0;
    bool m_hasState = false;
};

} // namespace hanga
