#include "server/promptservice.h"
#include "support/faultproxy.h"
#include "support/stubhttpserver.h"
#include "support/transcript.h"
#include "support/waiting.h"
#include "json/document.h"

#include <QNetworkAccessManager>
#include <QTest>
#include <QThreadPool>

using namespace hanga;

class TestPromptService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJobIsAccepted();
    void aRefusalIsAnAnswer();
    void aRecordedRefusalIsUnderstood();
    void aPlainErrorIsAnError();
    void aJobIsPostedOnceWhateverHappens_data();
    void aJobIsPostedOnceWhateverHappens();
    void queueIsAskedForAndSorted();
    void aBigQueueIsParsedInThePool();
    void cancellingWhileAPoolParsesIsHeardOnce();
    void historyIsAskedForByName();
    void interruptNamesItsJob();
    void waitingJobsAreRemovedByName();
    void anUploadKeepsItsName();

private:
    QNetworkAccessManager m_network;

    static ServerProfile profile(const QString &address) { return *ServerProfile::fromAddress(address); }
    static PromptBody body();
};

using test::StubAnswer;
using test::StubRequest;
static const PromptId prompt{QStringLiteral("p")};

PromptBody TestPromptService::body()
{
    PromptBody body;
    body.graph = *json::parse(R"({"3":{"inputs":{"seed":18446744073709551615},"class_type":"KSampler"}})");
    body.prompt = prompt;
    body.clientId = QStringLiteral("c");
    return body;
}

void TestPromptService::aJobIsAccepted()
{
    test::StubHttpServer server(
        [](const StubRequest &) { return test::jsonAnswer(R"({"prompt_id":"p","number":7,"node_errors":{}})"); });
    PromptService service(profile(server.address() + QStringLiteral("/prefix")), m_network);
    test::Awaited<PromptAnswer> answer;

    service.submit(body(), &answer, answer.done());

    QVERIFY(answer.wait());
    QVERIFY(answer.isValue());
    QCOMPARE(std::get<PromptAccepted>(**answer.result).prompt, prompt);
    QCOMPARE(server.requests().size(), 1);
    const StubRequest &request = server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, QByteArray("/prefix/api/prompt"));
    QCOMPARE(request.body, writePromptBody(body()));
    QVERIFY(!request.head.toLower().contains("\r\norigin:"));
}

void TestPromptService::aRefusalIsAnAnswer()
{
    test::StubHttpServer server([](const StubRequest &) {
        return test::jsonAnswer(R"({"error":{"type":"no_prompt","message":"No prompt","details":""},"node_errors":{}})",
                                400);
    });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<PromptAnswer> answer;

    service.submit(body(), &answer, answer.done());

    QVERIFY(answer.wait());
    QVERIFY(answer.isValue());
    QCOMPARE(std::get<PromptRefusal>(**answer.result).type, QStringLiteral("no_prompt"));
}

void TestPromptService::aRecordedRefusalIsUnderstood()
{
    QList<QByteArray> bodies;
    for (const auto &entry : test::readTranscript(QStringLiteral("06-validation-errors"))) {
        if (entry.all["status"].toInt64() == 400)
            bodies.append(test::responseBody(entry));
    }
    QVERIFY(bodies.size() > 8);
    for (const QByteArray &recorded : bodies) {
        test::StubHttpServer server([&recorded](const StubRequest &) { return test::jsonAnswer(recorded, 400); });
        PromptService service(profile(server.address()), m_network);
        test::Awaited<PromptAnswer> answer;

        service.submit(body(), &answer, answer.done());

        QVERIFY(answer.wait());
        QVERIFY(answer.isValue());
        QVERIFY(std::holds_alternative<PromptRefusal>(**answer.result));
    }
}

void TestPromptService::aPlainErrorIsAnError()
{
    test::StubHttpServer server([](const StubRequest &) {
        return test::answer(500, "text/plain", "500 Internal Server Error\n\nServer got itself in trouble");
    });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<PromptAnswer> answer;

    service.submit(body(), &answer, answer.done());

    QVERIFY(answer.wait());
    QCOMPARE(answer.kind(), std::optional(Error::Kind::HttpStatus));
    QVERIFY((*answer.result).error().detail.contains(u"got itself in trouble"));
}

void TestPromptService::aJobIsPostedOnceWhateverHappens_data()
{
    QTest::addColumn<bool>("resets");
    QTest::addColumn<bool>("onAnOpenConnection");
    QTest::newRow("closed before the answer") << false << false;
    QTest::newRow("reset before the answer") << true << false;
    QTest::newRow("closed on a connection that was used before") << false << true;
    QTest::newRow("reset on a connection that was used before") << true << true;
}

