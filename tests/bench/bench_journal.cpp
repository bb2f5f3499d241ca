// What the journal costs: reading it at the start, empty and with 10 000 ended and 500 held jobs; a job from add to
// durable, alone and in a burst of 500; and beside it the naive way, a row and a commit each on the calling thread,
// with the same file settings. Prints medians.

#include "queue/jobstore.h"
#include "queue/journalschema.h"
#include "json/document.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

#include <algorithm>

using namespace hanga;

namespace {

constexpr int endedJobs = 10'000;
constexpr int heldJobs = 500;
constexpr int rounds = 15;

/// About 10 kB, as exported workflows are; no two alike, since each has its own seed.
Job aJob(quint64 seed)
{
    json::Value graph = json::Value::object();
    for (int i = 1; i <= 30; ++i) {
        json::Value inputs = json::Value::object();
        inputs.set("seed", json::Value::number(seed * 1000 + quint64(i)));
        inputs.set("text", json::Value("woodblock print, a mountain over the sea, mist, soft light, 版画の朝 " +
                                       std::to_string(i)));
        inputs.set("model", json::Value("somewhere/a_checkpoint_with_a_long_name_fp16.safetensors"));
        inputs.set("cfg", json::Value::number("8.0"));
        inputs.set("sampler_name", json::Value("dpmpp_2m"));
        inputs.set("scheduler", json::Value("karras"));
        json::Value node = json::Value::object();
        node.set("inputs", inputs);
        node.set("class_type", json::Value("KSampler"));
        graph.set(std::to_string(i), node);
    }
    Job job;
    job.id = newJobId();
    job.request.name = QStringLiteral("bench");
    job.request.workflow = Workflow::fromJson(graph, job.request.name).value();
    job.request.seed = Seed(seed);
    job.server = ServerId(QStringLiteral("s"));
    job.made = QDateTime::currentDateTimeUtc();
    return job;
}

double median(QList<double> times)
{
    std::ranges::sort(times);
    return times.at(times.size() / 2);
}

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

QString pathIn(const QTemporaryDir &dir)
{
    return dir.filePath(QStringLiteral("journal.db"));
}

void fill(const QString &path)
{
    Database database(path, journalMigrations());
    JobStore store(database);
    QObject context;
    QList<Job> jobs;
    for (int i = 0; i < endedJobs + heldJobs; ++i) {
        Job job = aJob(quint64(i));
        if (i < endedJobs) {
            job.state = JobState::Done;
            job.finished = job.made.addMSecs(i);
            job.outputs = {{NodeId(QStringLiteral("9")),
                            {QStringLiteral("hanga_%1_.png").arg(i), {}, ServerFile::Type::Output},
                            QStringLiteral("/pictures/2026-01-01/120000-%1-1.png").arg(i),
                            {}}};
            job.outputsKnown = true;
        }
        jobs.append(job);
    }
    store.add(jobs, &context, [](const auto &) {});
}

/// From nothing to every open job and the first page of the ended ones in hand. Also how long this thread was kept.
struct Start
{
    double opened = 0;
    double adopted = 0;
    double loaded = 0;
    double whole = 0;
    double here = 0;
    qsizetype jobs = 0;
};
Start start(const QString &path)
{
    Start result;
    QElapsedTimer timer;
    timer.start();
    Database database(path, journalMigrations());
    JobStore store(database);
    QEventLoop loop;
    database.read(
        &loop, [](QSqlDatabase &) -> Result<int> { return 0; }, [&](const auto &) { result.opened = since(timer); });
    store.adoptOrphans(&loop, [&](const auto &) { result.adopted = since(timer); });
    store.load(&loop, [&](const Result<QList<StoredJob>> &jobs) {
        result.loaded = since(timer);
        result.jobs = jobs->size();
    });
    store.ended({}, 200, &loop, [&](const Result<QList<Job>> &) {
        result.whole = since(timer);
        loop.quit();
    });
    result.here = since(timer);
    loop.exec();
    return result;
}

void benchStart(QTextStream &out)
{
    QTemporaryDir full;
    fill(pathIn(full));
    QList<double> empties;
    QList<double> fulls;
    QList<double> here;
    Start last;
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir empty;
        Database(pathIn(empty), journalMigrations()).flush();
        empties.append(start(pathIn(empty)).whole);
        const Start whole = start(pathIn(full));
        fulls.append(whole.whole);
        here.append(whole.here);
        last = whole;
    }
    out << "start, empty: " << median(empties) << " ms; with " << endedJobs << " ended and " << last.jobs
        << " held (all loaded, and 200 ended; file of " << (QFileInfo(pathIn(full)).size() >> 20)
        << " MB): " << median(fulls) << " ms, of it on the calling thread " << median(here)
        << " ms. In the last round: open " << last.opened << ", adopted " << last.adopted << ", held loaded "
        << last.loaded << ", all " << last.whole << Qt::endl;
}

