#pragma once

#include "workflow/blocks.h"

namespace hanga {

/// The editor's format with other modes.
struct SwitchedUi
{
    json::Value ui;
    QSet<NodeId> changed; ///< the nodes that were not so before
};

/// \a ui with its nodes on and off as \a switches say. Off is the editor's "bypass", and what is off already stays as
/// it is. A node of a subgraph is meant in one place of use: if its definition has several, that place gets a copy.
[[nodiscard]] SwitchedUi switchModes(const json::Value &ui, const NodeSwitches &switches);

} // namespace hanga
