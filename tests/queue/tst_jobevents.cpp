#include "scriptedqueue.h"

#include <QTest>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

/// How the events of a server, and their absence, move jobs on.
class TestJobEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theHistoryIsReadUntilItIsWritten();
    void anEndIsBelievedWithoutAHistory();
    void aBlockedNodeIsNoEnd();
    void serversWithoutTerminalEventsAreAskedAtTheEnd();
    void eventsOfOthersChangeNothing();
    void eventsAfterTheEndChangeNothing();
    void previewsWithoutAnIdGoToTheJobAtWork();
    void silenceIsAskedAbout();
    void thePlaceAmongOtherPeoplesJobsIsFollowed();
    void outputsOfEveryNodeAreWaitedFor();
    void aListenerMayRemoveAJobAtItsEnd();

private:
    std::unique_ptr<ScriptedQueue> m_at;
};

void TestJobEvents::init()
{
    m_at = std::make_unique<ScriptedQueue>();
}

void TestJobEvents::cleanup()
{
    m_at.reset();
}

void TestJobEvents::theHistoryIsReadUntilItIsWritten()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    const QByteArray path = "/history/" + m_at->sent.prompt.toUtf8();

    m_at->server.send(eventText("execution_success", m_at->sent.prompt));
    QTRY_VERIFY(m_at->server.count("GET", path) >= 2);
    QCOMPARE(m_at->state(id), Collecting);
    m_at->history = historyAnswer(m_at->sent.prompt);

    QTRY_COMPARE(m_at->state(id), JobState::Done);
    QCOMPARE(m_at->job(id).outputs.size(), 1);
}

void TestJobEvents::anEndIsBelievedWithoutAHistory()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);

    m_at->server.send(
        eventText("executed", m_at->sent.prompt, R"(,"node":"3","output":{"images":[{"filename":"b.png"}]})"));
    m_at->server.send(eventText("execution_success", m_at->sent.prompt));

    QTRY_COMPARE(m_at->state(id), JobState::Done);
    QCOMPARE(m_at->job(id).outputs.size(), 1);
    QCOMPARE(m_at->job(id).outputs.first().file.filename, QStringLiteral("b.png"));
}

void TestJobEvents::aBlockedNodeIsNoEnd()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);

    m_at->server.send(
        eventText("execution_error", m_at->sent.prompt,
                  R"(,"node_id":"2","exception_type":"ExecutionBlocked","exception_message":"b","traceback":[])"));
    m_at->server.send(eventText("executing", m_at->sent.prompt, R"(,"node":"3")"));
    QTRY_COMPARE(m_at->job(id).node, NodeId(QStringLiteral("3")));
    QCOMPARE(m_at->state(id), Running);
    m_at->server.send(eventText("execution_success", m_at->sent.prompt));

    QTRY_COMPARE(m_at->state(id), JobState::Done);
    QVERIFY(!m_at->job(id).failure);
}

void TestJobEvents::serversWithoutTerminalEventsAreAskedAtTheEnd()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    m_at->server.send(eventText("execution_start", m_at->sent.prompt));
    QTRY_COMPARE(m_at->state(id), Running);
    m_at->history = historyAnswer(m_at->sent.prompt);

    m_at->server.send(eventText("executing", m_at->sent.prompt, R"(,"node":null)"));

    QTRY_COMPARE(m_at->state(id), JobState::Done);
}

void TestJobEvents::eventsOfOthersChangeNothing()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    const QString other = QStringLiteral("somebody-else");

    for (const char *type : {"execution_start", "execution_success", "execution_interrupted"})
        m_at->server.send(eventText(type, other));
    m_at->server.send(eventText("executed", other, R"(,"node":"3","output":{"images":[{"filename":"b.png"}]})"));
    m_at->server.send(R"({"type":"progress","data":{"value":1,"max":2}})");
    m_at->server.send("not JSON");
    m_at->server.send(eventText("execution_start", m_at->sent.prompt));

    QTRY_COMPARE(m_at->state(id), Running);
    QVERIFY(m_at->job(id).outputs.isEmpty());
    QCOMPARE(m_at->job(id).steps, 0.0);
}

