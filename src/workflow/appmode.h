#pragma once

#include "workflow/workflow.h"

namespace hanga {

/// What the author of a UI file chose for the editor's app mode.
struct AppMode
{
    QList<InputRef> inputs; ///< in the author's order; ids are those of the graph that runs
    QList<NodeId> outputs;
    [[nodiscard]] bool isEmpty() const { return inputs.isEmpty() && outputs.isEmpty(); }
};

/// The app-mode settings of \a ui, the editor's format; empty if it has none. Entries that name nothing in \a graph
/// (its conversion) are left out. One entry may be several inputs: all that an input of a subgraph or a primitive
/// drives.
[[nodiscard]] AppMode appMode(const json::Value &ui, const Workflow &graph);

} // namespace hanga
