#include "server/serverconnection.h"
#include "support/faultproxy.h"
#include "support/stubcomfy.h"
#include "support/stubhttpserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace hanga;
using namespace std::chrono_literals;

class TestServerConnection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aComfyUiBecomesReady();
    void eventsAndQueueAreHandedOn();
    void nobodyThereIsBrokenAndTriedAgain();
    void aServerThatStartsLaterIsFound();
    void whatIsNoComfyUiIsNamed_data();
    void whatIsNoComfyUiIsNamed();
    void aSignInStopsTheTries_data();
    void aSignInStopsTheTries();
    void retryNowTriesAfterASignIn();
    void aBreakIsOneChangeEach();
    void theCatalogIsReadAgainBehindReady();
    void aRefreshReadsTheCatalogAgain();
    void aRefreshThatFailsIsSaid();
    void aRefreshEndsWhenTheConnectionIsClosed();
    void aMissingCatalogIsAskedForAgain();
    void anEmptyCatalogIsAskedForAgain();
    void statsThatFailBeforeTheSocketOpensAreAskedForAgain();
    void aSilentServerTimesOut();
    void readyNeedsTheSocket();
    void closeAndOpenAgain();
    void closingDuringTheFirstTryIsSilent();
    void aDyingConnectionLeavesQuietly();

private:
    static ServerProfile profile(const QString &address) { return *ServerProfile::fromAddress(address); }
    static ServerTimes hasty();
};

using Kind = Error::Kind;
using State = ServerConnection::State;
using test::StubAnswer;
using test::StubRequest;

/// Notes each state as it is announced.
class States final : public QObject
{
public:
    explicit States(ServerConnection &connection)
    {
        connect(&connection, &ServerConnection::stateChanged, this, [this](State state) { all.append(state); });
    }
    QList<State> all;
};

ServerTimes TestServerConnection::hasty()
{
    return {.socket = {500ms, 60ms, 10ms, 80ms, 300ms, 300ms, 200ms, 50ms},
            .http = {.connect = 1s, .stall = 500ms},
            .firstInfoRetry = 20ms};
}

void TestServerConnection::aComfyUiBecomesReady()
{
    test::StubComfy server;
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    const States states(connection);
    QSignalSpy catalog(&connection, &ServerConnection::catalogChanged);
    QSignalSpy stats(&connection, &ServerConnection::statsChanged);
    QCOMPARE(connection.state(), State::Closed);

    connection.open();

    QTRY_COMPARE(connection.state(), State::Ready);
    QCOMPARE(states.all, (QList{State::Connecting, State::Ready}));
    QCOMPARE(connection.stats().comfyVersion, QStringLiteral("0.3.64"));
    QVERIFY(connection.catalog().find(QStringLiteral("KSampler")));
    QVERIFY(!connection.lastError());
    QCOMPARE(catalog.size(), 1);
    QCOMPARE(stats.size(), 1);
    QTRY_COMPARE(connection.sid(), connection.clientId());
}

void TestServerConnection::eventsAndQueueAreHandedOn()
{
    test::StubComfy server;
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    QSignalSpy remaining(&connection, &ServerConnection::queueRemainingChanged);
    QSignalSpy events(&connection, &ServerConnection::eventReceived);
    connection.open();
    QTRY_COMPARE(events.size(), 1);

    const QString status = QStringLiteral(R"({"type":"status","data":{"status":{"exec_info":{"queue_remaining":3}}}})");
    server.send(status);
    server.send(status);

    QTRY_COMPARE(events.size(), 3);
    QCOMPARE(remaining.size(), 1);
    QCOMPARE(connection.queueRemaining(), 3);
}

