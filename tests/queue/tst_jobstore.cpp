#include "queue/journalfixture.h"
#include "json/document.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

namespace {

QDateTime at(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

/// Every field that is kept, none at its default.
Job aFullJob()
{
    Job job;
    job.id = newJobId();
    JobRequest &request = job.request;
    request.name = QStringLiteral("版画.json");
    const auto graph = json::parse(
        "{\"9\":{\"inputs\":{\"seed\":18446744073709551615,\"cfg\":8.0,\"x\":1e400,\"n\":NaN,\"image\":[\"3\",0],"
        "\"z\":null,\"a\":-0.0,\"text\":\"\\\"波\\\"\\n\"},\"class_type\":\"KSampler\",\"_meta\":{\"title\":\"A\"},"
        "\"own\":[]},\"3\":{\"inputs\":{},\"class_type\":\"B\"}}");
    request.workflow = Workflow::fromJson(*graph, request.name).value();
    request.ui = json::parse("{\"nodes\":[1.0,2,3.10],\"links\":[],\"extra\":{\"b\":1,\"a\":2}}").value();
    request.seed = Seed(18446744073709551615U);
    request.group = QStringLiteral("idea A");
    request.indexInGroup = 3;
    request.groupSize = 50;
    request.templates = {{{NodeId(QStringLiteral("9")), QStringLiteral("text")}, QStringLiteral("{a|b} %date%")}};
    job.server = ServerId(QStringLiteral("s1"));
    job.serverName = QStringLiteral("Attic");
    job.state = Failed;
    job.prompt = newPromptId();
    job.number = -12.5;
    job.position = 4;
    job.sid = QStringLiteral("sid-7");
    job.unconfirmed = true;
    job.cancelRequested = true;
    job.outputs = {{NodeId(QStringLiteral("9")),
                    {QStringLiteral("a.png"), QStringLiteral("sub/é"), ServerFile::Type::Temp},
                    QStringLiteral("/pictures/a.png"),
                    {}},
                   {NodeId(QStringLiteral("12:5")),
                    {QStringLiteral("b.png"), {}, ServerFile::Type::Output},
                    {},
                    Error{Error::Kind::FileMissingOnServer,
                          {QStringLiteral("host"), QStringLiteral("b.png")},
                          QStringLiteral("404")}}};
    job.outputsKnown = true;
    const InputProblem problem{NodeId(QStringLiteral("3")), QStringLiteral("B"),   QStringLiteral("x"),
                               QStringLiteral("type"),      QStringLiteral("msg"), QStringLiteral("det")};
    job.dropped = {problem, problem};
    job.error =
        Error{Error::Kind::ExecutionFailed, {QStringLiteral("A"), QStringLiteral("E"), QStringLiteral("m")}, {}};
    job.refusal = PromptRefusal{QStringLiteral("t"), QStringLiteral("m"), QStringLiteral("d"), {problem}};
    job.failure = ExecutionErrorEvent{job.prompt,
                                      NodeId(QStringLiteral("9")),
                                      QStringLiteral("KSampler"),
                                      QStringLiteral("OutOfMemoryError"),
                                      QStringLiteral("too little"),
                                      {QStringLiteral("line 1\n"), QStringLiteral("line 2")}};
    job.made = at(1764000000001);
    job.sent = at(1764000000002);
    job.started = at(1764000000003);
    job.finished = at(1764000000004);
    job.retryOf = newJobId();
    return job;
}

void compareRequests(const JobRequest &a, const JobRequest &b)
{
    QCOMPARE(a.name, b.name);
    QCOMPARE(json::write(a.workflow.graph()), json::write(b.workflow.graph()));
    QCOMPARE(json::write(a.ui), json::write(b.ui));
    QCOMPARE(a.seed, b.seed);
    QCOMPARE(a.group, b.group);
    QCOMPARE(a.indexInGroup, b.indexInGroup);
    QCOMPARE(a.groupSize, b.groupSize);
    QCOMPARE(a.templates, b.templates);
}

void compare(const Job &a, const Job &b)
{
    QCOMPARE(a.id, b.id);
    compareRequests(a.request, b.request);
    QCOMPARE(a.server, b.server);
    QCOMPARE(a.serverName, b.serverName);
    QCOMPARE(a.state, b.state);
    QCOMPARE(a.prompt, b.prompt);
    QCOMPARE(a.number, b.number);
    QCOMPARE(a.position, b.position);
    QCOMPARE(a.sid, b.sid);
    QCOMPARE(a.unconfirmed, b.unconfirmed);
    QCOMPARE(a.cancelRequested, b.cancelRequested);
    QCOMPARE(a.outputs.size(), b.outputs.size());
    for (qsizetype i = 0; i < a.outputs.size(); ++i) {
        QCOMPARE(a.outputs[i].node, b.outputs[i].node);
        QVERIFY(a.outputs[i].file == b.outputs[i].file);
        QCOMPARE(a.outputs[i].path, b.outputs[i].path);
        QVERIFY(a.outputs[i].error == b.outputs[i].error);
    }
    QCOMPARE(a.outputsKnown, b.outputsKnown);
    QVERIFY(a.dropped == b.dropped);
    QVERIFY(a.error == b.error);
    QVERIFY(a.refusal == b.refusal);
    QCOMPARE(a.failure.has_value(), b.failure.has_value());
    if (a.failure) {
        QCOMPARE(a.failure->prompt, b.failure->prompt);
        QCOMPARE(a.failure->node, b.failure->node);
        QCOMPARE(a.failure->nodeType, b.failure->nodeType);
        QCOMPARE(a.failure->exceptionType, b.failure->exceptionType);
        QCOMPARE(a.failure->exceptionMessage, b.failure->exceptionMessage);
        QCOMPARE(a.failure->traceback, b.failure->traceback);
    }
    QCOMPARE(a.made, b.made);
    QCOMPARE(a.sent, b.sent);
    QCOMPARE(a.started, b.started);
    QCOMPARE(a.finished, b.finished);
    QCOMPARE(a.retryOf, b.retryOf);
}

QList<JobId> idsOf(const QList<Job> &jobs)
{
    QList<JobId> ids;
    for (const Job &job : jobs)
        ids.append(job.id);
    return ids;
}

QList<Job> heldJobs(int count)
{
    QList<Job> jobs;
    for (int i = 0; i < count; ++i)
        jobs.append(heldJob(quint64(i)));
    return jobs;
}

} // namespace

class TestJobStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void everyFieldComesBack_data();
    void everyFieldComesBack();
    void progressIsNotKept();
    void eachStateOfAJobIsNoted();
    void anEqualTextIsKeptOnce();
    void largeTextsArePacked();
    void aTextGoesWithItsLastJob();
    void addingAgainReplaces();
    void anEditedRequestIsKept();
    void jobsComeInTheirOrder_data();
    void jobsComeInTheirOrder();
    void movingOftenKeepsTheOrder();
    void endedOnesComePageByPage();
    void endedOnesAreNotLoaded();
    void aJobWithoutItsGraphWaitsForAPerson();
    void anotherProcessReadsAndChangesNothing();
    void jobsOfADeadProcessAreAdopted();
    void jobsAreBackAfterDamage();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestJobStore::everyFieldComesBack_data()
{
    QTest::addColumn<JobState>("state");
    for (int state = int(Held); state <= int(Lost); ++state)
        QTest::newRow(qPrintable(jobStateName(JobState(state)))) << JobState(state);
}

void TestJobStore::everyFieldComesBack()
{
    QFETCH(JobState, state);
    Job full = aFullJob();
    full.state = state;
    Job bare = heldJob(1);
    {
        JournalFixture journal(m_dir->path());
        QVERIFY(journal.add({full, bare}));
    }
    JournalFixture journal(m_dir->path());
    compare(journal.find(full.id).value(), full);
    compare(journal.find(bare.id).value(), bare);

    // And by an update, which writes everything but the request.
    Job changed = aFullJob();
    changed.id = bare.id;
    changed.request = bare.request;
    changed.made = bare.made;
    changed.retryOf = {};
    changed.state = Cancelled;
    QCOMPARE(journal.adoptOrphans().value(), isEnd(state) ? 1 : 2);
    QVERIFY(journal.update(changed));
    compare(journal.find(bare.id).value(), changed);
}

void TestJobStore::progressIsNotKept()
{
    JournalFixture journal(m_dir->path());
    Job job = heldJob(1);
    job.state = Running;
    job.fraction = 0.5;
    job.step = 10;
    QVERIFY(journal.add({job}));
    QCOMPARE(journal.find(job.id)->fraction, 0.0);

    job.state = Collecting;
    QVERIFY(journal.update(job));
    job.state = Done;
    QVERIFY(journal.update(job));
    QCOMPARE(journal.find(job.id)->fraction, 1.0);
}

void TestJobStore::eachStateOfAJobIsNoted()
{
    JournalFixture journal(m_dir->path());
    Job job = heldJob(1);
    QVERIFY(journal.add({job}));
    for (const JobState state : {Sending, Held, Sending, Waiting, Running, Running, Collecting, Done}) {
        job.state = state;
        QVERIFY(journal.update(job));
    }
    QCOMPARE(journal.ask(QStringLiteral("SELECT group_concat(state) FROM transitions")).toString(),
             QStringLiteral("held,sending,held,sending,waiting,running,collecting,done"));
    QCOMPARE(journal.ask(QStringLiteral("SELECT COUNT(*) FROM transitions WHERE at > 1700000000000")).toInt(), 8);
}

void TestJobStore::anEqualTextIsKeptOnce()
{
    JournalFixture journal(m_dir->path());
    QList<Job> jobs{heldJob(7, 100), heldJob(7, 100), heldJob(8, 100)};
    for (Job &job : jobs)
        job.request.ui = aFullJob().request.ui;
    QVERIFY(journal.add(jobs));
    QCOMPARE(journal.ask(QStringLiteral("SELECT COUNT(*) FROM texts")).toInt(), 3);
}

void TestJobStore::largeTextsArePacked()
{
    JournalFixture journal(m_dir->path());
    const QList<Job> jobs{heldJob(7, 1), heldJob(7, 100)};
    QVERIFY(journal.add(jobs));
    QCOMPARE(journal.ask(QStringLiteral("SELECT group_concat(packed) FROM texts")).toString(), QStringLiteral("0,1"));
    QVERIFY(journal.ask(QStringLiteral("SELECT MAX(length(body)) FROM texts")).toInt() <
            json::write(jobs.at(1).request.workflow.graph()).size() / 10);
    compare(journal.find(jobs.at(1).id).value(), jobs.at(1));
}

void TestJobStore::aTextGoesWithItsLastJob()
{
    JournalFixture journal(m_dir->path());
    const QList<Job> jobs{heldJob(7), heldJob(7), heldJob(8)};
    const QString count = QStringLiteral("SELECT COUNT(*) FROM texts");
    QVERIFY(journal.add(jobs));
    QVERIFY(journal.remove({jobs.at(0).id}));
    QCOMPARE(journal.ask(count).toInt(), 2);
    QVERIFY(journal.remove({jobs.at(1).id}));
    QCOMPARE(journal.ask(count).toInt(), 1);
    QVERIFY(journal.remove({jobs.at(2).id}));
    QCOMPARE(journal.ask(count).toInt(), 0);
    QCOMPARE(journal.ask(QStringLiteral("SELECT COUNT(*) FROM transitions")).toInt(), 0);
}

void TestJobStore::addingAgainReplaces()
{
    JournalFixture journal(m_dir->path());
    Job job = heldJob(1);
    QVERIFY(journal.add({job}));
    job.state = Sending;
    QVERIFY(journal.add({job}));
    QCOMPARE(journal.load().size(), 1);
    compare(journal.load().first().job, job);
}

void TestJobStore::anEditedRequestIsKept()
{
    JournalFixture journal(m_dir->path());
    Job job = heldJob(1);
    QVERIFY(journal.add({job}));
    job.request = aFullJob().request;
    QVERIFY(journal.answerOf([&](QObject *context, auto done) { journal.store.updateRequest(job, context, done); }));
    compare(journal.find(job.id).value(), job);
    QCOMPARE(journal.ask(QStringLiteral("SELECT COUNT(*) FROM texts")).toInt(), 2); // the old graph is gone
}

void TestJobStore::jobsComeInTheirOrder_data()
{
    QTest::addColumn<QList<int>>("moved");
    QTest::addColumn<int>("next");
    QTest::addColumn<QList<int>>("order");
    QTest::newRow("to the front") << QList<int>{3} << 0 << QList<int>{3, 0, 1, 2, 4};
    QTest::newRow("to the end") << QList<int>{0} << -1 << QList<int>{1, 2, 3, 4, 0};
    QTest::newRow("up by one") << QList<int>{2} << 1 << QList<int>{0, 2, 1, 3, 4};
    QTest::newRow("down by one") << QList<int>{1} << 3 << QList<int>{0, 2, 1, 3, 4};
    QTest::newRow("several, turned round") << QList<int>{4, 0} << 2 << QList<int>{1, 4, 0, 2, 3};
    QTest::newRow("all") << QList<int>{4, 3, 2, 1, 0} << -1 << QList<int>{4, 3, 2, 1, 0};
    QTest::newRow("to where it is") << QList<int>{1} << 2 << QList<int>{0, 1, 2, 3, 4};
}

void TestJobStore::jobsComeInTheirOrder()
{
    QFETCH(QList<int>, moved);
    QFETCH(int, next);
    QFETCH(QList<int>, order);
    JournalFixture journal(m_dir->path());
    const QList<Job> jobs = heldJobs(5);
    QVERIFY(journal.add(jobs));
    const auto ids = [&jobs](const QList<int> &numbers) {
        QList<JobId> list;
        for (const int number : numbers)
            list.append(jobs.at(number).id);
        return list;
    };
    QVERIFY(journal.move(ids(moved), next < 0 ? JobId() : jobs.at(next).id));
    QCOMPARE(journal.openIds(), ids(order));

    const Job last = heldJob(9);
    QVERIFY(journal.add({last}));
    QCOMPARE(journal.openIds(), ids(order) << last.id);
}

void TestJobStore::movingOftenKeepsTheOrder()
{
    JournalFixture journal(m_dir->path());
    const QList<Job> jobs = heldJobs(4);
    QVERIFY(journal.add(jobs));
    QList<JobId> order = idsOf(jobs);
    for (int i = 0; i < 200; ++i) { // the last always between the first two: halves the gap each time
        order.move(3, 1);
        QVERIFY(journal.move({order.at(1)}, order.at(2)));
        QCOMPARE(journal.openIds(), order);
    }
}

void TestJobStore::endedOnesComePageByPage()
{
    JournalFixture journal(m_dir->path());
    QList<Job> jobs = heldJobs(25);
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        jobs[i].state = Done;
        jobs[i].finished = at(1764000000000 + i / 3); // several end in one millisecond
    }
    QVERIFY(journal.add(jobs));
    QList<JobId> read;
    std::optional<EndedPlace> after;
    for (QList<Job> page = journal.ended(after, 10); !page.isEmpty(); page = journal.ended(after, 10)) {
        QVERIFY(page.size() <= 10);
        read += idsOf(page);
        after = EndedPlace{page.last().finished, page.last().id};
    }
    QList<JobId> all = idsOf(jobs);
    std::reverse(all.begin(), all.end());
    QCOMPARE(read, all);
}

