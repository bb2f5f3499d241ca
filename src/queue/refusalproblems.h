#pragma once

#include "protocol/replies.h"
#include "workflow/preflight.h"

namespace hanga {

/// Why a server refused \a workflow, in the words of preflight() and with its fixes. Where preflight() finds the same
/// at the same place, its problem stands for the server's. What only the server can tell is Kind::ServerSays. Never
/// empty: without reasons per node there is one problem without a place.
[[nodiscard]] QList<Problem> refusalProblems(const PromptRefusal &refusal, const Workflow &workflow,
                                             const NodeCatalog &catalog);

} // namespace hanga
