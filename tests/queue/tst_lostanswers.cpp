#include "scriptedqueue.h"

#include <QTest>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

/// What the queue makes of servers that lose answers, break, restart, or name jobs themselves. Nothing is sent twice.
class TestLostAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aLostAnswerIsFoundInTheQueue_data();
    void aLostAnswerIsFoundInTheQueue();
    void aLostAnswerIsFoundInTheHistory_data();
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
    void cancellingWaitsForTheAnswerToThePost();
    void aCancelWhileTheServerIsAwayIsNotForgotten();

private:
    std::unique_ptr<ScriptedQueue> m_at;
};

void TestLostAnswers::init()
{
    m_at = std::make_unique<ScriptedQueue>();
}

void TestLostAnswers::cleanup()
{
    m_at.reset();
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
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_at->sent = readPost(request);
            return lost;
        }
        if (request.target != "/queue" || m_at->sent.job.isEmpty())
            return std::nullopt;
        const QByteArray item = queueItem(keepsOurId ? m_at->sent.prompt : QStringLiteral("server-id"), m_at->sent.job);
        return queueAnswer(runs ? item : QByteArray(), runs ? QByteArray() : item);
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_COMPARE(m_at->state(id), state);

    QCOMPARE(m_at->server.count("POST", "/prompt"), 1);
    QCOMPARE(m_at->job(id).prompt.text(), keepsOurId ? m_at->sent.prompt : QStringLiteral("server-id"));
    QCOMPARE(m_at->job(id).number, 9.0);
}

void TestLostAnswers::aLostAnswerIsFoundInTheHistory_data()
{
    QTest::addColumn<bool>("keepsOurId");
    QTest::newRow("under our id") << true;
    QTest::newRow("under the server's id") << false;
}

void TestLostAnswers::aLostAnswerIsFoundInTheHistory()
{
    QFETCH(bool, keepsOurId);
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_at->sent = readPost(request);
            return lost;
        }
        if (keepsOurId && request.target.startsWith("/history/"))
            return historyAnswer(m_at->sent.prompt);
        if (!keepsOurId && request.target.startsWith("/history?"))
            return jsonAnswer(R"({"server-id":{"prompt":[9,"server-id",{},{"hanga_job":")" + m_at->sent.job.toUtf8() +
                              R"("},["3"]],"outputs":{"3":{"images":[{"filename":"a.png"}]}},)"
                              R"("status":{"status_str":"success","completed":true,"messages":[]}}})");
        return std::nullopt;
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_COMPARE(m_at->state(id), JobState::Done);
    QCOMPARE(m_at->job(id).prompt.text(), keepsOurId ? m_at->sent.prompt : QStringLiteral("server-id"));

    QCOMPARE(m_at->server.count("POST", "/prompt"), 1);
    QCOMPARE(m_at->job(id).outputs.size(), 1);
}

void TestLostAnswers::aJobThatNobodyKnowsIsHeldForAPerson()
{
    bool loses = true;
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        return loses ? lost : accepted(readPost(request).prompt);
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_VERIFY(m_at->job(id).unconfirmed);

    QCOMPARE(m_at->state(id), Held);
    QVERIFY(m_at->server.count("GET", "/queue") >= 2);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 1);
    // The next job is sent; this one waits for a person.
    loses = false;
    const JobId next = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(next), Waiting);
    QCOMPARE(m_at->state(id), Held);
    m_at->fixture->queue.cancel(next);
    QTRY_COMPARE(m_at->state(next), Cancelled);

    QCOMPARE(m_at->fixture->queue.retry(id), id);

    QTRY_COMPARE(m_at->state(id), Waiting);
    QVERIFY(!m_at->job(id).unconfirmed);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 3);
}

void TestLostAnswers::eventsAloneProveThatAJobArrived()
{
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        m_at->sent = readPost(request);
        m_at->server.send(eventText("execution_start", m_at->sent.prompt));
        return StubAnswer{{}, false}; // no answer at all
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_COMPARE(m_at->state(id), Running);
    m_at->history = historyAnswer(m_at->sent.prompt);
    m_at->server.send(eventText("execution_success", m_at->sent.prompt));

    QTRY_COMPARE(m_at->state(id), JobState::Done);
}

