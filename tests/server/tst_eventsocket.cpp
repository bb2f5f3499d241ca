#include "server/eventsocket.h"
#include "support/faultproxy.h"
#include "support/stubhttpserver.h"
#include "support/stubwebsocketserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace hanga;
using namespace std::chrono_literals;

class TestEventSocket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flagsAreSentFirst();
    void noOriginGoesOut();
    void aBurstIsParsedOnceAFrame();
    void orderIsKept();
    void messagesAreShownOnlyToListeners();
    void aLostServerIsTriedUntilItIsBack();
    void waitingGrowsUpToACap();
    void retryDoesNotWait();
    void theClientIdStaysWhileJobsAreOutstanding();
    void theClientIdIsFreshWithoutJobs();
    void aReusedClientIdIsGivenUpWhenTheJobsAreDone();
    void aZombieIsReopenedAfterItsClose();
    void aStatusProvesLife_data();
    void aStatusProvesLife();
    void aHalfOpenSocketIsNoticed();
    void pongsKeepASilentSocketOpen();
    void aSilentHandshakeTimesOut();
    void aRefusedHandshakeIsNotRepeated_data();
    void aRefusedHandshakeIsNotRepeated();
    void anotherServerIsAskedSeldom_data();
    void anotherServerIsAskedSeldom();
    void aMessageOverTheLimitClosesTheSocket();
    void piecesOfAFewBytesMakeWholeMessages();
    void closedIsClosed();

private:
    static ServerProfile profile(const QString &address) { return *ServerProfile::fromAddress(address); }
    static EventSocketTimes hasty();
};

using Kind = Error::Kind;
using State = EventSocket::State;
using test::StubAnswer;
using test::StubRequest;

static const QString greeting =
    QStringLiteral(R"({"type": "status", "data": {"status": {"exec_info": {"queue_remaining": 0}}, "sid": "s"}})");

EventSocketTimes TestEventSocket::hasty()
{
    return {500ms, 60ms, 10ms, 80ms, 300ms, 300ms, 200ms, 50ms};
}

void TestEventSocket::flagsAreSentFirst()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("my id"));

    socket.open();

    QTRY_COMPARE(server.received().size(), 1);
    QCOMPARE(server.received().first(),
             QStringLiteral(R"({"type":"feature_flags","data":{"supports_preview_metadata":true}})"));
    QCOMPARE(server.newest()->requestUrl().toString(QUrl::FullyEncoded),
             QStringLiteral("ws://127.0.0.1:%1/ws?clientId=my%20id").arg(server.port()));
    QCOMPARE(socket.state(), State::Open);
    QCOMPARE(socket.attempt(), 0);
}

void TestEventSocket::noOriginGoesOut()
{
    test::StubHttpServer server([](const StubRequest &) { return test::answer(404, "text/plain", ""); });
    EventSocket socket(profile(server.address()), QStringLiteral("c"));

    socket.open();

    QTRY_COMPARE(server.requests().size(), 1);
    QVERIFY(!server.requests().first().head.toLower().contains("origin"));
    QVERIFY(!server.requests().first().head.toLower().contains("sec-fetch"));
}

static QString progress(int value)
{
    return QStringLiteral(R"({"type": "progress", "data": {"value": %1, "max": 20000, "prompt_id": "a", "node": "3"}})")
        .arg(value);
}

void TestEventSocket::aBurstIsParsedOnceAFrame()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"));
    double last = 0;
    int shown = 0;
    connect(&socket, &EventSocket::eventReceived, this, [&](const Event &event) {
        last = std::get<ProgressEvent>(event).value;
        ++shown;
    });
    socket.open();
    QTRY_VERIFY(server.newest());

    for (int i = 1; i <= 20'000; ++i)
        server.send(progress(i));

    QTRY_COMPARE(last, 20'000.0);
    QVERIFY2(socket.parsedMessages() < 1000, qPrintable(QString::number(socket.parsedMessages())));
    QCOMPARE(shown, socket.parsedMessages());
}

void TestEventSocket::orderIsKept()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"));
    QList<size_t> kinds;
    connect(&socket, &EventSocket::eventReceived, this, [&](const Event &event) { kinds.append(event.index()); });
    socket.open();
    QTRY_VERIFY(server.newest());

    server.send(QStringLiteral(R"({"type":"execution_start","data":{"prompt_id":"a"}})"));
    server.send(progress(1));
    server.send(progress(2));
    server.send(QStringLiteral(R"({"type":"execution_success","data":{"prompt_id":"a"}})"));
    server.send(QStringLiteral(R"({"type":"executing","data":{"prompt_id":"a","node":null}})"));

    QTRY_COMPARE(kinds, (QList<size_t>{Event(ExecutionStartEvent{}).index(), Event(ProgressEvent{}).index(),
                                       Event(ExecutionSuccessEvent{}).index(), Event(ExecutingEvent{}).index()}));
}