void TestJobStore::endedOnesAreNotLoaded()
{
    JournalFixture journal(m_dir->path());
    QList<Job> jobs = heldJobs(3);
    jobs[1].state = Lost;
    QVERIFY(journal.add(jobs));
    QCOMPARE(journal.openIds(), (QList<JobId>{jobs[0].id, jobs[2].id}));
}

void TestJobStore::aJobWithoutItsGraphWaitsForAPerson()
{
    JournalFixture journal(m_dir->path());
    const Job job = heldJob(1);
    QVERIFY(journal.add({job}));
    QVERIFY(journal.answerOf<QSqlQuery>([&](QObject *context, auto done) {
        journal.database.write(
            Database::Durability::Program, context,
            [](QSqlDatabase &file) { return runSql(file, QStringLiteral("UPDATE texts SET body = x'a5'")); }, done);
    }));

    const Job read = journal.find(job.id).value();

    QVERIFY(read.request.workflow.isEmpty());
    QVERIFY(read.unconfirmed);
    QCOMPARE(read.error->kind, Error::Kind::FileDamaged);
}

void TestJobStore::anotherProcessReadsAndChangesNothing()
{
    JournalFixture window(m_dir->path());
    const Job job = heldJob(1);
    QVERIFY(window.add({job}));

    JournalFixture other(m_dir->path());
    const QList<StoredJob> seen = other.load();
    QCOMPARE(seen.size(), 1);
    QVERIFY(!seen.first().ours);
    compare(seen.first().job, job);
    Job changed = job;
    changed.state = Cancelled;

    QCOMPARE(other.update(changed).error().kind, Error::Kind::JobOfOthers);
    QVERIFY(other.remove({job.id}));
    QCOMPARE(other.adoptOrphans().value(), 0);
    compare(window.find(job.id).value(), job);
    QVERIFY(window.load().first().ours);
}

