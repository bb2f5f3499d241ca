#include "demo/demoserver.h"
#include "queuefixture.h"
#include "support/faultproxy.h"

#include <QSignalSpy>
#include <QTest>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

namespace {

bool neverFalls(const QList<double> &values)
{
    return std::ranges::is_sorted(values);
}

Workflow slow(double seconds, int color = 0)
{
    return throughNode(QStringLiteral("TestSlow"), QStringLiteral("seconds"), json::Value::number(seconds), color);
}

} // namespace

/// The queue against the built-in server: real HTTP, real events.
class TestJobQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aJobRunsFromHeldToDone();
    void onlyOneJobWaitsOnTheServer();
    void aRepeatedJobIsDoneFromTheCache();
    void aHeldJobIsCancelledAtOnce();
    void aWaitingJobIsTakenOutOfTheServersList();
    void aRunningJobIsInterruptedAlone();
    void aRejectedJobCarriesTheServersReasons();
    void aFailedJobCarriesNodeAndTraceback();
    void aFileThatCannotBeStoredIsSaidAndTheJobEnds();
    void aJobIsNotDoneBeforeItsFilesAreStored();
    void aPausedQueueSendsNothing();
    void aRetryIsANewJob();
    void endedJobsCanBeForgotten();
    void heldJobsFollowToAnotherServer();
    void aCutMidRunLosesNothing();
    void jobsOutliveTheirConnection();

private:
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<QueueFixture> m_fixture;
};

void TestJobQueue::init()
{
    m_server = std::make_unique<DemoServer>(DemoOptions{std::chrono::milliseconds(15)});
    QVERIFY(m_server->listen());
    m_fixture = std::make_unique<QueueFixture>(m_server->url().toString());
    QVERIFY(m_fixture->open());
}

void TestJobQueue::cleanup()
{
    m_fixture.reset();
    m_server.reset();
}

void TestJobQueue::aJobRunsFromHeldToDone()
{
    QueueFixture &f = *m_fixture;
    const JobId id = f.add(smallSample(f.connection.catalog(), 8, 1));
    QCOMPARE(f.state(id), Held);

    QTRY_COMPARE(f.state(id), JobState::Done);

    QCOMPARE(f.states.value(id).mid(0, 2), QList<JobState>({Held, Sending}));
    QCOMPARE(f.states.value(id).mid(f.states.value(id).size() - 3),
             QList<JobState>({Running, Collecting, JobState::Done}));
    const Job &job = f.job(id);
    QCOMPARE(job.outputs.size(), 1);
    QVERIFY(job.outputs.first().path.startsWith(u"/stored/"));
    QVERIFY(job.number.has_value());
    QVERIFY(!job.sid.isEmpty());
    QVERIFY(job.made <= job.sent && job.sent <= job.started && job.started <= job.finished);
    QCOMPARE(job.fraction, 1.0);
    QTRY_COMPARE(f.fractions.value(id).last(), 1.0);
    QVERIFY(f.fractions.value(id).size() > 2);
    QVERIFY(neverFalls(f.fractions.value(id)));
    QVERIFY(!f.previews.value(id).isEmpty());
    QCOMPARE(job.nodeIndex, job.nodeCount);
}

void TestJobQueue::onlyOneJobWaitsOnTheServer()
{
    QueueFixture &f = *m_fixture;
    QList<JobId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(f.add(smallSample(f.connection.catalog(), 2, quint64(i))));

    QTRY_COMPARE_WITH_TIMEOUT(f.queue.count(JobState::Done), 5, 9000);

    QCOMPARE(f.mostWaiting, 1);
    QCOMPARE(f.queue.order(), ids);
    for (int i = 1; i < 5; ++i)
        QVERIFY(*f.job(ids.at(i)).number > *f.job(ids.at(i - 1)).number);
}

void TestJobQueue::aRepeatedJobIsDoneFromTheCache()
{
    QueueFixture &f = *m_fixture;
    const JobId first = f.add(smallSample(f.connection.catalog(), 2, 7));
    QTRY_COMPARE(f.state(first), JobState::Done);

    const JobId second = f.add(smallSample(f.connection.catalog(), 2, 7));

    QTRY_COMPARE(f.state(second), JobState::Done);
    QCOMPARE(f.job(second).outputs.size(), 1);
    QCOMPARE(f.job(second).fraction, 1.0);
}

