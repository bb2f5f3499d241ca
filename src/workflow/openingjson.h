#pragma once

#include "workflow/workflow.h"

namespace hanga {

/// What a JSON text held: one of the two at least.
struct WorkflowJson
{
    std::optional<Workflow> api;
    json::Value ui;         ///< the editor's format; null if there is none
    bool isWrapped = false; ///< it was a part of a larger object
};

/// Reads an API graph, the editor's workflow, or an object that wraps one or both of them ({prompt, workflow}, the body
/// of POST /prompt). JSON texts inside JSON texts are decoded, up to three deep. \a name is for the error's sentence.
/// Errors: JsonInvalid (also for more than 8 million values), NotAWorkflow.
[[nodiscard]] Result<WorkflowJson> readWorkflowJson(QByteArrayView text, const QString &name);

} // namespace hanga
