#include "storage/sql.h"

namespace hanga {

Error sqlError(const QSqlError &error, const QString &path)
{
    // The lowest byte is the kind, the others tell which call (https://www.sqlite.org/rescode.html).
    enum Code { Busy = 5, Locked = 6, InputOutput = 10, Corrupt = 11, Full = 13, NotADatabase = 26 };
    constexpr int shortRead = 522;
    constexpr int readError = 266;
    const int code = error.nativeErrorCode().toInt();
    const QString words = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    using Kind = Error::Kind;
    switch (code & 0xff) {
    case Busy:
    case Locked:
        return {Kind::StoreBusy, {path}, words};
    case Full:
        return {Kind::DiskFull, {path}, words};
    case Corrupt:
    case NotADatabase:
        return {Kind::FileDamaged, {path, words}, {}};
    case InputOutput:
        if (code == readError || code == shortRead)
            return {Kind::FileUnreadable, {path, words}, {}};
        break;
    default:
        break;
    }
    return {Kind::FileUnwritable, {path, words}, {}};
}

Result<QSqlQuery> runSql(QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool done = false;
    if (values.isEmpty()) {
        done = query.exec(sql);
    } else if (query.prepare(sql)) {
        for (const QVariant &value : values)
            query.addBindValue(value);
        done = query.exec();
    }
    if (!done)
        return tl::unexpected(sqlError(query.lastError(), database.databaseName()));
    return query;
}

Result<std::monostate> readRows(QSqlDatabase &database, const QString &sql, const QVariantList &values,
                                const std::function<void(const QSqlQuery &)> &row)
{
    auto query = runSql(database, sql, values);
    if (!query)
        return tl::unexpected(query.error());
    while (query->next())
        row(*query);
    if (query->lastError().isValid())
        return tl::unexpected(sqlError(query->lastError(), database.databaseName()));
    return {};
}

Result<QVariant> readValue(QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    QVariant value;
    return readRows(database, sql, values,
                    [&value](const QSqlQuery &query) {
                        if (!value.isValid())
                            value = query.value(0);
                    })
        .map([&value](std::monostate) { return value; });
}

} // namespace hanga