void TestJobQueue::aHeldJobIsCancelledAtOnce()
{
    QueueFixture &f = *m_fixture;
    f.queue.setPaused(true);
    const JobId id = f.add(slow(1));

    f.queue.cancel(id);

    QCOMPARE(f.state(id), Cancelled);
    f.queue.setPaused(false);
    const JobId next = f.add(slow(0));
    QTRY_COMPARE(f.state(next), JobState::Done);
    QCOMPARE(f.states.value(id), QList<JobState>({Held, Cancelled}));
}

void TestJobQueue::aWaitingJobIsTakenOutOfTheServersList()
{
    QueueFixture &f = *m_fixture;
    const JobId first = f.add(slow(1));
    const JobId second = f.add(slow(1, 1));
    QTRY_COMPARE(f.state(second), Waiting);
    QCOMPARE(f.state(first), Running);
    QCOMPARE(f.job(second).position, 1);

    f.queue.cancel(second);

    QTRY_COMPARE(f.state(second), Cancelled);
    QCOMPARE(f.state(first), Running);
    QTRY_COMPARE(f.state(first), JobState::Done);
    QVERIFY(!f.job(second).started.isValid());
}

void TestJobQueue::aRunningJobIsInterruptedAlone()
{
    QueueFixture &f = *m_fixture;
    const JobId first = f.add(smallSample(f.connection.catalog(), 400, 1));
    const JobId second = f.add(smallSample(f.connection.catalog(), 2, 2));
    QTRY_COMPARE(f.state(first), Running);

    f.queue.cancel(first);

    QVERIFY(f.job(first).cancelRequested);
    QTRY_COMPARE(f.state(first), Cancelled);
    QVERIFY(f.job(first).fraction < 1);
    QTRY_COMPARE(f.state(second), JobState::Done);
}

void TestJobQueue::aRejectedJobCarriesTheServersReasons()
{
    QueueFixture &f = *m_fixture;
    Workflow bad = smallSample(f.connection.catalog(), 2, 1);
    bad.setInput({NodeId(QStringLiteral("3")), QStringLiteral("steps")}, json::Value::number(qint64(0)));
    const JobId id = f.add(bad);
    const JobId next = f.add(smallSample(f.connection.catalog(), 2, 1));

    QTRY_COMPARE(f.state(id), Rejected);

    QVERIFY(f.job(id).refusal);
    QCOMPARE(f.job(id).refusal->problems.size(), 1);
    QCOMPARE(f.job(id).refusal->problems.first().input, QStringLiteral("steps"));
    QCOMPARE(f.job(id).error->kind, Error::Kind::Rejected);
    QTRY_COMPARE(f.state(next), JobState::Done);
}

void TestJobQueue::aFailedJobCarriesNodeAndTraceback()
{
    QueueFixture &f = *m_fixture;
    const JobId id = f.add(
        throughNode(QStringLiteral("TestExplode"), QStringLiteral("message"), json::Value(QStringLiteral("ドカン"))));

    QTRY_COMPARE(f.state(id), Failed);

    const Job &job = f.job(id);
    QCOMPARE(job.failure->node, NodeId(QStringLiteral("2")));
    QVERIFY(!job.failure->traceback.isEmpty());
    QCOMPARE(job.error->kind, Error::Kind::ExecutionFailed);
    QCOMPARE(job.error->args.value(0), QStringLiteral("中間"));
    QVERIFY(whatHappened(*job.error).contains(u"ドカン"));
    QVERIFY(job.fraction < 1);
}

void TestJobQueue::aFileThatCannotBeStoredIsSaidAndTheJobEnds()
{
    QueueFixture &f = *m_fixture;
    f.storesOutputs = false;
    const JobId id = f.add(slow(0));
    QTRY_COMPARE(f.state(id), Collecting);
    QTRY_COMPARE(f.outputs.value(id).size(), 1);

    f.queue.outputFailed(id, f.outputs.value(id).first(),
                         Error{Error::Kind::FileUnwritable, {QStringLiteral("/x"), QStringLiteral("full")}, {}});

    QTRY_COMPARE(f.state(id), JobState::Done);
    QCOMPARE(f.job(id).outputs.first().error->kind, Error::Kind::FileUnwritable);
    QCOMPARE(f.job(id).error->kind, Error::Kind::FileUnwritable);
}

