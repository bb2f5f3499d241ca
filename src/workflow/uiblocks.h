#pragma once

#include "workflow/blocks.h"

namespace hanga {

/// \ref blocks of the editor's format.
[[nodiscard]] QList<Block> uiBlocks(const json::Value &ui, const NodeCatalog &catalog, const NodeSwitches &switches);

} // namespace hanga
