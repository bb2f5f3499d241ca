#include "tests/ui/server/madestatus.h"
#include "ui/server/serverbutton.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestServerButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itShowsTheServer();
    void theMenuHasOnlyWhatWorks_data();
    void theMenuHasOnlyWhatWorks();
    void recentServersAreOffered();
    void choicesAreAskedFor_data();
    void choicesAreAskedFor();
    void namesAreNoMnemonics();

private:
    [[nodiscard]] static QAction *action(const ServerButton &button, const QString &name)
    {
        return button.menu()->findChild<QAction *>(name);
    }
};

void TestServerButton::itShowsTheServer()
{
    ServerButton button;
    QCOMPARE(button.text(), QStringLiteral("No server"));
    QCOMPARE(button.accessibleName(), QStringLiteral("Server"));

    button.showStatus(madeStatus(ServerConnection::State::Ready));

    QCOMPARE(button.text(), QStringLiteral("Workshop"));
    QCOMPARE(button.accessibleDescription(), QStringLiteral("Workshop: connected"));
}

void TestServerButton::theMenuHasOnlyWhatWorks_data()
{
    QTest::addColumn<ServerStatus>("status");
    QTest::addColumn<bool>("demo");
    QTest::addColumn<bool>("retry");
    QTest::addColumn<bool>("leave");
    QTest::newRow("none") << ServerStatus() << true << false << false;
    QTest::newRow("ready") << madeStatus(ServerConnection::State::Ready) << true << false << true;
    QTest::newRow("broken") << madeStatus(ServerConnection::State::Broken) << true << true << true;
    ServerStatus demo = madeStatus(ServerConnection::State::Ready);
    demo.demo = true;
    QTest::newRow("demo") << demo << false << false << true;
}

void TestServerButton::theMenuHasOnlyWhatWorks()
{
    QFETCH(ServerStatus, status);
    QFETCH(bool, demo);
    QFETCH(bool, retry);
    QFETCH(bool, leave);
    ServerButton button;

    button.showStatus(status);

    QCOMPARE(action(button, QStringLiteral("serverDemo"))->isVisible(), demo);
    QCOMPARE(action(button, QStringLiteral("serverRetry"))->isVisible(), retry);
    QCOMPARE(action(button, QStringLiteral("serverDisconnect"))->isVisible(), leave);
}

void TestServerButton::recentServersAreOffered()
{
    ServerButton button;
    button.showStatus(madeStatus(ServerConnection::State::Ready));
    const QList<ServerProfile> recent = {*ServerProfile::fromAddress(QStringLiteral("http://box:8188")),
                                         *ServerProfile::fromAddress(QStringLiteral("http://other:8188"))};
    QSignalSpy asked(&button, &ServerButton::connectRequested);

    button.setRecent(recent);

    QList<QAction *> offered;
    for (QAction *each : button.menu()->actions()) {
        if (each->isCheckable())
            offered += each;
    }
    QCOMPARE(offered.size(), 2);
    QVERIFY(offered[0]->isChecked());
    QVERIFY(!offered[1]->isChecked());
    offered[1]->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<ServerProfile>(), recent[1]);
    QVERIFY(!offered[1]->isChecked()); // not before it is so
}

void TestServerButton::choicesAreAskedFor_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("other") << "serverOther" << QByteArray(SIGNAL(otherServerRequested()));
    QTest::newRow("demo") << "serverDemo" << QByteArray(SIGNAL(demoRequested()));
    QTest::newRow("retry") << "serverRetry" << QByteArray(SIGNAL(retryRequested()));
    QTest::newRow("leave") << "serverDisconnect" << QByteArray(SIGNAL(disconnectRequested()));
}

void TestServerButton::choicesAreAskedFor()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, signal);
    ServerButton button;
    QSignalSpy asked(&button, signal.constData());

    action(button, name)->trigger();

    QCOMPARE(asked.size(), 1);
}

void TestServerButton::namesAreNoMnemonics()
{
    ServerButton button;
    ServerStatus status = madeStatus(ServerConnection::State::Ready);
    status.name = QStringLiteral("Pens & Paper");

    button.showStatus(status);

    QCOMPARE(button.text(), QStringLiteral("Pens && Paper"));
}

QTEST_MAIN(TestServerButton)
#include "tst_serverbutton.moc"