void TestServerConnection::nobodyThereIsBrokenAndTriedAgain()
{
    QTcpServer taken;
    taken.listen(QHostAddress::LocalHost);
    const quint16 port = taken.serverPort();
    taken.close();
    ServerConnection connection(profile(QStringLiteral("127.0.0.1:%1").arg(port)), nullptr, hasty());
    const States states(connection);

    connection.open();

    QTRY_VERIFY(states.all.size() >= 5);
    QCOMPARE(states.all.first(5),
             (QList{State::Connecting, State::Broken, State::Reconnecting, State::Broken, State::Reconnecting}));
    QVERIFY(connection.lastError());
    QCOMPARE(connection.lastError()->kind, Kind::NotReached);
}

void TestServerConnection::aServerThatStartsLaterIsFound()
{
    test::StubComfy server;
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.refuses = true});
    ServerConnection connection(profile(proxy.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Broken);

    proxy.setFaults({});

    QTRY_COMPARE(connection.state(), State::Ready);
    QVERIFY(!connection.lastError());
}

void TestServerConnection::whatIsNoComfyUiIsNamed_data()
{
    QTest::addColumn<QByteArray>("banner");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a web page") << QByteArray() << test::answer(200, "text/html", "<html>Router</html>").bytes;
    QTest::newRow("404") << QByteArray() << test::answer(404, "text/plain", "no").bytes;
    QTest::newRow("garbage JSON") << QByteArray() << test::jsonAnswer("{]").bytes;
    QTest::newRow("other JSON") << QByteArray() << test::jsonAnswer("[1,2]").bytes;
    QTest::newRow("an SSH server") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << QByteArray();
    QTest::newRow("binary noise") << QByteArray::fromHex("00ff00ff0a0d0a0d") << QByteArray();
}

void TestServerConnection::whatIsNoComfyUiIsNamed()
{
    QFETCH(QByteArray, banner);
    QFETCH(QByteArray, bytes);
    test::StubHttpServer server([&bytes](const StubRequest &) { return StubAnswer{bytes}; });
    server.setBanner(banner);
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    const States states(connection);

    connection.open();

    QTRY_VERIFY(connection.state() == State::Broken);
    QTRY_COMPARE(connection.lastError().value_or(Error()).kind, Kind::NotComfyUi);
    QVERIFY(!states.all.contains(State::Ready));
}

void TestServerConnection::aSignInStopsTheTries_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("401") << test::answer(401, "text/plain", "who?").bytes << Kind::SignInNeeded;
    QTest::newRow("403 with a page") << test::answer(403, "text/html", "<html>no</html>").bytes << Kind::SignInNeeded;
    QTest::newRow("403 of ComfyUI") << test::answer(403, "application/octet-stream", "").bytes << Kind::Blocked;
    QTest::newRow("a way to a sign-in") << test::answer(302, "text/plain", "", "Location: http://login/\r\n").bytes
                                        << Kind::SignInNeeded;
}

void TestServerConnection::aSignInStopsTheTries()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, kind);
    test::StubHttpServer server([&bytes](const StubRequest &) { return StubAnswer{bytes}; });
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    QSignalSpy changes(&connection, &ServerConnection::stateChanged);
    connection.open();
    QTRY_COMPARE(connection.state(), State::Broken);
    QCOMPARE(connection.lastError()->kind, kind);
    const qsizetype asked = server.requests().size();

    QVERIFY(!changes.wait(300)); // thirty first retries long
    QCOMPARE(server.requests().size(), asked);
    QVERIFY(asked <= 2); // one by HTTP, one handshake
}

void TestServerConnection::retryNowTriesAfterASignIn()
{
    test::StubComfy server;
    const StubAnswer good = test::jsonAnswer(R"({"system":{"comfyui_version":"1"},"devices":[]})");
    server.setAnswer("/api/system_stats", test::answer(401, "text/plain", "who?"));
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Broken);
    server.setAnswer("/api/system_stats", good);

    connection.retryNow();

    QTRY_COMPARE(connection.state(), State::Ready);
}