void TestLostAnswers::anAnswerOfAProxyIsAskedAbout()
{
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_at->sent = readPost(request);
            return answer(502, "text/html", "<html>Bad Gateway</html>");
        }
        if (request.target == "/queue" && !m_at->sent.job.isEmpty())
            return queueAnswer(queueItem(m_at->sent.prompt, m_at->sent.job), {});
        return std::nullopt;
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_COMPARE(m_at->state(id), Running);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 1);
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
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt")
            return answer(status, "text/plain", "no");
        return std::nullopt;
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_COMPARE(m_at->state(id), Failed);
    QVERIFY(m_at->job(id).error);
    QCOMPARE(m_at->server.count("POST", "/prompt"), 1);
}

void TestLostAnswers::theServersOwnIdIsAdopted()
{
    // The job is at work, even done, before the answer names its id.
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        const QString own = QStringLiteral("server-id");
        if (request.target.startsWith("/history/server-id"))
            return historyAnswer(own);
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        m_at->server.send(eventText("execution_start", own));
        m_at->server.send(eventText("executing", own, R"(,"node":"2")"));
        m_at->server.send(eventText("execution_success", own));
        return accepted(own);
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_COMPARE(m_at->state(id), JobState::Done);

    QCOMPARE(m_at->job(id).prompt, PromptId(QStringLiteral("server-id")));
    QCOMPARE(m_at->job(id).outputs.size(), 1);
    QCOMPARE(m_at->job(id).node, NodeId(QStringLiteral("2")));
}

void TestLostAnswers::aVanishedJobIsLostAfterTwoLooks()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    const qsizetype before = m_at->server.count("GET", "/queue");

    m_at->server.cutSocket();

    QTRY_COMPARE(m_at->state(id), Lost);
    QVERIFY(m_at->server.count("GET", "/queue") >= before + 2);
    QCOMPARE(m_at->job(id).error->kind, Error::Kind::JobLost);
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
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    m_at->server.send(eventText("execution_start", m_at->sent.prompt));
    QTRY_COMPARE(m_at->state(id), Running);

    m_at->history = historyAnswer(m_at->sent.prompt, status, messages);
    m_at->server.cutSocket();

    QTRY_COMPARE(m_at->state(id), state);
    QCOMPARE(m_at->job(id).outputs.size(), 1);
    QCOMPARE(m_at->job(id).error.has_value(), state == Failed);
}

void TestLostAnswers::cancellingWaitsForTheAnswerToThePost()
{
    m_at->server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.method == "POST" && request.target == "/prompt") {
            m_at->sent = readPost(request);
            m_at->pending = queueItem(m_at->sent.prompt, m_at->sent.job);
            m_at->fixture->queue.cancel(JobId(m_at->sent.job)); // in the middle of it
            return accepted(m_at->sent.prompt);
        }
        if (request.method == "POST" && request.target == "/queue") {
            m_at->pending.clear();
            return answer(200, "application/octet-stream", {});
        }
        if (request.target == "/queue")
            return queueAnswer({}, m_at->pending);
        return std::nullopt;
    });
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());

    QTRY_COMPARE(m_at->state(id), Cancelled);

    QCOMPARE(m_at->server.count("POST", "/queue"), 1);
    QCOMPARE(m_at->server.count("POST", "/interrupt"), 0);
}

void TestLostAnswers::aCancelWhileTheServerIsAwayIsNotForgotten()
{
    m_at->acceptAll();
    QVERIFY(m_at->start());
    const JobId id = m_at->fixture->add(anyGraph());
    QTRY_COMPARE(m_at->state(id), Waiting);
    m_at->running = queueItem(m_at->sent.prompt, m_at->sent.job);

    m_at->server.cutSocket();
    QTRY_VERIFY(m_at->fixture->connection.state() != ServerConnection::State::Ready);
    m_at->fixture->queue.cancel(id);

    QTRY_COMPARE(m_at->server.count("POST", "/interrupt"), 1);
    QCOMPARE(m_at->state(id), Running);
    m_at->server.send(eventText("execution_interrupted", m_at->sent.prompt));
    QTRY_COMPARE(m_at->state(id), Cancelled);
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lostanswers.moc"
