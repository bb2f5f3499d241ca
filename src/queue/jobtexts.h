#pragma once

#include "storage/sql.h"
#include "json/value.h"

#include <QHash>

namespace hanga {

/// Workflows in the journal's table `texts`: each distinct text once, larger ones packed. Used within one piece of work
/// on the database's thread; values of the same text come out shared.
class JobTexts final
{
public:
    explicit JobTexts(QSqlDatabase &database) : m_database(database), m_get(database) {}

    /// The text's row; a null value has none, which is an invalid variant.
    Result<QVariant> put(const json::Value &value);
    /// Null if there is none, or its bytes are no longer what was written.
    Result<json::Value> get(const QVariant &row);
    /// Drops those of \a rows that no job needs any more.
    Result<std::monostate> dropUnused(const QVariantList &rows);

private:
    QSqlDatabase &m_database;
    QSqlQuery m_get; ///< prepared once: a start reads hundreds
    QHash<qint64, json::Value> m_read;
};

} // namespace hanga
