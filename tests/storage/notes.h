#pragma once

#include "storage/database.h"

#include <QCoreApplication>
#include <QTest>

#include <optional>

namespace hanga::test {

/// A table of texts: the smallest thing that a database can be tried with.
inline Migrations notesMigrations()
{
    return {{QStringLiteral("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")}};
}

/// Does \a work and waits for its answer.
template <class Work> auto answerOf(Database &database, Database::Durability durability, Work work)
{
    std::optional<std::invoke_result_t<Work, QSqlDatabase &>> answer;
    QObject context;
    database.write(durability, &context, std::move(work), [&answer](const auto &came) { answer = came; });
    database.flush();
    QCoreApplication::sendPostedEvents();
    return *answer;
}

inline Result<std::monostate> insertNote(QSqlDatabase &database, const QString &body)
{
    return runSql(database, QStringLiteral("INSERT INTO notes (body) VALUES (?)"), {body}).map([](const QSqlQuery &) {
        return std::monostate();
    });
}

inline Result<std::monostate> addNote(Database &database, const QString &body)
{
    return answerOf(database, Database::Durability::Program,
                    [body](QSqlDatabase &file) { return insertNote(file, body); });
}

inline Result<QStringList> notes(Database &database)
{
    return answerOf(database, Database::Durability::Program, [](QSqlDatabase &file) -> Result<QStringList> {
        QStringList bodies;
        return readRows(file, QStringLiteral("SELECT body FROM notes ORDER BY id"), {},
                        [&bodies](const QSqlQuery &row) { bodies.append(row.value(0).toString()); })
            .map([&bodies](std::monostate) { return bodies; });
    });
}

} // namespace hanga::test