void TestJobStore::jobsOfADeadProcessAreAdopted()
{
    const QList<Job> jobs = heldJobs(3);
    {
        JournalFixture gone(m_dir->path());
        QVERIFY(gone.add(jobs));
    }
    JournalFixture alive(m_dir->path());
    const Job own = heldJob(9);
    QVERIFY(alive.add({own}));
    QVERIFY(!alive.load().first().ours);

    QCOMPARE(alive.adoptOrphans().value(), 3);

    QCOMPARE(alive.openIds(), idsOf(jobs) << own.id);
    for (const StoredJob &stored : alive.load())
        QVERIFY(stored.ours);
    Job sent = jobs.first();
    sent.state = Sending;
    QVERIFY(alive.update(sent));
    // Its own lock alone is left.
    QCOMPARE(QDir(m_dir->path()).entryList({QStringLiteral("owner-*")}, QDir::Files).size(), 1);
}

void TestJobStore::jobsAreBackAfterDamage()
{
    QList<Job> jobs = heldJobs(2000);
    {
        JournalFixture journal(m_dir->path());
        QVERIFY(journal.add(jobs));
    }
    {
        QFile file(m_dir->filePath(QStringLiteral("journal.db")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
        QVERIFY(file.write(QByteArray(8192, '\xa5')) > 0);
    }
    JournalFixture journal(m_dir->path());
    QSignalSpy damage(&journal.database, &Database::damageFound);
    const qsizetype kept = journal.load().size();
    QCOMPARE(damage.size(), 1);
    QVERIFY2(kept > 1500, qPrintable(QString::number(kept)));
    QCOMPARE(journal.adoptOrphans().value(), int(kept));

    QVERIFY(journal.add(jobs)); // what the queue does with those in memory

    QCOMPARE(journal.openIds(), idsOf(jobs));
}

QTEST_GUILESS_MAIN(TestJobStore)
#include "tst_jobstore.moc"
