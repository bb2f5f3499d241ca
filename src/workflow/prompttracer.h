#pragma once

#include "workflow/discovery.h"
#include "workflow/graphview.h"

#include <QSet>

namespace hanga {

/// Follows conditioning and text links back from samplers to the texts that people write.
/// Give it the samplers in the order in which their texts shall be listed.
class PromptTracer final
{
public:
    explicit PromptTracer(const GraphView &graph) : m_graph(graph) {}

    /// A node whose texts \ref traceSampler finds: it takes conditionings (by role, by a guider or in a pipe) and
    /// samples.
    [[nodiscard]] bool isSampler(int node) const;
    void traceSampler(int node);
    /// For graphs without a sampler, such as those of partner nodes: the texts of \a node's own. False if it has none.
    bool traceOwnTexts(int node);

    [[nodiscard]] const QList<FoundText> &positive() const { return m_texts[0]; }
    [[nodiscard]] const QList<FoundText> &negative() const { return m_texts[1]; }

private:
    using Input = GraphView::Input;
    using Node = GraphView::Node;
    using Inputs = QList<const Input *>;
    enum Role : quint8 { Positive, Negative };
    struct Way
    {
        Role role; ///< of what is found at its end
        Role side; ///< which of two inputs to follow where a node has both: the role, unless an output was crossed over
        /// The role is certain: a link's name or a node that keeps both apart has said so. What comes in a bundle
        /// without such a node is a positive text, never a negative one.
        bool isCertain;
        int depth;
    };

    // Each returns true if it led to a text.
    bool follow(int node, int slot, Way way);
    bool followAll(int node, const Inputs &inputs, Way way);
    bool followGuider(int node, Way way);
    bool take(const Node &node, const Input &input, Way way);

    [[nodiscard]] Inputs roleInputs(const Node &node, Role role) const;
    [[nodiscard]] Role roleOfSlot(const Node &node, int slot, Role role) const;

    const GraphView &m_graph;
    QList<FoundText> m_texts[2];
    QSet<InputRef> m_found[2];
    QSet<std::pair<int, qint64>> m_visited; ///< node; slot and way
};

} // namespace hanga
