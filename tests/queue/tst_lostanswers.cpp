#include "queuefixture.h"
#include "scriptedserver.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

namespace {

const StubAnswer lost{{}, true};

Workflow anyGraph()
{
    return throughNode(QStringLiteral("ImageInvert"), QStringLiteral("note"), json::Value(QStringLiteral("x")));
}

QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8() + '"';
}

/// What POST /prompt said of itself.
struct Sent
{
    QString prompt;
    QString job;
};
Sent readPost(const StubRequest &request)
{
    const auto body = json::parse(request.body);
    return {(*body)["prompt_id"].toString(), (*body)["extra_data"]["hanga_job"].toString()};
}

StubAnswer accepted(const QString &prompt, int number = 4)
{
    return jsonAnswer("{\"prompt_id\":" + quoted(prompt) + ",\"number\":" + QByteArray::number(number) +
                      ",\"node_errors\":{}}");
}

QByteArray queueItem(const QString &prompt, const QString &job)
{
    return "[9," + quoted(prompt) + ",{},{\"hanga_job\":" + quoted(job) + "},[\"3\"]]";
}

StubAnswer queueAnswer(const QByteArray &running, const QByteArray &pending)
{
    return jsonAnswer("{\"queue_running\":[" + running + "],\"queue_pending\":[" + pending + "]}");
}

StubAnswer historyAnswer(const QString &prompt, const QByteArray &status = "success", const QByteArray &messages = {})
{
    return jsonAnswer(
        '{' + quoted(prompt) + ":{\"prompt\":[9," + quoted(prompt) +
        R"(,{},{},["3"]],"outputs":{"3":{"images":[{"filename":"a.png","subfolder":"","type":"output"}]}},)"
        R"("status":{"status_str":")" +
        status + R"(","completed":true,"messages":[)" + messages + "]}}}");
}

QByteArray eventText(const char *type, const QString &prompt, const QByteArray &more = {})
{
    return QByteArray("{\"type\":\"") + type + "\",\"data\":{\"prompt_id\":" + quoted(prompt) + more + "}}";
}

} // namespace

/// What the queue makes of servers that lose answers, break, restart, or have their own mind. Nothing is sent twice.
class TestLostAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aLostAnswerIsFoundInTheQueue_data();
    void aLostAnswerIsFoundInTheQueue();
    void aLostAnswerIsFoundInTheHistory();
    void aJobThatNobodyKnowsIsHeldForAPerson();
    void eventsAloneProveThatAJobArrived();
    void anAnswerOfAProxyIsAskedAbout();
    void aPlainNoIsAFailure_data();
    void aPlainNoIsAFailure();
    void theServersOwnIdIsAdopted();
    void aVanishedJobIsLostAfterTwoLooks();
    void aRunningJobIsFoundInTheHistoryAfterABreak_data();
    void aRunningJobIsFoundInTheHistoryAfterABreak();
    void theHistoryIsReadUntilItIsWritten();
    void anEndIsBelievedWithoutAHistory();
    void aBlockedNodeIsNoEnd();
    void serversWithoutTerminalEventsAreAskedAtTheEnd();
    void eventsOfOthersChangeNothing();
    void eventsAfterTheEndChangeNothing();
    void previewsWithoutAnIdGoToTheJobAtWork();
    void silenceIsAskedAbout();
    void thePlaceAmongOtherPeoplesJobsIsFollowed();
    void cancellingWaitsForTheAnswerToThePost();
    void aCancelWhileTheServerIsAwayIsNotForgotten();

private:
    void start(const QueueTimings &timings = impatient());
    /// Answers POST /prompt with yes, and notes what was sent.
    void acceptAll();

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QueueFixture> m_fixture;
    Sent m_sent;
    QByteArray m_running, m_pending; ///< of GET /queue, for acceptAll()
    std::optional<StubAnswer> m_history;
};

void TestLostAnswers::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_sent = {};
    m_running.clear();
    m_pending.clear();
    m_history.reset();
}

void TestLostAnswers::cleanup()
{
    m_fixture.reset();
    m_server.reset();
}

void TestLostAnswers::start(const QueueTimings &timings)
{
    m_fixture = std::make_unique<QueueFixture>(m_server->address(), timings);
    QVERIFY(m_fixture->open());
}

void TestLostAnswers::acceptAll()
{
    m_server->setScript([this](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_sent = readPost(request);
            return accepted(m_sent.prompt);
        }
        if (request.method == "GET" && request.target == "/queue")
            return queueAnswer(m_running, m_pending);
        if (request.target.startsWith("/history/"))
            return m_history;
        return std::nullopt;
    });
}

