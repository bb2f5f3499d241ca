#include "tests/ui/server/madestatus.h"

#include <QTest>

using namespace hanga;

class TestServerStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStateHasIconWordAndColour_data();
    void eachStateHasIconWordAndColour();
    void adviceIsGivenOnlyWhenNeeded();
    void aConnectionBecomesAStatus();
};

void TestServerStatus::eachStateHasIconWordAndColour_data()
{
    QTest::addColumn<ServerStatus>("status");
    QTest::addColumn<QString>("icon");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("color");

    using State = ServerConnection::State;
    QTest::newRow("none") << ServerStatus() << "plug"
                          << "No server" << int(Token::Warn);
    QTest::newRow("closed") << madeStatus(State::Closed) << "plug"
                            << "Workshop: not connected" << int(Token::Warn);
    QTest::newRow("connecting") << madeStatus(State::Connecting) << "loader-circle"
                                << "Workshop: connecting" << int(Token::Accent);
    ServerStatus second = madeStatus(State::Reconnecting);
    second.attempt = 2;
    QTest::newRow("again") << second << "loader-circle"
                           << "Workshop: connecting, try 2" << int(Token::Accent);
    QTest::newRow("ready") << madeStatus(State::Ready) << "circle-check"
                           << "Workshop: connected" << int(Token::Ok);
    QTest::newRow("lost") << madeStatus(State::Broken) << "triangle-alert"
                          << "Workshop: connection lost" << int(Token::Warn);
    QTest::newRow("refused") << madeBrokenStatus(Error::Kind::NotReached) << "triangle-alert"
                             << "Workshop: nothing answers" << int(Token::Warn);
    QTest::newRow("slow") << madeBrokenStatus(Error::Kind::TimedOut) << "triangle-alert"
                          << "Workshop: stopped answering" << int(Token::Warn);
    QTest::newRow("other") << madeBrokenStatus(Error::Kind::NotComfyUi) << "triangle-alert"
                           << "Workshop: not a ComfyUI" << int(Token::Warn);
}

void TestServerStatus::eachStateHasIconWordAndColour()
{
    QFETCH(ServerStatus, status);
    QFETCH(QString, icon);
    QFETCH(QString, text);
    QFETCH(int, color);

    const StateLook look = lookOf(status);

    QCOMPARE(look.icon, icon);
    QCOMPARE(look.text, text);
    QCOMPARE(int(look.color), color);
}

void TestServerStatus::adviceIsGivenOnlyWhenNeeded()
{
    QVERIFY(adviceFor(madeStatus(ServerConnection::State::Ready)).isEmpty());
    const ServerStatus broken = madeBrokenStatus(Error::Kind::NotReached);
    QVERIFY(adviceFor(broken).contains(whatToDo(*broken.error)));
}

void TestServerStatus::aConnectionBecomesAStatus()
{
    const ServerConnection connection(*ServerProfile::fromAddress(QStringLiteral("box:8188")));

    const ServerStatus status = ServerStatus::of(connection, false);

    QVERIFY(status.known);
    QCOMPARE(status.address, connection.profile().address());
    QVERIFY(!status.isReady());
    QCOMPARE(ServerStatus::of(connection, true).name, QStringLiteral("Built-in demo"));
}

QTEST_GUILESS_MAIN(TestServerStatus)
#include "tst_serverstatus.moc"