void TestPromptService::aJobIsPostedOnceWhateverHappens()
{
    QFETCH(bool, resets);
    QFETCH(bool, onAnOpenConnection);
    QNetworkAccessManager network;
    const QByteArray accepted = R"({"prompt_id":"p","number":1})";
    test::StubHttpServer server([&accepted](const StubRequest &) { return test::jsonAnswer(accepted); });
    test::FaultProxy proxy(server.port());
    PromptService service(profile(proxy.address()), network);
    if (onAnOpenConnection) {
        test::Awaited<PromptAnswer> first;
        service.submit(body(), &first, first.done());
        QVERIFY(first.wait());
    }
    const qsizetype before = server.requests().size();
    proxy.setFaults({.cutAfter = 0, .resets = resets});
    test::Awaited<PromptAnswer> answer;

    service.submit(body(), &answer, answer.done());

    QVERIFY(answer.wait());
    QCOMPARE(answer.kind(), std::optional(Error::Kind::NotReached));
    QCOMPARE(server.requests().size() - before, 1);
}

void TestPromptService::queueIsAskedForAndSorted()
{
    test::StubHttpServer server([](const StubRequest &) {
        return test::jsonAnswer(R"({"queue_running":[],"queue_pending":[[2,"b",{},{},[]],[1,"a",{},{},[]]]})");
    });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<QueueSnapshot> queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait() && queue.isValue());
    QCOMPARE(server.requests().first().target, QByteArray("/api/queue"));
    QCOMPARE((*queue.result)->pending.first().prompt, PromptId{QStringLiteral("a")});
}

static QByteArray bigQueue()
{
    QByteArray json = R"({"queue_running":[],"queue_pending":[)";
    for (int i = 0; i < 2000; ++i)
        json += R"([1,"some-prompt-id",{"3":{"inputs":{"text":"a long prompt that fills the queue"}}},{},[]],)";
    return json + R"([0,"first",{},{},[]]]})";
}

void TestPromptService::aBigQueueIsParsedInThePool()
{
    const QByteArray json = bigQueue();
    test::StubHttpServer server([&json](const StubRequest &) { return test::jsonAnswer(json); });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<QueueSnapshot> queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait() && queue.isValue());
    QCOMPARE((*queue.result)->pending.size(), 2001);
    QCOMPARE((*queue.result)->pending.first().prompt, PromptId{QStringLiteral("first")});
}

void TestPromptService::cancellingWhileAPoolParsesIsHeardOnce()
{
    const QByteArray json = bigQueue();
    test::StubHttpServer server([&json](const StubRequest &) { return test::jsonAnswer(json); });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<QueueSnapshot> queue;
    QThreadPool::globalInstance()->waitForDone();
    const Call call = service.fetchQueue(&queue, queue.done());
    QTRY_VERIFY(QThreadPool::globalInstance()->activeThreadCount() > 0 || queue.result);

    call.cancel();

    QVERIFY(queue.wait());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(queue.calls, 1);
}

void TestPromptService::historyIsAskedForByName()
{
    test::StubHttpServer server([](const StubRequest &request) {
        return test::jsonAnswer(request.target.endsWith("/p") ? R"({"p":{"outputs":{},"status":null}})" : "{}");
    });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<std::optional<HistoryEntry>> known;
    test::Awaited<std::optional<HistoryEntry>> unknown;

    service.fetchHistory(prompt, &known, known.done());
    service.fetchHistory(PromptId{QStringLiteral("a/b ?")}, &unknown, unknown.done());

    QVERIFY(known.wait() && known.isValue() && unknown.wait() && unknown.isValue());
    QVERIFY((*known.result)->has_value());
    QVERIFY(!(*unknown.result)->has_value());
    QCOMPARE(server.requests().last().target, QByteArray("/api/history/a%2Fb%20%3F"));
}

void TestPromptService::interruptNamesItsJob()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(200, "text/plain", ""); });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<std::monostate> done;

    service.interrupt(prompt, &done, done.done());

    QVERIFY(done.wait() && done.isValue());
    QCOMPARE(server.requests().first().target, QByteArray("/api/interrupt"));
    QCOMPARE(server.requests().first().body, QByteArray(R"({"prompt_id":"p"})"));
}

void TestPromptService::waitingJobsAreRemovedByName()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(200, "text/plain", ""); });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<std::monostate> done;

    service.removePending({prompt, PromptId{QStringLiteral("q")}}, &done, done.done());

    QVERIFY(done.wait() && done.isValue());
    QCOMPARE(server.requests().first().target, QByteArray("/api/queue"));
    QCOMPARE(server.requests().first().body, QByteArray(R"({"delete":["p","q"]})"));
}

void TestPromptService::anUploadKeepsItsName()
{
    test::StubHttpServer server([](const StubRequest &) {
        return test::jsonAnswer(R"({"name":"入力 (1).png","subfolder":"","type":"input"})");
    });
    PromptService service(profile(server.address()), m_network);
    test::Awaited<ServerFile> file;

    service.upload("bytes\r\n--of a picture", QStringLiteral("a/入力 \"x\"%20.png"), &file, file.done());

    QVERIFY(file.wait() && file.isValue());
    QCOMPARE((*file.result)->filename, QStringLiteral("入力 (1).png"));
    const QByteArray sent = server.requests().first().body;
    QVERIFY(sent.contains(QStringLiteral("name=\"image\"; filename=\"a_入力 _x_%20.png\"").toUtf8()));
    QVERIFY(sent.contains("\r\n\r\nbytes\r\n--of a picture\r\n"));
}

QTEST_GUILESS_MAIN(TestPromptService)
#include "tst_promptservice.moc"