void TestJobEvents::eventsAfterTheEndChangeNothing()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId first = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(first), Waiting);
    const QString prompt = m_at->sent.prompt;
    m_at->history = historyAnswer(prompt, "error", R"(["execution_interrupted",{"node_id":"2"}])");
    m_at->server.send(eventText("execution_interrupted", prompt));
    QTRY_COMPARE(m_at->state(first), Cancelled);
    const auto states = m_at->fixture->states.value(first);

    m_at->server.send(eventText("execution_start", prompt));
    m_at->server.send(eventText("execution_success", prompt));
    const JobId second = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(second), Waiting);
    m_at->server.send(eventText("execution_start", m_at->sent.prompt));
    QTRY_COMPARE(m_at->state(second), Running);

    QCOMPARE(m_at->fixture->states.value(first), states);
}

void TestJobEvents::previewsWithoutAnIdGoToTheJobAtWork()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    const QByteArray frame = QByteArray::fromHex("0000000100000001ffd8ffe000104a464946");

    m_at->server.send(eventText("executing", m_at->sent.prompt, R"(,"node":"2")"));
    m_at->server.sendFrame(frame);

    QTRY_COMPARE(m_at->fixture->previews.value(id), QList<NodeId>({NodeId(QStringLiteral("2"))}));
}

void TestJobEvents::silenceIsAskedAbout()
{
    m_at->acceptAll();
    QueueTimings timings = impatient();
    timings.silence = QueueTimings::Pause(30);
    QVERIFY(m_at->start(timings));
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);

    m_at->running = queueItem(m_at->sent.prompt, m_at->sent.job);

    QTRY_COMPARE(m_at->state(id), Running);
}

void TestJobEvents::thePlaceAmongOtherPeoplesJobsIsFollowed()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    const QByteArray other = queueItem(QStringLiteral("somebody"), QString()).replace("[9", "[8");
    const QByteArray busy = R"({"type":"status","data":{"status":{"exec_info":{"queue_remaining":3}}}})";

    m_at->running = other;
    m_at->pending = other + ',' + queueItem(m_at->sent.prompt, m_at->sent.job);
    m_at->server.send(busy);
    QTRY_COMPARE(m_at->job(id).position, 2);
    m_at->pending = queueItem(m_at->sent.prompt, m_at->sent.job);
    m_at->server.send(busy);

    QTRY_COMPARE(m_at->job(id).position, 1);
}

void TestJobEvents::outputsOfEveryNodeAreWaitedFor()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);

    // The fixture stores each file within the very signal that announces it.
    m_at->history = jsonAnswer("{\"" + m_at->sent.prompt.toUtf8() + R"(":{"outputs":{"2":{"images":[{"filename":"a.png",
        "type":"temp"}]},"3":{"images":[{"filename":"b.png"}]}},"status":{"status_str":"success"}}})");
    m_at->server.send(eventText("execution_success", m_at->sent.prompt));

    QTRY_COMPARE(m_at->state(id), JobState::Done);
    QCOMPARE(m_at->job(id).outputs.size(), 2);
    QVERIFY(m_at->job(id).outputsKnown);
}

void TestJobEvents::aListenerMayRemoveAJobAtItsEnd()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    QueueFixture &f = *m_at->fixture;
    connect(&f.queue, &JobQueue::jobChanged, &f, [&f](const JobId &changed) { f.queue.remove(changed); });
    const JobId id = f.add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    const QString clientId = f.connection.clientId();

    m_at->history = historyAnswer(m_at->sent.prompt);
    m_at->server.send(eventText("execution_success", m_at->sent.prompt));
    QTRY_VERIFY(!f.queue.find(id));
    m_at->server.cutSocket();

    // Nobody waits for events any more, so the next socket has an id of its own.
    QTRY_COMPARE(m_at->server.sockets(), 2);
    QVERIFY(f.connection.clientId() != clientId);
}

QTEST_GUILESS_MAIN(TestJobEvents)
#include "tst_jobevents.moc"
