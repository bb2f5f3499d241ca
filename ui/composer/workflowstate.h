#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/workflow.h"

namespace hanga {

/// Whether a workflow can run on a server, as far as that can be told here.
struct WorkflowState
{
    QString word;   ///< "ready", "2 unknown nodes" …
    QString detail; ///< a sentence or list for a tooltip; may be empty
};
/// An empty \a catalog: no server was asked yet.
[[nodiscard]] WorkflowState workflowState(const Workflow &workflow, const NodeCatalog &catalog);

} // namespace hanga
