#pragma once

#include "workflow/nodecatalog.h"

namespace hanga {

/// The node classes that a verb works with: from \a objectInfo, a file with a server's saved /object_info, else from
/// \a server, which is asked inside the event loop of the application, else none. Errors: File…, JsonInvalid, and those
/// of a server.
[[nodiscard]] Result<NodeCatalog> catalogFrom(const QString &objectInfo, const QString &server);

} // namespace hanga
