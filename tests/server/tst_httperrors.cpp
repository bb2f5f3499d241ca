#include "server/promptservice.h"
#include "support/faultproxy.h"
#include "support/stubhttpserver.h"
#include "support/waiting.h"

#include <QNetworkAccessManager>
#include <QTcpServer>
#include <QTest>

using namespace hanga;
using namespace std::chrono_literals;

/// What an odd answer means is decided once for all services; GET /queue stands for them all.
class TestHttpErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOddAnswerHasAName_data();
    void anOddAnswerHasAName();
    void aClosedPortIsNotReached();
    void anUnknownHostIsNotReached();
    void aSilentServerTimesOut();
    void aStallInTheMiddleTimesOut();
    void aSlowButSteadyBodyIsNoStall();
    void aHalfBodyIsCutShort();
    void aResetIsAnError();
    void aBodyInPiecesIsWhole();
    void aBodyOverTheLimitIsDropped_data();
    void aBodyOverTheLimitIsDropped();
    void aRedirectIsNotFollowed();
    void aPlainServerBehindHttpsIsATlsError();
    void cancelEndsTheCallOnce();
    void nothingIsHeardAfterTheContextDied();
    void nothingIsHeardAfterTheServiceDied();
    void aListenerMayDeleteTheService();

private:
    QNetworkAccessManager m_network;

    static ServerProfile profile(const QString &address) { return *ServerProfile::fromAddress(address); }
};

using test::StubAnswer;
using test::StubRequest;
using Queue = test::Awaited<QueueSnapshot>;

static const QByteArray emptyQueue = R"({"queue_running":[],"queue_pending":[]})";
static constexpr HttpLimits hasty{.connect = 1s, .stall = 300ms};

void TestHttpErrors::anOddAnswerHasAName_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const StubAnswer &answer, Kind kind) {
        QTest::newRow(name) << answer.bytes << kind;
    };
    const QByteArray page = "<!DOCTYPE html><html><body>Sign in</body></html>";
    row("401", test::answer(401, "text/plain", "no"), Kind::SignInNeeded);
    row("401 with a challenge", test::answer(401, "text/html", page, "WWW-Authenticate: Basic realm=\"x\"\r\n"),
        Kind::SignInNeeded);
    row("403 without a body", test::answer(403, "application/octet-stream", ""), Kind::Blocked);
    row("403 with a page", test::answer(403, "text/html", page), Kind::SignInNeeded);
    row("302 elsewhere", test::answer(302, "text/html", "", "Location: https://login.example.org/\r\n"),
        Kind::SignInNeeded);
    row("302 to a page here", test::answer(302, "text/html", "", "Location: /oauth2/start\r\n"), Kind::SignInNeeded);
    row("302 to nowhere", test::answer(302, "text/plain", ""), Kind::HttpStatus);
    row("404", test::answer(404, "text/plain", "404: Not Found"), Kind::HttpStatus);
    row("413", test::answer(413, "text/plain", "Maximum request body size"), Kind::HttpStatus);
    row("500", test::answer(500, "text/plain", "500 Internal Server Error"), Kind::HttpStatus);
    row("502", test::answer(502, "text/html", page), Kind::NotReached);
    row("503", test::answer(503, "text/html", page), Kind::NotReached);
    row("504", test::answer(504, "text/html", page), Kind::NotReached);
    row("524 of Cloudflare", test::answer(524, "text/html", page), Kind::NotReached);
    row("a page where JSON is due", test::answer(200, "text/html; charset=utf-8", page), Kind::NotComfyUi);
    row("a page that says it is JSON", test::answer(200, "application/json", "\n  " + page), Kind::NotComfyUi);
    row("garbage JSON", test::jsonAnswer("{\"queue_running\":[,"), Kind::ReplyUnreadable);
    row("other JSON", test::jsonAnswer("{\"hello\":1}"), Kind::ReplyUnreadable);
    row("a list", test::jsonAnswer("[]"), Kind::ReplyUnreadable);
    row("an empty body", test::jsonAnswer(""), Kind::ReplyUnreadable);
}

void TestHttpErrors::anOddAnswerHasAName()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Kind, kind);
    test::StubHttpServer server([&bytes](const StubRequest &) { return StubAnswer{bytes}; });
    PromptService service(profile(server.address()), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(kind));
    QCOMPARE((*queue.result).error().args.value(0), server.address());
    QVERIFY(!whatHappened((*queue.result).error()).isEmpty());
}

void TestHttpErrors::aClosedPortIsNotReached()
{
    QTcpServer taken;
    taken.listen(QHostAddress::LocalHost);
    const quint16 port = taken.serverPort();
    taken.close();
    PromptService service(profile(QStringLiteral("127.0.0.1:%1").arg(port)), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::NotReached));
}

void TestHttpErrors::anUnknownHostIsNotReached()
{
    PromptService service(profile(QStringLiteral("http://no-such-host.invalid:1")), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait(9000));
    // Where no resolver answers at all, our own patience ends first.
    QVERIFY(queue.kind() == Error::Kind::NotReached || queue.kind() == Error::Kind::TimedOut);
}