void TestEventSocket::messagesAreShownOnlyToListeners()
{
    test::StubWebSocketServer server;
    server.setGreeting(greeting);
    EventSocket socket(profile(server.address()), QStringLiteral("c"));
    QSignalSpy seen(&socket, &EventSocket::messageSeen);
    socket.open();

    QTRY_COMPARE(seen.size(), 1);
    server.send(QByteArray::fromHex("0000000a00"));

    QTRY_COMPARE(seen.size(), 2);
    QCOMPARE(seen[0][0].toString(), QStringLiteral("status"));
    QVERIFY(seen[0][1].toString().contains(QStringLiteral("\"sid\": \"…\"")));
    QCOMPARE(seen[1][0].toString(), QStringLiteral("binary"));
    QCOMPARE(socket.unknownMessages(), 1);
}

void TestEventSocket::aLostServerIsTriedUntilItIsBack()
{
    test::StubWebSocketServer server;
    server.setGreeting(greeting);
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);
    const quint16 port = server.port();

    server.stop();
    QTRY_VERIFY(socket.attempt() >= 3);
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::NotReached);
    server.listenAgain(port);

    QTRY_COMPARE(socket.state(), State::Open);
    QCOMPARE(server.connections(), 2);
    QCOMPARE(socket.attempt(), 0);
}

void TestEventSocket::waitingGrowsUpToACap()
{
    ReconnectPace pace(250ms);
    std::chrono::milliseconds sum{0};

    for (int i = 0; i < 100; ++i) {
        const auto wait = pace.next(2s);
        QVERIFY(wait <= 2s);
        QVERIFY(i > 0 || (wait >= 187ms && wait <= 250ms));
        QVERIFY(i < 4 || wait >= 1500ms);
        sum += wait;
    }

    QVERIFY(sum < 200s); // blurred
    pace.restart();
    QVERIFY(pace.next(30s) <= 250ms);
}

void TestEventSocket::retryDoesNotWait()
{
    test::StubWebSocketServer server;
    const quint16 port = server.port();
    server.stop();
    EventSocketTimes times = hasty();
    times.firstRetry = times.shortRetryCap = 1h;
    EventSocket socket(profile(QStringLiteral("127.0.0.1:%1").arg(port)), QStringLiteral("c"), nullptr, times);
    socket.open();
    QTRY_COMPARE(socket.state(), State::WaitingToReopen);
    server.listenAgain(port);

    socket.open();

    QTRY_COMPARE(socket.state(), State::Open);
}

void TestEventSocket::theClientIdStaysWhileJobsAreOutstanding()
{
    test::StubWebSocketServer server;
    server.setGreeting(greeting);
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);
    socket.setJobsOutstanding(true);

    server.newest()->abort();

    QTRY_COMPARE(server.clientIds(), (QStringList{QStringLiteral("c"), QStringLiteral("c")}));
    QTRY_COMPARE(server.received().size(), 2); // the flags again
}

void TestEventSocket::theClientIdIsFreshWithoutJobs()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);

    server.newest()->abort();

    QTRY_COMPARE(server.clientIds().size(), 2);
    QVERIFY(server.clientIds().last() != u"c");
    QCOMPARE(server.clientIds().last(), socket.clientId());
}

void TestEventSocket::aReusedClientIdIsGivenUpWhenTheJobsAreDone()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);
    socket.setJobsOutstanding(true);
    server.newest()->abort();
    QTRY_COMPARE(server.clientIds().size(), 2);
    QTRY_COMPARE(socket.state(), State::Open);

    socket.setJobsOutstanding(false);

    QTRY_COMPARE(server.clientIds().size(), 3);
    QVERIFY(server.clientIds().last() != u"c");
    QCOMPARE(failed.size(), 1); // the break alone
}

void TestEventSocket::aZombieIsReopenedAfterItsClose()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);
    socket.setJobsOutstanding(true);
    bool closedBefore = false;
    connect(server.newest(), &QWebSocket::disconnected, this, [&] { closedBefore = server.connections() == 1; });

    socket.expectStatus();

    QTRY_COMPARE(server.connections(), 2);
    QVERIFY(closedBefore);
    QCOMPARE(server.clientIds().last(), QStringLiteral("c"));
}

void TestEventSocket::aStatusProvesLife_data()
{
    QTest::addColumn<bool>("cameBefore");
    QTest::newRow("after the post") << false;
    QTest::newRow("just before the answer to the post") << true;
}

void TestEventSocket::aStatusProvesLife()
{
    QFETCH(bool, cameBefore);
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy events(&socket, &EventSocket::eventReceived);
    QSignalSpy failed(&socket, &EventSocket::failed);
    socket.open();
    QTRY_VERIFY(server.newest());
    if (cameBefore) {
        server.send(greeting);
        QTRY_COMPARE(events.size(), 1);
    }

    socket.expectStatus();
    if (!cameBefore)
        server.send(greeting);

    QVERIFY(!failed.wait(400)); // longer than the patience for a status
    QCOMPARE(server.connections(), 1);
}