void TestServerConnection::aBreakIsOneChangeEach()
{
    test::StubComfy server;
    test::FaultProxy proxy(server.port());
    ServerConnection connection(profile(proxy.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Ready);
    const States states(connection);

    proxy.cutAll();

    QTRY_COMPARE(states.all, (QList{State::Broken, State::Reconnecting, State::Ready}));
    QCOMPARE(server.sockets(), 2);
}

void TestServerConnection::theCatalogIsReadAgainBehindReady()
{
    test::StubComfy server;
    test::FaultProxy proxy(server.port());
    ServerConnection connection(profile(proxy.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Ready);
    server.setAnswer("/api/object_info", {}); // hangs
    proxy.cutAll();
    QTRY_COMPARE(server.asked("/api/object_info"), 2);
    QTRY_COMPARE(connection.state(), State::Ready);

    server.setAnswer("/api/object_info", test::jsonAnswer(R"({"New":{"input":{},"output":[],"name":"New"}})"));
    proxy.cutAll();

    QTRY_VERIFY(connection.catalog().find(QStringLiteral("New")));
}

void TestServerConnection::aRefreshReadsTheCatalogAgain()
{
    test::StubComfy server;
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    connection.refreshCatalog(); // not Ready: nothing
    connection.open();
    QTRY_COMPARE(connection.state(), State::Ready);
    QCOMPARE(server.asked("/api/object_info"), 1);
    const States states(connection);
    QSignalSpy catalog(&connection, &ServerConnection::catalogChanged);
    QSignalSpy failed(&connection, &ServerConnection::catalogRefreshFailed);
    server.setAnswer("/api/object_info", test::jsonAnswer(R"({"New":{"input":{},"output":[],"name":"New"}})"));

    connection.refreshCatalog();
    connection.refreshCatalog();

    QTRY_COMPARE(catalog.size(), 1);
    QVERIFY(connection.catalog().find(QStringLiteral("New")));
    QCOMPARE(server.asked("/api/object_info"), 2);
    QVERIFY(failed.isEmpty());
    QVERIFY(states.all.isEmpty());

    connection.refreshCatalog();
    QTRY_COMPARE(catalog.size(), 2);
}

void TestServerConnection::aRefreshThatFailsIsSaid()
{
    test::StubComfy server;
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Ready);
    QSignalSpy catalog(&connection, &ServerConnection::catalogChanged);
    QSignalSpy failed(&connection, &ServerConnection::catalogRefreshFailed);

    for (const StubAnswer &bad : {test::answer(500, "text/plain", "oh"), test::jsonAnswer("{}")}) {
        failed.clear();
        server.setAnswer("/api/object_info", bad);
        connection.refreshCatalog();
        QTRY_COMPARE(failed.size(), 1);
    }

    QVERIFY(catalog.isEmpty());
    QCOMPARE(connection.state(), State::Ready);
    QVERIFY(connection.catalog().find(QStringLiteral("KSampler")));
}

void TestServerConnection::aRefreshEndsWhenTheConnectionIsClosed()
{
    test::StubComfy server;
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Ready);
    QSignalSpy failed(&connection, &ServerConnection::catalogRefreshFailed);
    server.setAnswer("/api/object_info", {}); // hangs
    connection.refreshCatalog();
    QTRY_COMPARE(server.asked("/api/object_info"), 2);

    connection.close();

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, Kind::Cancelled);
    QCOMPARE(connection.state(), State::Closed);
}

void TestServerConnection::aMissingCatalogIsAskedForAgain()
{
    test::StubComfy server;
    const StubAnswer good = test::jsonAnswer(R"({"New":{"input":{},"output":[],"name":"New"}})");
    server.setAnswer("/api/object_info", test::answer(500, "text/plain", "Server got itself in trouble"));
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Broken);
    QCOMPARE(connection.lastError()->kind, Kind::HttpStatus);

    server.setAnswer("/api/object_info", good);

    QTRY_COMPARE(connection.state(), State::Ready);
    QCOMPARE(server.sockets(), 1);
}

