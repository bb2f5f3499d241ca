#pragma once

#include "demo/demofiles.h"
#include "demo/demonodes.h"
#include "json/value.h"

#include <optional>

namespace hanga {

/// What ComfyUI's validate_prompt says about a graph.
struct DemoVerdict
{
    bool accepted = false;
    bool crashed = false;   ///< the server "got itself in trouble": 500 and no JSON
    json::Value graph;      ///< with the values coerced (8 → 8.0 for a FLOAT)
    QStringList outputs;    ///< the output nodes that will run
    json::Value error;      ///< when not accepted: type, message, details, extra_info
    json::Value nodeErrors; ///< id → errors, dependent_outputs, class_type; also of outputs that an accepted job drops
};

/// Checks \a graph as ComfyUI 0.3.64 does, oddities included: only what an output needs is looked at, an unknown class
/// refuses everything, a link to a missing node is an exception, one sound output is enough.
/// \a targets: `partial_execution_targets`, null for all outputs.
[[nodiscard]] DemoVerdict validateDemoPrompt(const json::Value &graph, const json::Value &targets,
                                             const DemoNodes &nodes, const DemoFiles &files);

} // namespace hanga