void TestEventSocket::aHalfOpenSocketIsNoticed()
{
    test::StubWebSocketServer server;
    test::FaultProxy proxy(server.port());
    EventSocket socket(profile(proxy.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);

    proxy.stallAll();

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::TimedOut);
    QTRY_COMPARE(server.connections(), 2);
}

void TestEventSocket::pongsKeepASilentSocketOpen()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);

    QVERIFY(!failed.wait(500)); // eight pings long
    QCOMPARE(server.connections(), 1);
}

void TestEventSocket::aSilentHandshakeTimesOut()
{
    test::StubHttpServer server([](const StubRequest &) { return StubAnswer{}; });
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);

    socket.open();

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::TimedOut);
    QTRY_COMPARE(server.connections(), 2);
}

void TestEventSocket::aRefusedHandshakeIsNotRepeated_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("401") << 401 << Kind::SignInNeeded;
    QTest::newRow("302") << 302 << Kind::SignInNeeded;
    QTest::newRow("403") << 403 << Kind::Blocked;
}

void TestEventSocket::aRefusedHandshakeIsNotRepeated()
{
    QFETCH(int, status);
    QFETCH(Kind, kind);
    test::StubHttpServer server(
        [status](const StubRequest &) { return test::answer(status, "text/plain", "", "Location: /login\r\n"); });
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);

    socket.open();

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, kind);
    QCOMPARE(socket.state(), State::Closed);
    QVERIFY(!failed.wait(200)); // twenty first retries long
    QCOMPARE(server.connections(), 1);
}

void TestEventSocket::anotherServerIsAskedSeldom_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a page") << test::answer(200, "text/html", "<html>").bytes;
    QTest::newRow("404") << test::answer(404, "text/plain", "no").bytes;
    QTest::newRow("no HTTP at all") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
    QTest::newRow("a wrong accept key") << QByteArray(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n");
}

void TestEventSocket::anotherServerIsAskedSeldom()
{
    QFETCH(QByteArray, bytes);
    test::StubHttpServer server([&bytes](const StubRequest &) { return StubAnswer{bytes}; });
    EventSocketTimes times = hasty();
    times.firstRetry = 100ms;
    times.shortRetryCap = 1ms;
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, times);
    QSignalSpy failed(&socket, &EventSocket::failed);

    socket.open();

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::NotComfyUi);
    QVERIFY(!failed.wait(50));
    QTRY_COMPARE(failed.size(), 2);
}

void TestEventSocket::aMessageOverTheLimitClosesTheSocket()
{
    // The head of a binary frame that announces 2 GiB: nobody waits for them.
    const QByteArray accept = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Accept: ";
    test::StubHttpServer server([&accept](const StubRequest &request) {
        const qsizetype at = request.head.indexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray key = request.head.mid(at, request.head.indexOf("\r\n", at) - at);
        const QByteArray sum =
            QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
        return StubAnswer{accept + sum.toBase64() + "\r\n\r\n" + QByteArray::fromHex("827f000000007fffffff") + "data"};
    });
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);

    socket.open();

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::ReplyTooLarge);
}

void TestEventSocket::piecesOfAFewBytesMakeWholeMessages()
{
    test::StubWebSocketServer server;
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.sliceBytes = 7});
    EventSocket socket(profile(proxy.address()), QStringLiteral("c"));
    QSignalSpy events(&socket, &EventSocket::eventReceived);
    socket.open();
    QTRY_VERIFY(server.newest());

    const QByteArray image = QByteArray::fromHex("ffd8ffe0") + QByteArray(2000, 'x');
    server.send(greeting);
    server.send(QByteArray::fromHex("0000000100000001") + image);

    QTRY_COMPARE(events.size(), 2);
    QCOMPARE(std::get<PreviewEvent>(events[1][0].value<Event>()).image, image);
}

void TestEventSocket::closedIsClosed()
{
    test::StubWebSocketServer server;
    EventSocket socket(profile(server.address()), QStringLiteral("c"), nullptr, hasty());
    QSignalSpy failed(&socket, &EventSocket::failed);
    socket.open();
    QTRY_COMPARE(socket.state(), State::Open);
    QSignalSpy left(server.newest(), &QWebSocket::disconnected);

    socket.close();

    QCOMPARE(socket.state(), State::Closed);
    QTRY_COMPARE(left.size(), 1);
    QVERIFY(!failed.wait(200));
    QCOMPARE(server.connections(), 1);
}

QTEST_GUILESS_MAIN(TestEventSocket)
#include "tst_eventsocket.moc"
