#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/opening.h"

namespace hanga {

/// What is in a file, as the object that `hanga inspect --json` prints: format, has_api, has_ui, positive, negative,
/// seeds, size, samplers, models, loras, images, outputs, problems, notes. Numbers that are seeds are texts; a value
/// that is a link stays a list. Without an API graph the lists are empty.
[[nodiscard]] json::Value inspectionJson(const OpenedFile &file, const NodeCatalog &catalog);

/// The same for people: translated, plain text, a line or a block each.
[[nodiscard]] QString inspectionText(const OpenedFile &file, const NodeCatalog &catalog);

} // namespace hanga
