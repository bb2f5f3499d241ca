#include "storage/databasethread.h"

#include <algorithm>
#include <vector>

namespace hanga {

namespace {

/// More than a person makes at once; longer transactions would only make others wait.
constexpr size_t largestGroup = 1000;

bool isDamage(const std::optional<Error> &error)
{
    return error && error->kind == Error::Kind::FileDamaged;
}

} // namespace

DatabaseThread::DatabaseThread(Database &database, const QString &path, const Migrations &migrations)
    : m_database(database), m_path(path), m_migrations(migrations)
{
    setObjectName(QStringLiteral("hanga database"));
    start();
}

DatabaseThread::~DatabaseThread()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_ends = true;
        m_pushed.wakeOne();
    }
    wait();
}

void DatabaseThread::push(Database::Task task)
{
    const QMutexLocker lock(&m_mutex);
    m_tasks.push_back(std::move(task));
    m_pushed.wakeOne();
}

void DatabaseThread::waitUntilDone()
{
    const QMutexLocker lock(&m_mutex);
    while (m_busy || !m_tasks.empty())
        m_done.wait(&m_mutex);
}

std::deque<Database::Task> DatabaseThread::take()
{
    const QMutexLocker lock(&m_mutex);
    m_busy = false;
    if (m_tasks.empty())
        m_done.wakeAll();
    while (m_tasks.empty() && !m_ends)
        m_pushed.wait(&m_mutex);
    m_busy = !m_tasks.empty();
    return std::exchange(m_tasks, {});
}

void DatabaseThread::run()
{
    DatabaseFile file(m_path, m_migrations);
    open(file);
    for (auto tasks = take(); !tasks.empty(); tasks = take()) {
        std::vector<Database::Task> batch(std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
        for (size_t from = 0; from < batch.size();) {
            size_t to = from + 1;
            while (batch[from].durability && to < batch.size() && batch[to].durability && to - from < largestGroup)
                ++to;
            work(file, Tasks(batch).subspan(from, to - from));
            from = to;
        }
    }
}

void DatabaseThread::work(DatabaseFile &file, Tasks tasks)
{
    std::vector<Outcome> outcomes(tasks.size());
    if (open(file)) {
        auto damage = attempt(file.connection(), tasks, outcomes);
        if (damage && file.replace()) {
            tellDamage(file);
            std::ranges::fill(outcomes, Outcome());
            damage = attempt(file.connection(), tasks, outcomes);
        }
        if (damage)
            std::ranges::fill(outcomes, damage);
    } else {
        std::ranges::fill(outcomes, m_problem);
    }
    for (size_t i = 0; i < tasks.size(); ++i)
        tasks[i].answer(outcomes[i]);
}

std::optional<Error> DatabaseThread::attempt(QSqlDatabase database, Tasks tasks, std::span<Outcome> outcomes)
{
    if (tasks.front().durability)
        return attemptWrites(database, tasks, outcomes);
    outcomes.front() = tasks.front().run(database);
    return isDamage(outcomes.front()) ? outcomes.front() : std::nullopt;
}

std::optional<Error> DatabaseThread::attemptWrites(QSqlDatabase &database, Tasks tasks, std::span<Outcome> outcomes)
{
    const auto power = [](const Database::Task &task) { return task.durability == Database::Durability::Power; };
    const auto failAll = [&database, outcomes](const Error &error) -> std::optional<Error> {
        // SQLite has rolled back by itself after some errors; then this one says only that there is nothing to do.
        (void)runSql(database, QStringLiteral("ROLLBACK"));
        std::ranges::fill(outcomes, error);
        return error.kind == Error::Kind::FileDamaged ? std::optional(error) : std::nullopt;
    };
    // It may not be changed inside a transaction.
    const QString sync = std::ranges::any_of(tasks, power) ? QStringLiteral("PRAGMA synchronous = FULL")
                                                           : QStringLiteral("PRAGMA synchronous = NORMAL");
    if (const auto set = runSql(database, sync); !set)
        return failAll(set.error());
    if (const auto begun = runSql(database, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return failAll(begun.error());
    for (size_t i = 0; i < tasks.size(); ++i) {
        if (const auto saved = runSql(database, QStringLiteral("SAVEPOINT task")); !saved)
            return failAll(saved.error());
        outcomes[i] = tasks[i].run(database);
        if (isDamage(outcomes[i]))
            return failAll(*outcomes[i]);
        const bool undone = !outcomes[i] || runSql(database, QStringLiteral("ROLLBACK TO task")).has_value();
        if (!undone) // a full disk, for example, takes the whole transaction with it
            return failAll(*outcomes[i]);
        if (const auto released = runSql(database, QStringLiteral("RELEASE task")); !released)
            return failAll(released.error());
    }
    if (const auto committed = runSql(database, QStringLiteral("COMMIT")); !committed)
        return failAll(committed.error());
    return std::nullopt;
}

bool DatabaseThread::open(DatabaseFile &file)
{
    if (file.isOpen())
        return true;
    const auto opened = file.open();
    tellDamage(file);
    if (opened) {
        m_problem.reset();
        return true;
    }
    if (m_problem != opened.error()) {
        m_problem = opened.error();
        QMetaObject::invokeMethod(
            &m_database, [&told = m_database, error = *m_problem] { Q_EMIT told.failed(error); }, Qt::QueuedConnection);
    }
    return false;
}

void DatabaseThread::tellDamage(DatabaseFile &file)
{
    if (const auto damage = file.takeDamage()) {
        QMetaObject::invokeMethod(
            &m_database, [&told = m_database, error = *damage] { Q_EMIT told.damageFound(error); },
            Qt::QueuedConnection);
    }
}

} // namespace hanga
