#pragma once

#include "base/error.h"

namespace hanga {

/// Gives the file \a from the name \a to in the same folder. True: done. False: a file of that name exists, and nothing
/// has changed; of two that want one name at the same time only one gets it. Errors: FileUnwritable.
/// QFile::rename cannot promise that: when it fails it copies, over whatever is there by then.
[[nodiscard]] Result<bool> renameExclusively(const QString &from, const QString &to);

} // namespace hanga
