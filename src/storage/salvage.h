#pragma once

#include "storage/sql.h"

namespace hanga {

/// Copies what can still be read of the damaged file \a from into the tables of \a into, in one transaction: of each
/// table the rows before the first unreadable page and after the last one, column by name. Rows that the new tables
/// refuse are left out. What cannot be read is no error; what cannot be written is.
[[nodiscard]] Result<std::monostate> salvage(const QString &from, QSqlDatabase &into);

} // namespace hanga
