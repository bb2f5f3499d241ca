#include "queue/jobtable.h"

#include "queue/jobowner.h"
#include "queue/jobrow.h"

namespace hanga {

namespace {

using Done = Result<std::monostate>;

/// Distances below this have no room for a place between any more.
constexpr double smallestStep = 1e-6;

Done run(QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    return runSql(database, sql, values).map([](const QSqlQuery &) { return std::monostate(); });
}

QString marks(qsizetype count)
{
    QString text = QStringLiteral("?,").repeated(count);
    text.chop(1);
    return text;
}

QString assignments(const QStringList &columns)
{
    return columns.join(QStringLiteral(" = ?, ")) + QStringLiteral(" = ?");
}

Done noteTransition(QSqlDatabase &database, const JobId &id, JobState state, const QDateTime &at)
{
    return run(database,
               QStringLiteral("INSERT INTO transitions (job, state, at) SELECT row, ?, ? FROM jobs WHERE id = ?"),
               {jobStateName(state), at.toMSecsSinceEpoch(), id.text()});
}

/// Why a row of ours was not found.
Error notOurs(QSqlDatabase &database, const JobId &id)
{
    const auto owner = readValue(database, QStringLiteral("SELECT owner FROM jobs WHERE id = ?"), {id.text()});
    if (!owner)
        return owner.error();
    if (!owner->isValid())
        return {Error::Kind::FileNotFound, {id.text()}, {}};
    return {Error::Kind::JobOfOthers, {JobOwner::processOf(owner->toString())}, {}};
}

Done insertJob(QSqlDatabase &database, const QString &owner, const Job &job, double place, JobTexts &texts)
{
    static const QString insert = QStringLiteral("INSERT INTO jobs (%1, owner, place) VALUES (%2)")
                                      .arg(jobColumns().join(u','), marks(jobColumns().size() + 2));
    if (const auto gone =
            run(database, QStringLiteral("DELETE FROM jobs WHERE id = ? AND owner = ?"), {job.id.text(), owner});
        !gone)
        return gone;
    auto values = requestValues(job, texts);
    if (!values)
        return tl::unexpected(values.error());
    *values += stateValues(job);
    *values << owner << place;
    if (const auto inserted = run(database, insert, *values); !inserted)
        return inserted;
    return noteTransition(database, job.id, job.state, job.made);
}

Result<double> valueOr(Result<QVariant> value, double fallback)
{
    return value.map([fallback](const QVariant &found) { return found.isNull() ? fallback : found.toDouble(); });
}

Result<double> lastPlace(QSqlDatabase &database)
{
    return valueOr(readValue(database, QStringLiteral("SELECT MAX(place) FROM jobs WHERE ended = 0")), 0);
}

/// Whole numbers again, in the same order.
Done spread(QSqlDatabase &database)
{
    return run(database,
               QStringLiteral("UPDATE jobs SET place = numbered.n FROM (SELECT row, ROW_NUMBER() OVER (ORDER BY place,"
                              " row) AS n FROM jobs WHERE ended = 0) AS numbered WHERE jobs.row = numbered.row"),
               {});
}

/// The places on both sides of the gap before \a next; \a last is an end without a job.
struct Gap
{
    double before = 0;
    double after = 0;
};
Result<Gap> gapBefore(QSqlDatabase &database, const JobId &next, const QList<JobId> &moved)
{
    QVariantList ids;
    for (const JobId &id : moved)
        ids.append(id.text());
    const QString others = QStringLiteral("ended = 0 AND id NOT IN (%1)").arg(marks(ids.size()));
    const auto after =
        readValue(database, QStringLiteral("SELECT place FROM jobs WHERE ended = 0 AND id = ?"), {next.text()});
    if (!after)
        return tl::unexpected(after.error());
    if (!after->isValid()) {
        const auto last =
            valueOr(readValue(database, QStringLiteral("SELECT MAX(place) FROM jobs WHERE ") + others, ids), 0);
        return last.map([&moved](double place) { return Gap{place, place + double(moved.size()) + 1}; });
    }
    const double place = after->toDouble();
    const auto before =
        valueOr(readValue(database, QStringLiteral("SELECT MAX(place) FROM jobs WHERE %1 AND place < ?").arg(others),
                          ids << place),
                place - double(moved.size()) - 1);
    return before.map([place](double found) { return Gap{found, place}; });
}

Result<QList<Job>> readJobs(QSqlDatabase &database, const QString &where, const QVariantList &values,
                            const std::function<void(const QSqlQuery &)> &alsoRead = {})
{
    static const QString select = QStringLiteral("SELECT %1, owner FROM jobs ").arg(jobColumns().join(u','));
    JobTexts texts(database);
    QList<Job> jobs;
    std::optional<Error> error;
    const auto read = readRows(database, select + where, values, [&](const QSqlQuery &row) {
        auto job = error ? tl::unexpected(*error) : jobFromRow(row, texts);
        if (!job) {
            error = job.error();
            return;
        }
        jobs.append(std::move(*job));
        if (alsoRead)
            alsoRead(row);
    });
    if (!read || error)
        return tl::unexpected(error ? *error : read.error());
    return jobs;
}

} // namespace

Done insertJobs(QSqlDatabase &database, const QString &owner, const QList<Job> &jobs)
{
    const auto last = lastPlace(database);
    if (!last)
        return tl::unexpected(last.error());
    double place = *last;
    JobTexts texts(database);
    for (const Job &job : jobs) {
        if (const auto inserted = insertJob(database, owner, job, ++place, texts); !inserted)
            return inserted;
    }
    return {};
}

Done updateJob(QSqlDatabase &database, const QString &owner, const Job &job, const QDateTime &now)
{
    static const QString update =
        QStringLiteral("UPDATE jobs SET %1 WHERE id = ? AND owner = ?").arg(assignments(stateColumns()));
    const auto before = readValue(database, QStringLiteral("SELECT state FROM jobs WHERE id = ?"), {job.id.text()});
    if (!before)
        return tl::unexpected(before.error());
    const auto updated = runSql(database, update, stateValues(job) << job.id.text() << owner);
    if (!updated)
        return tl::unexpected(updated.error());
    if (updated->numRowsAffected() == 0)
        return tl::unexpected(notOurs(database, job.id));
    if (before->toString() == jobStateName(job.state))
        return {};
    return noteTransition(database, job.id, job.state, now);
}

Done updateRequest(QSqlDatabase &database, const QString &owner, const Job &job)
{
    static const QString update =
        QStringLiteral("UPDATE jobs SET %1 WHERE id = ? AND owner = ?").arg(assignments(requestColumns()));
    QVariantList old;
    const auto read = readRows(database, QStringLiteral("SELECT graph, ui FROM jobs WHERE id = ?"), {job.id.text()},
                               [&old](const QSqlQuery &row) {
                                   old = {row.value(0), row.value(1)};
                               });
    if (!read)
        return read;
    JobTexts texts(database);
    auto values = requestValues(job, texts);
    if (!values)
        return tl::unexpected(values.error());
    const auto updated = runSql(database, update, *values << job.id.text() << owner);
    if (!updated)
        return tl::unexpected(updated.error());
    if (updated->numRowsAffected() == 0)
        return tl::unexpected(notOurs(database, job.id));
    return texts.dropUnused(old);
}

Done deleteJobs(QSqlDatabase &database, const QString &owner, const QList<JobId> &ids)
{
    QVariantList texts;
    for (const JobId &id : ids) {
        const auto read = readRows(database, QStringLiteral("SELECT graph, ui FROM jobs WHERE id = ?"), {id.text()},
                                   [&texts](const QSqlQuery &row) { texts << row.value(0) << row.value(1); });
        if (!read)
            return read;
        const auto gone = run(database, QStringLiteral("DELETE FROM jobs WHERE id = ? AND (owner = ? OR ended = 1)"),
                              {id.text(), owner});
        if (!gone)
            return gone;
    }
    return JobTexts(database).dropUnused(texts);
}

Done deleteEndedJobs(QSqlDatabase &database)
{
    const auto gone = run(database, QStringLiteral("DELETE FROM jobs WHERE ended = 1"), {});
    if (!gone)
        return gone;
    return run(database,
               QStringLiteral("DELETE FROM texts WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE graph = texts.id)"
                              " AND NOT EXISTS (SELECT 1 FROM jobs WHERE ui = texts.id)"),
               {});
}

Done moveJobs(QSqlDatabase &database, const QList<JobId> &ids, const JobId &next)
{
    const auto enough = [&ids](const Gap &gap) {
        return (gap.after - gap.before) / double(ids.size() + 1) > smallestStep;
    };
    auto gap = gapBefore(database, next, ids);
    if (gap && !enough(*gap)) {
        if (const auto done = spread(database); !done)
            return done;
        gap = gapBefore(database, next, ids);
    }
    if (!gap)
        return tl::unexpected(gap.error());
    const double step = (gap->after - gap->before) / double(ids.size() + 1);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto moved = run(database, QStringLiteral("UPDATE jobs SET place = ? WHERE id = ? AND ended = 0"),
                               {gap->before + step * double(i + 1), ids.at(i).text()});
        if (!moved)
            return moved;
    }
    return {};
}

