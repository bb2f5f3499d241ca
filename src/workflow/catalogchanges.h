#pragma once

#include "workflow/nodecatalog.h"

namespace hanga {

/// What a server can do now and could not before, and the other way round.
struct CatalogChanges
{
    QStringList newClasses;
    QStringList goneClasses;
    struct Choice
    {
        QString kind; ///< the input's name, such as ckpt_name or lora_name
        QStringList added;
        QStringList removed;
    };
    QList<Choice> choices; ///< models first; a file that several classes list counts once
    [[nodiscard]] bool isEmpty() const { return newClasses.isEmpty() && goneClasses.isEmpty() && choices.isEmpty(); }
};

/// What differs between the same server's classes \a before and \a after. Choices are compared for the classes that are
/// in both: what a new class offers is no news of its own. Call it in the pool.
[[nodiscard]] CatalogChanges catalogChanges(const NodeCatalog &before, const NodeCatalog &after);

/// One or two translated sentences with a few names: "New: 2 checkpoints (a.safetensors, b.safetensors), 1 node class
/// (Foo). Gone: 1 LoRA (c.safetensors)."; "Nothing new." if there is nothing.
[[nodiscard]] QString changesText(const CatalogChanges &changes);

} // namespace hanga