void TestLostAnswers::aLostAnswerIsFoundInTheQueue_data()
{
    QTest::addColumn<bool>("keepsOurId");
    QTest::addColumn<bool>("runs");
    QTest::addColumn<JobState>("state");
    QTest::newRow("waiting") << true << false << Waiting;
    QTest::newRow("running") << true << true << Running;
    QTest::newRow("waiting under the server's id") << false << false << Waiting;
    QTest::newRow("running under the server's id") << false << true << Running;
}

void TestLostAnswers::aLostAnswerIsFoundInTheQueue()
{
    QFETCH(bool, keepsOurId);
    QFETCH(bool, runs);
    QFETCH(JobState, state);
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_sent = readPost(request);
            return lost;
        }
        if (request.target != "/queue" || m_sent.job.isEmpty())
            return std::nullopt;
        const QByteArray item = queueItem(keepsOurId ? m_sent.prompt : QStringLiteral("server-id"), m_sent.job);
        return queueAnswer(runs ? item : QByteArray(), runs ? QByteArray() : item);
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_COMPARE(m_fixture->state(id), state);

    QCOMPARE(m_server->count("POST", "/prompt"), 1);
    QCOMPARE(m_fixture->job(id).prompt.text(), keepsOurId ? m_sent.prompt : QStringLiteral("server-id"));
    QCOMPARE(m_fixture->job(id).number, 9.0);
}

void TestLostAnswers::aLostAnswerIsFoundInTheHistory()
{
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_sent = readPost(request);
            return lost;
        }
        if (request.target.startsWith("/history/"))
            return historyAnswer(m_sent.prompt);
        return std::nullopt;
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_COMPARE(m_fixture->state(id), JobState::Done);

    QCOMPARE(m_server->count("POST", "/prompt"), 1);
    QCOMPARE(m_fixture->job(id).outputs.size(), 1);
}

void TestLostAnswers::aJobThatNobodyKnowsIsHeldForAPerson()
{
    bool loses = true;
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        return loses ? lost : accepted(readPost(request).prompt);
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_VERIFY(m_fixture->job(id).unconfirmed);

    QCOMPARE(m_fixture->state(id), Held);
    QVERIFY(m_server->count("GET", "/queue") >= 2);
    QCOMPARE(m_server->count("POST", "/prompt"), 1);
    // The next job is sent; this one waits for a person.
    loses = false;
    const JobId next = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(next), Waiting);
    QCOMPARE(m_fixture->state(id), Held);
    m_fixture->queue.cancel(next);
    QTRY_COMPARE(m_fixture->state(next), Cancelled);

    QCOMPARE(m_fixture->queue.retry(id), id);

    QTRY_COMPARE(m_fixture->state(id), Waiting);
    QVERIFY(!m_fixture->job(id).unconfirmed);
    QCOMPARE(m_server->count("POST", "/prompt"), 3);
}

void TestLostAnswers::eventsAloneProveThatAJobArrived()
{
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        m_sent = readPost(request);
        m_server->send(eventText("execution_start", m_sent.prompt));
        return StubAnswer{{}, false}; // no answer at all
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_COMPARE(m_fixture->state(id), Running);
    m_history = historyAnswer(m_sent.prompt);
    m_server->send(eventText("execution_success", m_sent.prompt));

    QTRY_COMPARE(m_fixture->state(id), JobState::Done);
}

void TestLostAnswers::anAnswerOfAProxyIsAskedAbout()
{
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_sent = readPost(request);
            return answer(502, "text/html", "<html>Bad Gateway</html>");
        }
        if (request.target == "/queue" && !m_sent.job.isEmpty())
            return queueAnswer(queueItem(m_sent.prompt, m_sent.job), {});
        return std::nullopt;
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_COMPARE(m_fixture->state(id), Running);
    QCOMPARE(m_server->count("POST", "/prompt"), 1);
}

void TestLostAnswers::aPlainNoIsAFailure_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("too large") << 413;
    QTest::newRow("bad body") << 500;
    QTest::newRow("no such route") << 404;
}

void TestLostAnswers::aPlainNoIsAFailure()
{
    QFETCH(int, status);
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt")
            return answer(status, "text/plain", "no");
        return std::nullopt;
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_COMPARE(m_fixture->state(id), Failed);
    QVERIFY(m_fixture->job(id).error);
    QCOMPARE(m_server->count("POST", "/prompt"), 1);
}

