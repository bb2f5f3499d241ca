#pragma once

#include "base/error.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <variant>

namespace hanga {

/// What SQLite says, as one of our errors about the file \a path: DiskFull, StoreBusy, FileDamaged, FileUnreadable, and
/// FileUnwritable for everything else.
[[nodiscard]] Error sqlError(const QSqlError &error, const QString &path);

/// Runs one statement with \a values in place of its question marks. To read rows take \ref readRows.
[[nodiscard]] Result<QSqlQuery> runSql(QSqlDatabase &database, const QString &sql, const QVariantList &values = {});

/// Calls \a row for each row, in order. An error may come after some rows.
[[nodiscard]] Result<std::monostate> readRows(QSqlDatabase &database, const QString &sql, const QVariantList &values,
                                              const std::function<void(const QSqlQuery &)> &row);

/// The first column of the first row; an invalid value if there is no row.
[[nodiscard]] Result<QVariant> readValue(QSqlDatabase &database, const QString &sql, const QVariantList &values = {});

} // namespace hanga
