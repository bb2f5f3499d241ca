#pragma once

#include "storage/database.h"
#include "storage/databasefile.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <span>

namespace hanga {

/// The thread behind a \ref Database and the calls that wait for it. Sleeps while there are none.
class DatabaseThread final : public QThread
{
public:
    DatabaseThread(Database &database, const QString &path, const Migrations &migrations);
    ~DatabaseThread() override; ///< does what waits, then ends

    [[nodiscard]] const QString &path() const { return m_path; }
    void push(Database::Task task);
    void waitUntilDone();

protected:
    void run() override;

private:
    using Tasks = std::span<Database::Task>;
    using Outcome = std::optional<Error>;

    [[nodiscard]] std::deque<Database::Task> take();
    void work(DatabaseFile &file, Tasks tasks);
    /// One transaction, or one read. Fills \a outcomes; returns the damage that it met.
    [[nodiscard]] static std::optional<Error> attempt(QSqlDatabase database, Tasks tasks, std::span<Outcome> outcomes);
    [[nodiscard]] static std::optional<Error> attemptWrites(QSqlDatabase &database, Tasks tasks,
                                                            std::span<Outcome> outcomes);
    bool open(DatabaseFile &file);
    void tellDamage(DatabaseFile &file);

    Database &m_database;
    const QString m_path;
    const Migrations m_migrations;
    std::optional<Error> m_problem; ///< why the file is not open

    QMutex m_mutex;
    QWaitCondition m_pushed;
    QWaitCondition m_done;
    std::deque<Database::Task> m_tasks;
    bool m_busy = true; ///< from the start: it opens the file
    bool m_ends = false;
};

} // namespace hanga
