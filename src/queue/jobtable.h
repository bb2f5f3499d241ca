#pragma once

#include "queue/job.h"
#include "storage/sql.h"

namespace hanga {

/// One row of the journal.
struct StoredJob
{
    Job job;
    bool ours = true; ///< else another Hanga that runs answers for it: to be shown, not touched
};

/// A place in the list of ended jobs, which goes from the last that ended backwards.
struct EndedPlace
{
    QDateTime finished;
    JobId id;
};

// The journal's statements; each runs on the database's thread, the changing ones inside its transaction. \a owner:
// ours.

/// At the end of the order. One that is there already and ours is replaced.
[[nodiscard]] Result<std::monostate> insertJobs(QSqlDatabase &database, const QString &owner, const QList<Job> &jobs);
/// All but the request; \a now is noted if the state is new. JobOfOthers.
[[nodiscard]] Result<std::monostate> updateJob(QSqlDatabase &database, const QString &owner, const Job &job,
                                               const QDateTime &now);
[[nodiscard]] Result<std::monostate> updateRequest(QSqlDatabase &database, const QString &owner, const Job &job);
/// Ours, and those of anybody that have ended. Others stay.
[[nodiscard]] Result<std::monostate> deleteJobs(QSqlDatabase &database, const QString &owner, const QList<JobId> &ids);
/// Every job that has ended.
[[nodiscard]] Result<std::monostate> deleteEndedJobs(QSqlDatabase &database);
/// Puts \a ids, in their order, directly before \a next; at the end if there is no such job.
[[nodiscard]] Result<std::monostate> moveJobs(QSqlDatabase &database, const QList<JobId> &ids, const JobId &next);
/// The names of others that have jobs which have not ended.
[[nodiscard]] Result<QStringList> otherOwners(QSqlDatabase &database, const QString &owner);
/// How many jobs went over.
[[nodiscard]] Result<int> changeOwner(QSqlDatabase &database, const QString &from, const QString &to);

/// Those that have not ended, in their order.
[[nodiscard]] Result<QList<StoredJob>> readOpenJobs(QSqlDatabase &database, const QString &owner);
/// Of the ended ones the next \a count after \a after, or the first.
[[nodiscard]] Result<QList<Job>> readEndedJobs(QSqlDatabase &database, const std::optional<EndedPlace> &after,
                                               int count);
[[nodiscard]] Result<std::optional<Job>> readJob(QSqlDatabase &database, const JobId &id);

} // namespace hanga
