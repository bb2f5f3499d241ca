#pragma once

#include "storage/database.h"

namespace hanga {

/// A \ref Database's file: opening, migrating, backing up, replacing a damaged one. Thread: the database's.
class DatabaseFile final
{
public:
    DatabaseFile(QString path, Migrations migrations);
    ~DatabaseFile();
    Q_DISABLE_COPY_MOVE(DatabaseFile)

    /// Brings the file to the newest version and checks it; a damaged one is replaced.
    Result<std::monostate> open();
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QSqlDatabase connection() const;
    /// The open file turned out to be damaged: moves it aside and fills a new one with what can be read. False if that
    /// did not work either; then it is closed.
    bool replace();
    /// StoreReplaced, once, if the file has been replaced.
    [[nodiscard]] std::optional<Error> takeDamage() { return std::exchange(m_damage, std::nullopt); }

private:
    Result<std::monostate> openOnce();
    Result<std::monostate> check(int version);
    Result<std::monostate> migrate(int version);
    Result<std::monostate> applyMigrations();
    Result<std::monostate> backUp(int version);
    Result<std::monostate> moveAsideAndSalvage();
    void close();

    const QString m_path;
    const Migrations m_migrations;
    const QString m_connection;
    bool m_open = false;
    std::optional<Error> m_damage;
};

} // namespace hanga