void TestLostAnswers::theServersOwnIdIsAdopted()
{
    // The job is at work, even done, before the answer names its id.
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        const QString own = QStringLiteral("server-id");
        if (request.target.startsWith("/history/server-id"))
            return historyAnswer(own);
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        m_server->send(eventText("execution_start", own));
        m_server->send(eventText("executing", own, R"(,"node":"2")"));
        m_server->send(eventText("execution_success", own));
        return accepted(own);
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_COMPARE(m_fixture->state(id), JobState::Done);

    QCOMPARE(m_fixture->job(id).prompt, PromptId(QStringLiteral("server-id")));
    QCOMPARE(m_fixture->job(id).outputs.size(), 1);
    QCOMPARE(m_fixture->job(id).node, NodeId(QStringLiteral("2")));
}

void TestLostAnswers::aVanishedJobIsLostAfterTwoLooks()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    const qsizetype before = m_server->count("GET", "/queue");

    m_server->cutSocket();

    QTRY_COMPARE(m_fixture->state(id), Lost);
    QVERIFY(m_server->count("GET", "/queue") >= before + 2);
    QCOMPARE(m_fixture->job(id).error->kind, Error::Kind::JobLost);
}

void TestLostAnswers::aRunningJobIsFoundInTheHistoryAfterABreak_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<JobState>("state");
    QTest::newRow("success") << QByteArray("success") << QByteArray() << JobState::Done;
    QTest::newRow("error") << QByteArray("error")
                           << QByteArray(R"(["execution_error",{"node_id":"2","node_type":"ImageInvert",)"
                                         R"("exception_type":"E","exception_message":"m","traceback":["t"]}])")
                           << Failed;
    QTest::newRow("interrupted") << QByteArray("error") << QByteArray(R"(["execution_interrupted",{"node_id":"2"}])")
                                 << Cancelled;
    QTest::newRow("error without a reason") << QByteArray("error") << QByteArray() << Failed;
}

void TestLostAnswers::aRunningJobIsFoundInTheHistoryAfterABreak()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, messages);
    QFETCH(JobState, state);
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    m_server->send(eventText("execution_start", m_sent.prompt));
    QTRY_COMPARE(m_fixture->state(id), Running);

    m_history = historyAnswer(m_sent.prompt, status, messages);
    m_server->cutSocket();

    QTRY_COMPARE(m_fixture->state(id), state);
    QCOMPARE(m_fixture->job(id).outputs.size(), 1);
    QCOMPARE(m_fixture->job(id).error.has_value(), state == Failed);
}

void TestLostAnswers::theHistoryIsReadUntilItIsWritten()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    const QByteArray path = "/history/" + m_sent.prompt.toUtf8();

    m_server->send(eventText("execution_success", m_sent.prompt));
    QTRY_VERIFY(m_server->count("GET", path) >= 2);
    QCOMPARE(m_fixture->state(id), Collecting);
    m_history = historyAnswer(m_sent.prompt);

    QTRY_COMPARE(m_fixture->state(id), JobState::Done);
    QCOMPARE(m_fixture->job(id).outputs.size(), 1);
}

void TestLostAnswers::anEndIsBelievedWithoutAHistory()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);

    m_server->send(eventText("executed", m_sent.prompt, R"(,"node":"3","output":{"images":[{"filename":"b.png"}]})"));
    m_server->send(eventText("execution_success", m_sent.prompt));

    QTRY_COMPARE(m_fixture->state(id), JobState::Done);
    QCOMPARE(m_fixture->job(id).outputs.size(), 1);
    QCOMPARE(m_fixture->job(id).outputs.first().file.filename, QStringLiteral("b.png"));
}

void TestLostAnswers::aBlockedNodeIsNoEnd()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);

    m_server->send(
        eventText("execution_error", m_sent.prompt,
                  R"(,"node_id":"2","exception_type":"ExecutionBlocked","exception_message":"b","traceback":[])"));
    m_server->send(eventText("executing", m_sent.prompt, R"(,"node":"3")"));
    QTRY_COMPARE(m_fixture->job(id).node, NodeId(QStringLiteral("3")));
    QCOMPARE(m_fixture->state(id), Running);
    m_server->send(eventText("execution_success", m_sent.prompt));

    QTRY_COMPARE(m_fixture->state(id), JobState::Done);
    QVERIFY(!m_fixture->job(id).failure);
}

void TestLostAnswers::serversWithoutTerminalEventsAreAskedAtTheEnd()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    m_server->send(eventText("execution_start", m_sent.prompt));
    QTRY_COMPARE(m_fixture->state(id), Running);
    m_history = historyAnswer(m_sent.prompt);

    m_server->send(eventText("executing", m_sent.prompt, R"(,"node":null)"));

    QTRY_COMPARE(m_fixture->state(id), JobState::Done);
}

