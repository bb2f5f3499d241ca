#include "program.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace hanga;
using namespace hanga::test;

/// `hanga serve-demo`, and the verbs that only print.
class TestServeDemo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itPrintsItsUrlOnceItListens();
    void itTakesThePortItIsGiven();
    void itEndsOnASignal_data();
    void itEndsOnASignal();
    void itEndsAlthoughSomebodyIsConnected();
    void aTakenPortIsSaid();
    void anImageCanBeMadeWithIt();
    void helpAndVersionArePrinted_data();
    void helpAndVersionArePrinted();
    void withoutADisplayTheWindowSaysSo();

private:
    QTemporaryDir m_home;
};

void TestServeDemo::itPrintsItsUrlOnceItListens()
{
    Program hanga(m_home.path());

    hanga.start({QStringLiteral("serve-demo")});

    QVERIFY(hanga.waitForOutput("\n"));
    const QRegularExpression form(QStringLiteral("^http://127\\.0\\.0\\.1:(\\d+)\n$"));
    const auto match = form.match(QString::fromUtf8(hanga.output()));
    QVERIFY2(match.hasMatch(), hanga.output().constData());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), match.captured(1).toUShort());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    hanga.terminate();
    QVERIFY(hanga.waitForEnd());
}

void TestServeDemo::itTakesThePortItIsGiven()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString port = QString::number(taken.serverPort());
    taken.close();
    Program hanga(m_home.path());

    hanga.start({QStringLiteral("serve-demo"), QStringLiteral("--port"), port, QStringLiteral("--step-ms"),
                 QStringLiteral("1")});

    QVERIFY(hanga.waitForOutput("http://127.0.0.1:" + port.toLatin1() + '\n'));
    hanga.terminate();
    QVERIFY(hanga.waitForEnd());
}

void TestServeDemo::itEndsOnASignal_data()
{
    QTest::addColumn<bool>("interrupts");
    QTest::newRow("SIGTERM") << false;
    QTest::newRow("SIGINT") << true;
}

void TestServeDemo::itEndsOnASignal()
{
    QFETCH(bool, interrupts);
    Program hanga(m_home.path());
    hanga.start({QStringLiteral("serve-demo")});
    QVERIFY(hanga.waitForOutput("\n"));
    QElapsedTimer timer;
    timer.start();

    if (interrupts)
        hanga.interrupt();
    else
        hanga.terminate();

    QVERIFY(hanga.waitForEnd());
    QCOMPARE(hanga.exitCode(), 0);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestServeDemo::itEndsAlthoughSomebodyIsConnected()
{
    Program hanga(m_home.path());
    hanga.start({QStringLiteral("serve-demo")});
    QVERIFY(hanga.waitForOutput("\n"));
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"),
                         quint16(QUrl(QString::fromUtf8(hanga.output().trimmed())).port()));
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    socket.write("GET /system_stats HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0);

    hanga.terminate();

    QVERIFY(hanga.waitForEnd(1000));
    QCOMPARE(hanga.exitCode(), 0);
}

void TestServeDemo::aTakenPortIsSaid()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    Program hanga(m_home.path());

    QCOMPARE(hanga.run({QStringLiteral("serve-demo"), QStringLiteral("--port"), QString::number(taken.serverPort())}),
             2);

    QCOMPARE(hanga.output(), QByteArray());
    QCOMPARE(hanga.errorLines().size(), 1);
}

void TestServeDemo::anImageCanBeMadeWithIt()
{
    Program server(m_home.path());
    server.start({QStringLiteral("serve-demo"), QStringLiteral("--step-ms"), QStringLiteral("1")});
    QVERIFY(server.waitForOutput("\n"));
    Program hanga(m_home.path());

    QCOMPARE(hanga.run({QStringLiteral("generate"), QStringLiteral("--server"),
                        QString::fromUtf8(server.output().trimmed())}),
             0);

    QCOMPARE(hanga.outputLines().size(), 1);
    server.terminate();
    QVERIFY(server.waitForEnd());
}

void TestServeDemo::helpAndVersionArePrinted_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("--help") << QStringLiteral("--help") << QByteArray("Usage:");
    QTest::newRow("--version") << QStringLiteral("--version") << QByteArray("hanga ");
}

void TestServeDemo::helpAndVersionArePrinted()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, start);
    Program hanga(m_home.path());

    QCOMPARE(hanga.run({option}), 0);

    QVERIFY(hanga.output().startsWith(start));
    QCOMPARE(hanga.errorLines(), QStringList());
}

void TestServeDemo::withoutADisplayTheWindowSaysSo()
{
    Program hanga(m_home.path()); // it has none

    QCOMPARE(hanga.run({}), 2);

    QCOMPARE(hanga.errorLines().size(), 1);
    QVERIFY(hanga.errorLines().first().contains(u"hanga generate"));
}

QTEST_GUILESS_MAIN(TestServeDemo)
#include "tst_servedemo.moc"
