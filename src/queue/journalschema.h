#pragma once

#include "storage/database.h"

namespace hanga {

/// The tables of journal.db, for its \ref Database. What a release has written stays; a change is a script at the end.
[[nodiscard]] Migrations journalMigrations();

} // namespace hanga