void TestLostAnswers::eventsOfOthersChangeNothing()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    const QString other = QStringLiteral("somebody-else");

    for (const char *type : {"execution_start", "execution_success", "execution_interrupted"})
        m_server->send(eventText(type, other));
    m_server->send(eventText("executed", other, R"(,"node":"3","output":{"images":[{"filename":"b.png"}]})"));
    m_server->send(R"({"type":"progress","data":{"value":1,"max":2}})");
    m_server->send("not JSON");
    m_server->send(eventText("execution_start", m_sent.prompt));

    QTRY_COMPARE(m_fixture->state(id), Running);
    QVERIFY(m_fixture->job(id).outputs.isEmpty());
    QCOMPARE(m_fixture->job(id).steps, 0.0);
}

void TestLostAnswers::eventsAfterTheEndChangeNothing()
{
    acceptAll();
    start();
    const JobId first = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(first), Waiting);
    const QString prompt = m_sent.prompt;
    m_history = historyAnswer(prompt, "error", R"(["execution_interrupted",{"node_id":"2"}])");
    m_server->send(eventText("execution_interrupted", prompt));
    QTRY_COMPARE(m_fixture->state(first), Cancelled);
    const auto states = m_fixture->states.value(first);

    m_server->send(eventText("execution_start", prompt));
    m_server->send(eventText("execution_success", prompt));
    const JobId second = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(second), Waiting);
    m_server->send(eventText("execution_start", m_sent.prompt));
    QTRY_COMPARE(m_fixture->state(second), Running);

    QCOMPARE(m_fixture->states.value(first), states);
}

void TestLostAnswers::previewsWithoutAnIdGoToTheJobAtWork()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    const QByteArray frame = QByteArray::fromHex("0000000100000001ffd8ffe000104a464946");

    m_server->send(eventText("executing", m_sent.prompt, R"(,"node":"2")"));
    m_server->sendFrame(frame);

    QTRY_COMPARE(m_fixture->previews.value(id), QList<NodeId>({NodeId(QStringLiteral("2"))}));
}

void TestLostAnswers::silenceIsAskedAbout()
{
    acceptAll();
    QueueTimings timings = impatient();
    timings.silence = QueueTimings::Pause(30);
    start(timings);
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);

    m_running = queueItem(m_sent.prompt, m_sent.job);

    QTRY_COMPARE(m_fixture->state(id), Running);
}

void TestLostAnswers::thePlaceAmongOtherPeoplesJobsIsFollowed()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    const QByteArray other = queueItem(QStringLiteral("somebody"), QString()).replace("[9", "[8");
    const QByteArray busy = R"({"type":"status","data":{"status":{"exec_info":{"queue_remaining":3}}}})";

    m_running = other;
    m_pending = other + ',' + queueItem(m_sent.prompt, m_sent.job);
    m_server->send(busy);
    QTRY_COMPARE(m_fixture->job(id).position, 2);
    m_pending = queueItem(m_sent.prompt, m_sent.job);
    m_server->send(busy);

    QTRY_COMPARE(m_fixture->job(id).position, 1);
}

void TestLostAnswers::cancellingWaitsForTheAnswerToThePost()
{
    m_server->setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_sent = readPost(request);
            m_pending = queueItem(m_sent.prompt, m_sent.job);
            m_fixture->queue.cancel(JobId(m_sent.job)); // in the middle of it
            return accepted(m_sent.prompt);
        }
        if (request.method == "POST" && request.target == "/queue") {
            m_pending.clear();
            return answer(200, "application/octet-stream", {});
        }
        if (request.target == "/queue")
            return queueAnswer({}, m_pending);
        return std::nullopt;
    });
    start();
    const JobId id = m_fixture->add(anyGraph());

    QTRY_COMPARE(m_fixture->state(id), Cancelled);

    QCOMPARE(m_server->count("POST", "/queue"), 1);
    QCOMPARE(m_server->count("POST", "/interrupt"), 0);
}

void TestLostAnswers::aCancelWhileTheServerIsAwayIsNotForgotten()
{
    acceptAll();
    start();
    const JobId id = m_fixture->add(anyGraph());
    QTRY_COMPARE(m_fixture->state(id), Waiting);
    m_running = queueItem(m_sent.prompt, m_sent.job);

    m_server->cutSocket();
    QTRY_VERIFY(m_fixture->connection.state() != ServerConnection::State::Ready);
    m_fixture->queue.cancel(id);

    QTRY_COMPARE(m_server->count("POST", "/interrupt"), 1);
    QCOMPARE(m_fixture->state(id), Running);
    m_server->send(eventText("execution_interrupted", m_sent.prompt));
    QTRY_COMPARE(m_fixture->state(id), Cancelled);
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lostanswers.moc"
