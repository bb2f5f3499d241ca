#include "queue/jobstore.h"

#include <QFileInfo>
#include <QPointer>

namespace hanga {

namespace {

using Durability = Database::Durability;

/// What the server knows as well is found out again from it.
Durability durabilityOf(JobState state)
{
    const bool serverKnows = state == JobState::Waiting || state == JobState::Running || state == JobState::Collecting;
    return serverKnows ? Durability::Program : Durability::Power;
}

} // namespace

JobStore::JobStore(Database &database, QObject *parent)
    : QObject(parent), m_database(database),
      m_owner(std::make_shared<JobOwner>(QFileInfo(database.path()).absolutePath()))
{}

void JobStore::write(Durability durability, QObject *context, Writing writing, Stored done)
{
    m_database.write(
        durability, context,
        [owner = m_owner, writing = std::move(writing)](QSqlDatabase &database) -> Result<std::monostate> {
            if (const auto claimed = owner->claim(); !claimed)
                return claimed;
            return writing(database, owner->name());
        },
        std::move(done));
}

void JobStore::add(const QList<Job> &jobs, QObject *context, Stored done)
{
    for (const Job &job : jobs) {
        if (!isEnd(job.state))
            m_states.insert(job.id, job.state);
    }
    const auto insert = [jobs](QSqlDatabase &database, const QString &owner) {
        return insertJobs(database, owner, jobs);
    };
    write(Durability::Power, context, insert, std::move(done));
}

bool JobStore::mayBecome(const Job &job) const
{
    const auto before = m_states.constFind(job.id);
    return before == m_states.constEnd() || *before == job.state || mayFollow(*before, job.state);
}

void JobStore::update(const Job &job, QObject *context, Stored done)
{
    Q_ASSERT(mayBecome(job));
    if (isEnd(job.state))
        m_states.remove(job.id);
    else
        m_states.insert(job.id, job.state);
    const auto update = [job, now = QDateTime::currentDateTimeUtc()](QSqlDatabase &database, const QString &owner) {
        return updateJob(database, owner, job, now);
    };
    write(durabilityOf(job.state), context, update, std::move(done));
}

void JobStore::updateRequest(const Job &job, QObject *context, Stored done)
{
    const auto update = [job](QSqlDatabase &database, const QString &owner) {
        return hanga::updateRequest(database, owner, job);
    };
    write(Durability::Power, context, update, std::move(done));
}

void JobStore::move(const QList<JobId> &ids, const JobId &next, QObject *context, Stored done)
{
    const auto move = [ids, next](QSqlDatabase &database, const QString &) { return moveJobs(database, ids, next); };
    write(Durability::Power, context, move, std::move(done));
}

void JobStore::remove(const QList<JobId> &ids, QObject *context, Stored done)
{
    for (const JobId &id : ids)
        m_states.remove(id);
    const auto remove = [ids](QSqlDatabase &database, const QString &owner) {
        return deleteJobs(database, owner, ids);
    };
    write(Durability::Power, context, remove, std::move(done));
}

void JobStore::removeEnded(QObject *context, Stored done)
{
    write(
        Durability::Power, context, [](QSqlDatabase &database, const QString &) { return deleteEndedJobs(database); },
        std::move(done));
}

void JobStore::adoptOrphans(QObject *context, Done<int> done)
{
    const auto adopt = [owner = m_owner](QSqlDatabase &database) -> Result<int> {
        if (const auto claimed = owner->claim(); !claimed)
            return tl::unexpected(claimed.error());
        const auto others = otherOwners(database, owner->name());
        if (!others)
            return tl::unexpected(others.error());
        int adopted = 0;
        for (const QString &other : *others) {
            const auto dead = owner->lockIfDead(other);
            if (!dead)
                continue;
            const auto changed = changeOwner(database, other, owner->name());
            if (!changed)
                return changed;
            adopted += *changed;
        }
        return adopted;
    };
    m_database.write(Durability::Power, context, adopt, std::move(done));
}

void JobStore::load(QObject *context, Done<QList<StoredJob>> done)
{
    m_database.read(
        context, [owner = m_owner](QSqlDatabase &database) { return readOpenJobs(database, owner->name()); },
        [store = QPointer<JobStore>(this), done = std::move(done)](const Result<QList<StoredJob>> &jobs) {
            for (const StoredJob &stored : jobs.value_or(QList<StoredJob>())) {
                // What was told since it was read is newer.
                if (store && stored.ours && !store->m_states.contains(stored.job.id))
                    store->m_states.insert(stored.job.id, stored.job.state);
            }
            done(jobs);
        });
}

void JobStore::ended(const std::optional<EndedPlace> &after, int count, QObject *context, Done<QList<Job>> done)
{
    m_database.read(
        context, [after, count](QSqlDatabase &database) { return readEndedJobs(database, after, count); },
        std::move(done));
}

void JobStore::find(const JobId &id, QObject *context, Done<std::optional<Job>> done)
{
    m_database.read(
        context, [id](QSqlDatabase &database) { return readJob(database, id); }, std::move(done));
}

} // namespace hanga
