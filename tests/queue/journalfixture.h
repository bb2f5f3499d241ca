#pragma once

#include "queue/jobstore.h"
#include "queue/journalschema.h"

#include <QCoreApplication>

#include <memory>
#include <optional>

namespace hanga::test {

/// A journal in \a folder, whose answers are waited for.
class JournalFixture final
{
public:
    explicit JournalFixture(const QString &folder)
        : database(folder + QStringLiteral("/journal.db"), journalMigrations()), store(database)
    {}

    template <class T = std::monostate, class Call> [[nodiscard]] Result<T> answerOf(Call call)
    {
        std::optional<Result<T>> answer;
        QObject context;
        call(&context, [&answer](const Result<T> &came) { answer = came; });
        database.flush();
        QCoreApplication::sendPostedEvents();
        return *answer;
    }
    [[nodiscard]] Result<std::monostate> add(const QList<Job> &jobs)
    {
        return answerOf([&](QObject *context, auto done) { store.add(jobs, context, done); });
    }
    [[nodiscard]] Result<std::monostate> update(const Job &job)
    {
        return answerOf([&](QObject *context, auto done) { store.update(job, context, done); });
    }
    [[nodiscard]] Result<std::monostate> move(const QList<JobId> &ids, const JobId &next)
    {
        return answerOf([&](QObject *context, auto done) { store.move(ids, next, context, done); });
    }
    [[nodiscard]] Result<std::monostate> remove(const QList<JobId> &ids)
    {
        return answerOf([&](QObject *context, auto done) { store.remove(ids, context, done); });
    }
    [[nodiscard]] Result<int> adoptOrphans()
    {
        return answerOf<int>([&](QObject *context, auto done) { store.adoptOrphans(context, done); });
    }
    [[nodiscard]] QList<StoredJob> load()
    {
        return answerOf<QList<StoredJob>>([&](QObject *context, auto done) { store.load(context, done); }).value();
    }
    [[nodiscard]] QList<JobId> openIds()
    {
        QList<JobId> ids;
        for (const StoredJob &stored : load())
            ids.append(stored.job.id);
        return ids;
    }
    [[nodiscard]] QList<Job> ended(const std::optional<EndedPlace> &after, int count)
    {
        return answerOf<QList<Job>>([&](QObject *context, auto done) { store.ended(after, count, context, done); })
            .value();
    }
    [[nodiscard]] std::optional<Job> find(const JobId &id)
    {
        return answerOf<std::optional<Job>>([&](QObject *context, auto done) { store.find(id, context, done); })
            .value();
    }
    /// The first value of a question in SQL.
    [[nodiscard]] QVariant ask(const QString &sql)
    {
        return answerOf<QVariant>([&](QObject *context, auto done) {
                   database.read(
                       context, [sql](QSqlDatabase &file) { return readValue(file, sql); }, done);
               })
            .value();
    }

    Database database;
    JobStore store;
};

/// A held job whose graph has \a seed, and \a nodes nodes.
[[nodiscard]] inline Job heldJob(quint64 seed, int nodes = 1)
{
    json::Value graph = json::Value::object();
    for (int i = 1; i <= nodes; ++i) {
        json::Value inputs = json::Value::object();
        inputs.set("seed", json::Value::number(seed));
        inputs.set("text", json::Value("woodblock print, a mountain over the sea, mist, soft light"));
        inputs.set("cfg", json::Value::number("8.0"));
        json::Value node = json::Value::object();
        node.set("inputs", inputs);
        node.set("class_type", json::Value("KSampler"));
        graph.set(std::to_string(i), node);
    }
    Job job;
    job.id = newJobId();
    job.request.name = QStringLiteral("sample");
    job.request.workflow = Workflow::fromJson(graph, job.request.name).value();
    job.request.seed = Seed(seed);
    job.server = ServerId(QStringLiteral("home"));
    job.made = QDateTime::currentDateTimeUtc();
    return job;
}

} // namespace hanga::test
