#pragma once

#include "workflow/conversionnote.h"
#include "workflow/nodecatalog.h"
#include "workflow/opening.h"

#include <QHash>

namespace hanga {

/// A workflow of the web editor as the graph that a server runs.
struct Conversion
{
    Workflow workflow;
    QList<ConversionNote> notes;
    /// What the editor does with a number after each run: "fixed", "randomize", "increment", "decrement".
    QHash<InputRef, QString> seedControls;
};

/// Turns \a ui, the editor's format, into the API format: subgraphs and group nodes laid open, everything that never
/// reaches a server walked through, and each stored value given to its input as \a catalog declares it. Where it
/// cannot be exact a note says so. \a name is for the error's sentence. May take a while: call it in the pool.
/// Errors: NotAWorkflow (this is no UI file, or nothing in it runs on a server).
[[nodiscard]] Result<Conversion> convertToApi(const json::Value &ui, const NodeCatalog &catalog, const QString &name);

/// What must be there to run \a file: its API graph, else the conversion of its UI part. Without a catalogue as
/// \ref runnable(const OpenedFile &). Errors: as there, and those of \ref convertToApi.
[[nodiscard]] Result<Conversion> runnable(const OpenedFile &file, const NodeCatalog &catalog);

} // namespace hanga
