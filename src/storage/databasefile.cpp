#include "storage/databasefile.h"

#include "storage/salvage.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

namespace hanga {

namespace {

constexpr int busyTimeoutMs = 5000;
constexpr qsizetype backupsKept = 3;

/// Belongs to the file, next to it; SQLite finds them by these names.
const QStringList companions{QString(), QStringLiteral("-wal"), QStringLiteral("-shm")};

Result<int> versionOf(QSqlDatabase &database)
{
    return readValue(database, QStringLiteral("PRAGMA user_version")).map([](const QVariant &value) {
        return value.toInt();
    });
}

void keepNewestBackups(const QString &path)
{
    const QFileInfo file(path);
    QStringList names = file.dir().entryList({file.fileName() + QStringLiteral(".v*.bak")}, QDir::Files);
    const auto version = [](const QString &name) {
        return name.section(QStringLiteral(".v"), -1).section(u'.', 0, 0).toInt();
    };
    std::ranges::sort(names, {}, version);
    while (names.size() > backupsKept)
        file.dir().remove(names.takeFirst());
}

} // namespace

DatabaseFile::DatabaseFile(QString path, Migrations migrations)
    : m_path(std::move(path)), m_migrations(std::move(migrations)),
      m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

DatabaseFile::~DatabaseFile()
{
    close();
}

QSqlDatabase DatabaseFile::connection() const
{
    return QSqlDatabase::database(m_connection, false);
}

Result<std::monostate> DatabaseFile::open()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(Error::Kind::FileUnwritable, {folder, qt_error_string()});
    // One process at a time creates, migrates or replaces the file.
    QLockFile lock(m_path + QStringLiteral(".opening"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(2 * busyTimeoutMs)) {
        if (lock.error() == QLockFile::LockFailedError)
            return failure(Error::Kind::StoreBusy, {m_path});
        return failure(Error::Kind::FileUnwritable, {folder, qt_error_string()});
    }
    auto opened = openOnce();
    if (!opened && opened.error().kind == Error::Kind::FileDamaged)
        opened = moveAsideAndSalvage();
    m_open = opened.has_value();
    if (!m_open)
        close();
    return opened;
}

bool DatabaseFile::replace()
{
    close();
    QLockFile lock(m_path + QStringLiteral(".opening"));
    lock.setStaleLockTime(0);
    m_open = lock.tryLock(2 * busyTimeoutMs) && moveAsideAndSalvage().has_value();
    if (!m_open)
        close();
    return m_open;
}

Result<std::monostate> DatabaseFile::openOnce()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeoutMs));
    database.setDatabaseName(m_path);
    if (!database.open())
        return tl::unexpected(sqlError(database.lastError(), m_path));
    // Before anything that would change it.
    const auto version = versionOf(database);
    if (!version)
        return tl::unexpected(version.error());
    if (*version > m_migrations.size())
        return failure(Error::Kind::StoreNewer, {m_path});
    for (const QString &setting :
         {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA foreign_keys = ON")}) {
        if (const auto set = readValue(database, setting); !set)
            return tl::unexpected(set.error());
    }
    return check(*version).and_then([this, &version](std::monostate) { return migrate(*version); });
}

Result<std::monostate> DatabaseFile::check(int version)
{
    if (version == 0)
        return {};
    QSqlDatabase database = connection();
    const auto verdict = readValue(database, QStringLiteral("PRAGMA quick_check(1)"));
    if (!verdict)
        return tl::unexpected(verdict.error());
    if (const QString words = verdict->toString(); words != u"ok")
        return failure(Error::Kind::FileDamaged, {m_path, words});
    return {};
}

Result<std::monostate> DatabaseFile::migrate(int version)
{
    if (version == m_migrations.size())
        return {};
    if (version > 0) {
        if (const auto done = backUp(version); !done)
            return done;
    }
    QSqlDatabase database = connection();
    if (const auto begun = runSql(database, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return tl::unexpected(begun.error());
    const auto applied = applyMigrations();
    if (!applied)
        (void)runSql(database, QStringLiteral("ROLLBACK"));
    return applied;
}

Result<std::monostate> DatabaseFile::applyMigrations()
{
    QSqlDatabase database = connection();
    const auto version = versionOf(database);
    if (!version)
        return tl::unexpected(version.error());
    for (qsizetype i = *version; i < m_migrations.size(); ++i) {
        for (const QString &statement : m_migrations.at(i)) {
            if (const auto done = runSql(database, statement); !done)
                return tl::unexpected(done.error());
        }
    }
    for (const QString &last :
         {QStringLiteral("PRAGMA user_version = %1").arg(m_migrations.size()), QStringLiteral("COMMIT")}) {
        if (const auto done = runSql(database, last); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<std::monostate> DatabaseFile::backUp(int version)
{
    const QString backup = QStringLiteral("%1.v%2.bak").arg(m_path).arg(version);
    const QString unfinished = backup + QStringLiteral(".part");
    QFile::remove(unfinished);
    QSqlDatabase database = connection();
    if (const auto copied = runSql(database, QStringLiteral("VACUUM INTO ?"), {unfinished}); !copied)
        return tl::unexpected(copied.error());
    QFile::remove(backup);
    if (!QFile::rename(unfinished, backup))
        return failure(Error::Kind::FileUnwritable, {backup, qt_error_string()});
    keepNewestBackups(m_path);
    return {};
}

Result<std::monostate> DatabaseFile::moveAsideAndSalvage()
{
    close();
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString aside = QStringLiteral("%1.damaged-%2").arg(m_path, time);
    for (int n = 2; QFile::exists(aside); ++n)
        aside = QStringLiteral("%1.damaged-%2-%3").arg(m_path, time).arg(n);
    for (const QString &companion : companions) {
        if (QFile::exists(m_path + companion) && !QFile::rename(m_path + companion, aside + companion))
            return failure(Error::Kind::FileUnwritable, {m_path + companion, qt_error_string()});
    }
    if (const auto opened = openOnce(); !opened)
        return opened;
    QSqlDatabase database = connection();
    const auto salvaged = salvage(aside, database);
    if (!salvaged)
        return salvaged;
    m_damage = Error{Error::Kind::StoreReplaced, {m_path, aside}, {}};
    return {};
}

void DatabaseFile::close()
{
    m_open = false;
    if (!QSqlDatabase::contains(m_connection))
        return;
    connection().close();
    QSqlDatabase::removeDatabase(m_connection);
}

} // namespace hanga
