#pragma once

#include "ui/composer/draft.h"
#include "ui/composer/formfield.h"
#include "ui/composer/workflowstate.h"

namespace hanga {

/// What a look through a workflow finds. A value: large workflows are looked through in the pool.
struct WorkflowLook
{
    QList<FormField> fields;
    QList<InputRef> seeds; ///< that change together
    Seed largestSeed;
    QString seedText; ///< of those in the workflow; drawn, where the file asks for a random one
    QList<Block> blocks;
    WorkflowState state;
};

[[nodiscard]] WorkflowLook lookThrough(const Draft &draft, const NodeCatalog &catalog);

} // namespace hanga
