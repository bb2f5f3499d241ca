#include "storage/salvage.h"

#include <QSqlRecord>
#include <QUuid>

#include <optional>

namespace hanga {

namespace {

/// What the table's own rules refuse (a reference to a row that was lost) comes as this kind. A failing disk does too,
/// but then the commit fails as well.
bool isRefusal(const Error &error)
{
    return error.kind == Error::Kind::FileUnwritable;
}

QStringList columnsOf(const QSqlDatabase &database, const QString &table)
{
    QStringList names;
    const QSqlRecord record = database.record(table);
    for (int i = 0; i < record.count(); ++i)
        names.append(record.fieldName(i));
    return names;
}

/// One table on its way from the damaged file into the new one.
class TableCopy final
{
public:
    TableCopy(QSqlDatabase &from, QSqlDatabase &into, const QString &table) : m_from(from), m_into(into), m_table(table)
    {
        const QStringList there = columnsOf(from, table);
        for (const QString &column : columnsOf(into, table)) {
            if (there.contains(column))
                m_columns.append(u'"' + column + u'"');
        }
    }

    Result<std::monostate> run()
    {
        if (m_columns.isEmpty())
            return {};
        // From the front to the first page that cannot be read, then from the back to the last such.
        bool whole = false;
        const auto front = copyRows(QStringLiteral("rowid"), whole);
        if (!front || whole)
            return front;
        return copyRows(QStringLiteral("rowid DESC"), whole);
    }

private:
    Result<std::monostate> copyRows(const QString &order, bool &whole)
    {
        const QString columns = m_columns.join(u',');
        QString marks = QStringLiteral("?,").repeated(m_columns.size());
        marks.chop(1);
        const QString insert =
            QStringLiteral("INSERT OR IGNORE INTO \"%1\" (%2) VALUES (%3)").arg(m_table, columns, marks);
        QSqlQuery rows(m_from);
        rows.setForwardOnly(true);
        if (!rows.exec(QStringLiteral("SELECT %1 FROM \"%2\" ORDER BY %3").arg(columns, m_table, order)))
            return {};
        while (rows.next()) {
            QVariantList values;
            for (qsizetype i = 0; i < m_columns.size(); ++i)
                values.append(rows.value(int(i)));
            if (const auto done = runSql(m_into, insert, values); !done && !isRefusal(done.error()))
                return tl::unexpected(done.error());
        }
        whole = !rows.lastError().isValid();
        return {};
    }

    QSqlDatabase &m_from;
    QSqlDatabase &m_into;
    const QString m_table;
    QStringList m_columns;
};

Result<std::monostate> copyTables(QSqlDatabase &from, QSqlDatabase &into)
{
    QStringList tables; // in the order in which they were made: what others refer to comes first
    const auto listed =
        readRows(into,
                 QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                                "ORDER BY rowid"),
                 {}, [&tables](const QSqlQuery &row) { tables.append(row.value(0).toString()); });
    if (!listed)
        return listed;
    for (const QString &table : std::as_const(tables)) {
        if (const auto copied = TableCopy(from, into, table).run(); !copied)
            return copied;
    }
    return {};
}

Result<std::monostate> copyInOneGo(QSqlDatabase &from, QSqlDatabase &into)
{
    if (const auto begun = runSql(into, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return tl::unexpected(begun.error());
    const auto copied = copyTables(from, into);
    const auto ended = runSql(into, copied ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    if (copied && !ended)
        return tl::unexpected(ended.error());
    return copied;
}

} // namespace

Result<std::monostate> salvage(const QString &from, QSqlDatabase &into)
{
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Result<std::monostate> done;
    {
        QSqlDatabase damaged = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        damaged.setDatabaseName(from);
        if (damaged.open()) {
            // Otherwise SQLite reads nothing of a file that was cut short.
            (void)runSql(damaged, QStringLiteral("PRAGMA writable_schema = ON"));
            done = copyInOneGo(damaged, into);
            damaged.close();
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return done;
}

} // namespace hanga