void TestHttpErrors::aSilentServerTimesOut()
{
    QTcpServer silent;
    silent.listen(QHostAddress::LocalHost);
    PromptService service(profile(QStringLiteral("127.0.0.1:%1").arg(silent.serverPort())), m_network, nullptr, hasty);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::TimedOut));
}

void TestHttpErrors::aStallInTheMiddleTimesOut()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.stallAfter = 100});
    PromptService service(profile(proxy.address()), m_network, nullptr, hasty);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::TimedOut));
}

void TestHttpErrors::aSlowButSteadyBodyIsNoStall()
{
    const QByteArray body = emptyQueue + QByteArray(1000, ' ');
    test::StubHttpServer server([&body](const StubRequest &) { return test::jsonAnswer(body); });
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.sliceBytes = 60, .delay = 30ms}); // some 40 pieces: four times the patience
    PromptService service(profile(proxy.address()), m_network, nullptr, hasty);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait(9000));
    QVERIFY(queue.isValue());
}

void TestHttpErrors::aHalfBodyIsCutShort()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.cutBodyAfter = 20});
    PromptService service(profile(proxy.address()), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::ReplyCutShort));
    QCOMPARE((*queue.result).error().args.mid(1),
             (QStringList{QStringLiteral("20"), QString::number(emptyQueue.size())}));
}

void TestHttpErrors::aResetIsAnError()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.cutAfter = 0, .resets = true});
    PromptService service(profile(proxy.address()), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::NotReached));
}

void TestHttpErrors::aBodyInPiecesIsWhole()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.sliceBytes = 7});
    PromptService service(profile(proxy.address()), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QVERIFY(queue.isValue());
}

void TestHttpErrors::aBodyOverTheLimitIsDropped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray body(3 << 20, ' ');
    QTest::newRow("announced") << test::jsonAnswer(body).bytes;
    QTest::newRow("without a length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n") + body;
    QTest::newRow("announced, never sent")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n ");
}

void TestHttpErrors::aBodyOverTheLimitIsDropped()
{
    QFETCH(QByteArray, bytes);
    test::StubHttpServer server([&bytes](const StubRequest &) { return StubAnswer{bytes}; });
    PromptService service(profile(server.address()), m_network, nullptr, {.body = 1 << 20});
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::ReplyTooLarge));
}

void TestHttpErrors::aRedirectIsNotFollowed()
{
    test::StubHttpServer target([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    test::StubHttpServer server([&target](const StubRequest &) {
        return test::answer(307, "text/plain", "", "Location: " + target.address().toLatin1() + "/login\r\n");
    });
    PromptService service(profile(server.address()), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::SignInNeeded));
    QCOMPARE(target.connections(), 0);
}

void TestHttpErrors::aPlainServerBehindHttpsIsATlsError()
{
    test::StubHttpServer server([](const StubRequest &) { return StubAnswer{}; });
    server.setBanner("HTTP/1.1 400 Bad Request\r\n\r\n");
    PromptService service(profile(QStringLiteral("https://127.0.0.1:%1").arg(server.port())), m_network);
    Queue queue;

    service.fetchQueue(&queue, queue.done());

    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::TlsRefused));
}

void TestHttpErrors::cancelEndsTheCallOnce()
{
    test::StubHttpServer server([](const StubRequest &) { return StubAnswer{}; });
    PromptService service(profile(server.address()), m_network);
    Queue queue;
    const Call call = service.fetchQueue(&queue, queue.done());
    QTRY_COMPARE(server.requests().size(), 1);

    call.cancel();
    call.cancel();

    QVERIFY(!queue.result); // never within cancel()
    QVERIFY(queue.wait());
    QCOMPARE(queue.kind(), std::optional(Error::Kind::Cancelled));
    call.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(queue.calls, 1);
}

void TestHttpErrors::nothingIsHeardAfterTheContextDied()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    PromptService service(profile(server.address()), m_network);
    Queue queue;
    Queue other;
    auto context = std::make_unique<QObject>();
    service.fetchQueue(context.get(), queue.done());

    context.reset();
    service.fetchQueue(&other, other.done());

    QVERIFY(other.wait());
    QVERIFY(!queue.result);
}

void TestHttpErrors::nothingIsHeardAfterTheServiceDied()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    auto service = std::make_unique<PromptService>(profile(server.address()), m_network);
    PromptService lasting(profile(server.address()), m_network);
    Queue queue;
    Queue other;
    service->fetchQueue(&queue, queue.done());

    service.reset();
    lasting.fetchQueue(&other, other.done());

    QVERIFY(other.wait());
    QVERIFY(!queue.result);
}

void TestHttpErrors::aListenerMayDeleteTheService()
{
    test::StubHttpServer server([](const StubRequest &) { return test::jsonAnswer(emptyQueue); });
    auto service = std::make_unique<PromptService>(profile(server.address()), m_network);
    const Call slow = service->fetchQueue(this, [](const Result<QueueSnapshot> &) {});

    service->fetchQueue(this, [&service](const Result<QueueSnapshot> &) { service.reset(); });

    QTRY_VERIFY(!service);
    slow.cancel(); // of a call that is gone
}

QTEST_GUILESS_MAIN(TestHttpErrors)
#include "tst_httperrors.moc"
