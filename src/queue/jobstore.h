#pragma once

#include "queue/jobowner.h"
#include "queue/jobtable.h"
#include "storage/database.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace hanga {

/// The journal of the queue: every job and each of its states, on disk before they are shown or sent.
///
/// Calls return at once and are done in their order; \a done hears, on this thread, when it is on disk, unless
/// \a context died. What only we know (held, sending and every end) survives a power failure then, what the server
/// knows too (waiting, running, collecting) the end of this program. Progress is never written. Several processes share
/// one journal. A job belongs to the one that added it, and only that one changes it; a store that never adds nor
/// adopts only reads. When a process has died, its jobs can be adopted. After \ref Database::damageFound, add the jobs
/// in memory once more: what was lost comes back so. Thread: GUI. \a database, opened with \ref journalMigrations, must
/// outlive the store.
class JobStore final : public QObject
{
    Q_OBJECT

public:
    template <class T> using Done = std::function<void(const Result<T> &)>;
    using Stored = Done<std::monostate>;

    explicit JobStore(Database &database, QObject *parent = nullptr);

    /// Adds to the end of the order.
    void add(const QList<Job> &jobs, QObject *context, Stored done);
    /// Everything of \a job but its request. Its state must be the last one told or a legal successor.
    void update(const Job &job, QObject *context, Stored done);
    /// The request of a held job was edited.
    void updateRequest(const Job &job, QObject *context, Stored done);
    /// Puts \a ids in this order before \a next, or at the end.
    void move(const QList<JobId> &ids, const JobId &next, QObject *context, Stored done);
    void remove(const QList<JobId> &ids, QObject *context, Stored done);
    void removeEnded(QObject *context, Stored done); ///< every job that has ended, anybody's

    /// Makes the unfinished jobs of processes that are gone ours. \a done: how many.
    void adoptOrphans(QObject *context, Done<int> done);
    /// The jobs that have not ended, in their order, those of other processes too.
    void load(QObject *context, Done<QList<StoredJob>> done);
    /// A page of those that have ended, the last first: the next \a count after \a after.
    void ended(const std::optional<EndedPlace> &after, int count, QObject *context, Done<QList<Job>> done);
    void find(const JobId &id, QObject *context, Done<std::optional<Job>> done);

private:
    using Writing = std::function<Result<std::monostate>(QSqlDatabase &, const QString &owner)>;
    void write(Database::Durability durability, QObject *context, Writing writing, Stored done);
    [[nodiscard]] bool mayBecome(const Job &job) const;

    Database &m_database;
    std::shared_ptr<JobOwner> m_owner; ///< used on the database's thread
    QHash<JobId, JobState> m_states;   ///< last told, of our jobs that have not ended
};

} // namespace hanga
