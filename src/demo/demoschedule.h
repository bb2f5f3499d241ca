#pragma once

#include "demo/demonodes.h"
#include "json/value.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace hanga {

/// The order in which ComfyUI's ExecutionList runs the nodes of a graph: what an output needs and the cache lacks, an
/// output as soon as it can run, then what stands next to one, else in the order in which the links were followed.
class DemoSchedule final
{
public:
    DemoSchedule(const json::Value &graph, const DemoNodes &nodes, QSet<QString> cached);

    /// Wants \a node, cached or not, and all it needs that is not cached.
    void add(const QString &node);
    /// The next node that can run; nothing when all is done.
    [[nodiscard]] std::optional<QString> next() const;
    void complete(const QString &node);

private:
    [[nodiscard]] bool leadsToOutput(const QString &node, int links) const;

    json::Value m_graph;
    const DemoNodes &m_nodes;
    QSet<QString> m_cached;
    QStringList m_pending;                  ///< in the order of adding
    QHash<QString, QStringList> m_blocking; ///< node → nodes that wait for it
    QHash<QString, int> m_blockers;         ///< node → how many it waits for
};

/// One text a node: equal for nodes that give the same result, whatever their ids. Changes with every literal of the
/// node and of all it depends on; \a fileMark adds what a loaded file holds (ComfyUI's IS_CHANGED).
[[nodiscard]] QHash<QString, QByteArray>
demoSignatures(const json::Value &graph, const std::function<QByteArray(const json::Value &node)> &fileMark);

} // namespace hanga
