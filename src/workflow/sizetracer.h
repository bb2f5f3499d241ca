#pragma once

#include "workflow/discovery.h"
#include "workflow/graphview.h"

#include <QSet>

namespace hanga {

/// Follows the latents of samplers back to the nodes that decide the size. A picture that is encoded has its own size
/// and ends the way: then there is nothing to set.
class SizeTracer final
{
public:
    explicit SizeTracer(const GraphView &graph) : m_graph(graph) {}

    /// A sampler's own width and height count only if it starts from nothing: schedulers have such numbers too.
    void traceSampler(int node);
    /// For graphs without a sampler: \a node's own width and height, if it has them.
    void addOwn(int node);

    [[nodiscard]] const QList<FoundSize> &sizes() const { return m_sizes; }

private:
    void visit(int node, QList<int> &next);
    [[nodiscard]] QList<int> sourcesOf(int node) const;

    const GraphView &m_graph;
    QSet<int> m_visited;
    QList<FoundSize> m_sizes;
};

} // namespace hanga
