#pragma once

#include "workflow/nodecatalog.h"

namespace hanga {

/// The node classes that a verb works with: from \a objectInfo, a file with a server's saved /object_info, else from
/// \a server, which is asked inside the event loop of the application, else none. Where the server is away, those that
/// were seen there last are used, and stderr says so. Errors: File…, JsonInvalid, and those of a server.
[[nodiscard]] Result<NodeCatalog> catalogFrom(const QString &objectInfo, const QString &server);

/// The node classes that were seen last, if they are of one server only; stderr says so. Else none.
[[nodiscard]] NodeCatalog catalogSeenLast();

} // namespace hanga