void TestJobQueue::aJobIsNotDoneBeforeItsFilesAreStored()
{
    QueueFixture &f = *m_fixture;
    f.storesOutputs = false;
    const JobId id = f.add(slow(0));
    QTRY_COMPARE(f.outputs.value(id).size(), 1);
    const JobId next = f.add(slow(0, 1));

    // The server goes on meanwhile.
    QTRY_COMPARE(f.state(next), Collecting);
    QCOMPARE(f.state(id), Collecting);
    QVERIFY(f.job(id).fraction <= 0.99);
    f.queue.outputStored(id, f.outputs.value(id).first(), QStringLiteral("/a.png"));

    QTRY_COMPARE(f.state(id), JobState::Done);
    QCOMPARE(f.job(id).outputs.first().path, QStringLiteral("/a.png"));
    QCOMPARE(f.state(next), Collecting);
}

void TestJobQueue::aPausedQueueSendsNothing()
{
    QueueFixture &f = *m_fixture;
    QSignalSpy paused(&f.queue, &JobQueue::pausedChanged);
    f.queue.setPaused(true);
    f.queue.setPaused(true);
    const JobId id = f.add(slow(0));
    QTest::qWait(0);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(f.state(id), Held);

    f.queue.setPaused(false);

    QTRY_COMPARE(f.state(id), JobState::Done);
    QCOMPARE(paused.size(), 2);
}

void TestJobQueue::aRetryIsANewJob()
{
    QueueFixture &f = *m_fixture;
    const JobId id =
        f.add(throughNode(QStringLiteral("TestExplode"), QStringLiteral("message"), json::Value(QStringLiteral("x"))));
    QTRY_COMPARE(f.state(id), Failed);

    const JobId again = f.queue.retry(id);

    QVERIFY(again != id);
    QCOMPARE(f.state(id), Failed);
    QTRY_COMPARE(f.state(again), Failed);
    QVERIFY(f.job(again).prompt != f.job(id).prompt);
}

void TestJobQueue::endedJobsCanBeForgotten()
{
    QueueFixture &f = *m_fixture;
    const JobId done = f.add(slow(0));
    QTRY_COMPARE(f.state(done), JobState::Done);
    f.queue.setPaused(true);
    const JobId held = f.add(slow(0));
    QSignalSpy removed(&f.queue, &JobQueue::jobRemoved);

    f.queue.remove(held);
    QCOMPARE(removed.size(), 0);
    f.queue.remove(f.job(done).id);
    QCOMPARE(removed.size(), 1);
    f.queue.removeEnded();

    QCOMPARE(removed.size(), 1);
    QVERIFY(!f.queue.find(done));
    QCOMPARE(f.queue.order(), QList<JobId>({held}));
}

void TestJobQueue::heldJobsFollowToAnotherServer()
{
    DemoServer other;
    QVERIFY(other.listen());
    ServerConnection connection(*ServerProfile::fromAddress(other.url().toString()));
    QueueFixture &f = *m_fixture;
    f.queue.setPaused(true);
    const JobId id = f.add(slow(0));
    f.queue.addServer(connection);
    connection.open();
    QTRY_COMPARE(connection.state(), ServerConnection::State::Ready);

    f.queue.moveHeld(f.connection.profile().id, connection.profile().id);
    f.queue.setPaused(false);

    QTRY_COMPARE(f.state(id), JobState::Done);
    QCOMPARE(f.job(id).server, connection.profile().id);
    QCOMPARE(f.job(id).serverName, connection.profile().name);
    f.queue.removeServer(connection.profile().id);
}

void TestJobQueue::aCutMidRunLosesNothing()
{
    FaultProxy proxy(quint16(m_server->url().port()));
    QueueFixture f(proxy.address());
    QVERIFY(f.open());
    const JobId id = f.add(slow(1.5));
    const JobId next = f.add(slow(0, 1));
    QTRY_COMPARE(f.state(next), Waiting);

    proxy.cutAll();

    QTRY_COMPARE_WITH_TIMEOUT(f.state(next), JobState::Done, 9000);
    QCOMPARE(f.state(id), JobState::Done);
    QCOMPARE(f.outputs.value(id).size(), 1);
    // Nothing was sent twice: the numbers follow each other, and the next one is free.
    const JobId third = f.add(slow(0, 2));
    QTRY_COMPARE(f.state(third), JobState::Done);
    QCOMPARE(*f.job(third).number, *f.job(id).number + 2);
}

void TestJobQueue::jobsOutliveTheirConnection()
{
    QueueFixture &f = *m_fixture;
    const JobId id = f.add(slow(0.5));
    QTRY_COMPARE(f.state(id), Running);

    f.queue.removeServer(f.connection.profile().id);
    QCOMPARE(f.state(id), Running);
    f.queue.addServer(f.connection);

    QTRY_COMPARE(f.state(id), JobState::Done);
    QCOMPARE(f.outputs.value(id).size(), 1);
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