Result<QStringList> otherOwners(QSqlDatabase &database, const QString &owner)
{
    QStringList owners;
    return readRows(database, QStringLiteral("SELECT DISTINCT owner FROM jobs WHERE ended = 0 AND owner <> ?"), {owner},
                    [&owners](const QSqlQuery &row) { owners.append(row.value(0).toString()); })
        .map([&owners](std::monostate) { return owners; });
}

Result<int> changeOwner(QSqlDatabase &database, const QString &from, const QString &to)
{
    return runSql(database, QStringLiteral("UPDATE jobs SET owner = ? WHERE owner = ? AND ended = 0"), {to, from})
        .map([](const QSqlQuery &done) { return done.numRowsAffected(); });
}

Result<QList<StoredJob>> readOpenJobs(QSqlDatabase &database, const QString &owner)
{
    QList<bool> ours;
    const int ownerColumn = int(jobColumns().size());
    const auto jobs = readJobs(database, QStringLiteral("WHERE ended = 0 ORDER BY place"), {},
                               [&](const QSqlQuery &row) { ours.append(row.value(ownerColumn).toString() == owner); });
    return jobs.map([&ours](const QList<Job> &read) {
        QList<StoredJob> stored;
        for (qsizetype i = 0; i < read.size(); ++i)
            stored.append({read.at(i), ours.at(i)});
        return stored;
    });
}

Result<QList<Job>> readEndedJobs(QSqlDatabase &database, const std::optional<EndedPlace> &after, int count)
{
    if (!after)
        return readJobs(database, QStringLiteral("WHERE ended = 1 ORDER BY finished DESC, id DESC LIMIT ?"), {count});
    return readJobs(
        database, QStringLiteral("WHERE ended = 1 AND (finished, id) < (?, ?) ORDER BY finished DESC, id DESC LIMIT ?"),
        {after->finished.toMSecsSinceEpoch(), after->id.text(), count});
}

Result<std::optional<Job>> readJob(QSqlDatabase &database, const JobId &id)
{
    return readJobs(database, QStringLiteral("WHERE id = ?"), {id.text()}).map([](const QList<Job> &jobs) {
        return jobs.isEmpty() ? std::nullopt : std::optional(jobs.first());
    });
}

} // namespace hanga
