#pragma once

#include "workflow/workflow.h"

namespace hanga {

/// What keeps a graph from running on any server.
struct GraphProblem
{
    enum class Kind {
        LinkToNowhere, ///< \a at takes its value from a node that is not there
        Circle         ///< nodes wait for each other; \a at names one of them, without an input
    };
    Kind kind = Kind::LinkToNowhere;
    InputRef at;
    QString message; ///< a translated sentence, without a capital letter: it follows a colon
};

/// All links to nodes that are not there, in file order; else the first circle; else nothing. Iterative: graphs of any
/// depth come from files.
[[nodiscard]] QList<GraphProblem> graphProblems(const Workflow &workflow);

} // namespace hanga
