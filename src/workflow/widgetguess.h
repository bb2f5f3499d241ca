#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/uigraph.h"

namespace hanga {

struct GuessedValue
{
    QString name;
    json::Value value;
    bool isCertain = false; ///< the file names this input, and no other value can be its
};

/// Names for the values that \a node stores by position, for a class that no catalogue declares: what the file's own
/// list of inputs leaves no doubt about, and what can only be a seed, a sampler's settings, a model, a size or a prompt
/// by the customs of the packs. \a catalog tells samplers and schedulers from other texts. Values without a name are
/// left out.
[[nodiscard]] QList<GuessedValue> guessedValues(const UiNode &node, const NodeCatalog &catalog);

/// What a \a component of the pack of that name, which the file itself defines, takes in, in the order of the values.
[[nodiscard]] QStringList componentInputs(const json::Value &component);

/// As \ref guessedValues for a node of a component with \a inputs: its names are certain.
[[nodiscard]] QList<GuessedValue> componentValues(const UiNode &node, const QStringList &inputs);

} // namespace hanga