void TestServerConnection::anEmptyCatalogIsAskedForAgain()
{
    test::StubComfy server;
    server.setAnswer("/api/object_info", test::jsonAnswer("{}"));
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Broken);
    QCOMPARE(connection.lastError()->kind, Kind::ReplyUnreadable);

    server.setAnswer("/api/object_info", test::jsonAnswer(R"({"New":{"input":{},"output":[],"name":"New"}})"));

    QTRY_COMPARE(connection.state(), State::Ready);
}

void TestServerConnection::statsThatFailBeforeTheSocketOpensAreAskedForAgain()
{
    test::StubComfy server;
    test::FaultProxy proxy(server.port());
    proxy.setFaults({.delay = 250ms});
    ServerTimes times = hasty();
    times.http.stall = 100ms;
    ServerConnection connection(profile(proxy.address()), nullptr, times);
    connection.open();
    QTRY_COMPARE(connection.state(), State::Broken);
    QCOMPARE(connection.lastError()->kind, Kind::TimedOut);

    proxy.setFaults({}); // the handshake's answer is on its way

    QTRY_COMPARE(connection.state(), State::Ready);
    QCOMPARE(server.sockets(), 1);
}

void TestServerConnection::aSilentServerTimesOut()
{
    test::StubHttpServer server([](const StubRequest &) { return StubAnswer{}; });
    ServerConnection connection(profile(server.address()), nullptr, hasty());

    connection.open();

    QTRY_COMPARE(connection.state(), State::Broken);
    QCOMPARE(connection.lastError()->kind, Kind::TimedOut);
}

void TestServerConnection::readyNeedsTheSocket()
{
    // HTTP passes, the WebSocket does not: a proxy that knows no upgrades.
    test::StubComfy comfy;
    test::StubHttpServer proxy([](const StubRequest &request) {
        if (request.target.startsWith("/api/system_stats"))
            return test::jsonAnswer(R"({"system":{"comfyui_version":"1"},"devices":[]})");
        return test::answer(426, "text/plain", "no upgrade");
    });
    ServerConnection connection(profile(proxy.address()), nullptr, hasty());
    const States states(connection);

    connection.open();

    QTRY_COMPARE(connection.state(), State::Broken);
    QCOMPARE(connection.lastError()->kind, Kind::NotComfyUi);
    QCOMPARE(connection.lastError()->args.value(1), QStringLiteral("HTTP 426"));
    QVERIFY(!states.all.contains(State::Ready));
}

void TestServerConnection::closeAndOpenAgain()
{
    test::StubComfy server;
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    connection.open();
    QTRY_COMPARE(connection.state(), State::Ready);
    const States states(connection);

    connection.close();
    connection.open();

    QTRY_COMPARE(connection.state(), State::Ready);
    QCOMPARE(states.all, (QList{State::Closed, State::Connecting, State::Ready}));
}

void TestServerConnection::closingDuringTheFirstTryIsSilent()
{
    test::StubComfy server;
    ServerConnection connection(profile(server.address()), nullptr, hasty());
    QSignalSpy changes(&connection, &ServerConnection::stateChanged);
    connection.open();

    connection.close();

    QCOMPARE(changes.size(), 2);
    QVERIFY(!changes.wait(200));
    QCOMPARE(connection.state(), State::Closed);
    connection.open();
    QTRY_COMPARE(connection.state(), State::Ready);
}

void TestServerConnection::aDyingConnectionLeavesQuietly()
{
    test::StubComfy server;
    auto connection = std::make_unique<ServerConnection>(profile(server.address()), nullptr, hasty());
    connection->open();
    QTRY_COMPARE(connection->state(), State::Ready);
    QPointer<QWebSocket> socket = server.newest();
    connection->prompts().fetchQueue(this, [](const Result<QueueSnapshot> &) { QFAIL("heard after death"); });

    connection.reset();

    QTRY_VERIFY(!socket);
}

QTEST_GUILESS_MAIN(TestServerConnection)
#include "tst_serverconnection.moc"