/// Adds \a count jobs at once, each by a call of its own; until the last is durable.
void addAll(JobStore &store, const QList<Job> &jobs, double &here, double &durable)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    qsizetype open = jobs.size();
    for (const Job &job : jobs) {
        store.add({job}, &loop, [&](const auto &) {
            if (--open == 0)
                loop.quit();
        });
    }
    here = since(timer);
    loop.exec();
    durable = since(timer);
}

QList<Job> newJobs(int count)
{
    static quint64 seed = 1'000'000;
    QList<Job> jobs;
    for (int i = 0; i < count; ++i)
        jobs.append(aJob(seed++));
    return jobs;
}

/// The same rows and the same durability, one after the other on this thread.
double addNaively(QSqlDatabase &database, const QList<Job> &jobs)
{
    QElapsedTimer timer;
    timer.start();
    for (const Job &job : jobs)
        (void)insertJobs(database, QStringLiteral("naive"), {job});
    return since(timer);
}

QSqlDatabase openNaive(const QString &path)
{
    Database(path, journalMigrations()).flush();
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("naive"));
    database.setDatabaseName(path);
    database.open();
    for (const char *setting : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"})
        (void)readValue(database, QString::fromLatin1(setting));
    return database;
}

void benchAdding(QTextStream &out)
{
    QTemporaryDir dir;
    QTemporaryDir naiveDir;
    QSqlDatabase naive = openNaive(pathIn(naiveDir));
    Database database(pathIn(dir), journalMigrations());
    JobStore store(database);
    for (const int count : {1, heldJobs}) {
        QList<double> durables;
        QList<double> heres;
        QList<double> naives;
        for (int round = 0; round < (count == 1 ? 200 : rounds); ++round) {
            double here = 0;
            double durable = 0;
            addAll(store, newJobs(count), here, durable);
            heres.append(here);
            durables.append(durable);
            naives.append(addNaively(naive, newJobs(count)));
        }
        out << "add " << count << " until durable: " << median(durables) << " ms (" << median(durables) / count
            << " a job), of it on the calling thread " << median(heres)
            << " ms; naive, a commit a statement: " << median(naives) << " ms, all on the calling thread; ratio "
            << median(durables) / median(naives) << Qt::endl;
    }
    naive = {};
    QSqlDatabase::removeDatabase(QStringLiteral("naive"));
}

void benchUpdating(QTextStream &out)
{
    QTemporaryDir dir;
    Database database(pathIn(dir), journalMigrations());
    JobStore store(database);
    double here = 0;
    double durable = 0;
    QList<Job> jobs = newJobs(heldJobs);
    addAll(store, jobs, here, durable);
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    int open = 0;
    for (const JobState state :
         {JobState::Sending, JobState::Waiting, JobState::Running, JobState::Collecting, JobState::Done}) {
        for (Job &job : jobs) {
            job.state = state;
            ++open;
            store.update(job, &loop, [&](const auto &) {
                if (--open == 0)
                    loop.quit();
            });
        }
    }
    const int count = open;
    here = since(timer);
    loop.exec();
    out << count << " transitions at once: " << since(timer) / count * 1000 << " us each, of it on the calling thread "
        << here / count * 1000 << " us" << Qt::endl;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    benchStart(out);
    benchAdding(out);
    benchUpdating(out);
    return 0;
}
