#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/workflow.h"

namespace hanga {

/// How the two parts of one file differ: what ran, and what its author wants opened.
struct Disagreement
{
    QStringList differences; ///< short translated lines, at most 20
    qsizetype count = 0;     ///< of all
};

/// What \a ui, the editor's format, would run otherwise than \a api. No difference is what has an innocent cause: a
/// seed that moved on after the run, what was resolved for the run (choices in texts, file name tokens), inputs that
/// only one version of a class has, 1 and 1.0, order, titles, and values of classes that \a catalog does not know.
/// Nothing if they agree, or if it cannot be told (no catalogue, no conversion). May take a while: call it in the pool.
[[nodiscard]] std::optional<Disagreement> disagreement(const Workflow &api, const json::Value &ui,
                                                       const NodeCatalog &catalog);

} // namespace hanga
