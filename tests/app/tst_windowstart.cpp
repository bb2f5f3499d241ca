#include "demo/demoserver.h"
#include "tests/app/windowfixture.h"
#include "tests/support/faultproxy.h"
#include "ui/gallery/gallerypane.h"
#include "ui/queue/queuepane.h"
#include "ui/server/serverbutton.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QMenu>

using namespace hanga;

namespace {

QStringList serverMenuTexts(const WindowFixture &program)
{
    QStringList texts;
    for (const QAction *action : program.find<QMenu>("serverMenu")->actions())
        texts.append(action->text());
    return texts;
}

} // namespace

/// The start page as a place that people come to and leave.
class TestWindowStart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsLeftWithoutAServer();
    void escapeLeavesItWhileConnected();
    void askingForTheServerThatIsReadyLeavesIt();
    void aServerThatComesBackDoesNotTakeItAway();
    void recentServersAreOfferedBeforeOneAnswers();
    void disconnectingHoldsWhatWasNotSent();
};

void TestWindowStart::itIsLeftWithoutAServer()
{
    WindowFixture program;
    program.start(false);
    QTRY_VERIFY(program.find<QLabel>("startLooked")->isVisible());

    QTest::mouseClick(program.find<QAbstractButton>("startContinue"), Qt::LeftButton);

    QVERIFY(program.canType());
    program.window()->menu().connectToServer->trigger();
    QCOMPARE(program.window()->page(), MainWindow::Page::Start);
}

void TestWindowStart::escapeLeavesItWhileConnected()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    program.window()->menu().connectToServer->trigger();
    QCOMPARE(program.window()->page(), MainWindow::Page::Start);

    QTest::keyClick(program.find<QLineEdit>("startAddress"), Qt::Key_Escape);

    QVERIFY(program.canType());
}

void TestWindowStart::askingForTheServerThatIsReadyLeavesIt()
{
    DemoServer server;
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());
    program.window()->menu().connectToServer->trigger();
    auto *connectButton = program.find<QAbstractButton>("startConnect");
    QCOMPARE(connectButton->text(), QStringLiteral("Connect"));

    QTest::mouseClick(connectButton, Qt::LeftButton);

    QTRY_VERIFY(program.canType());
}

void TestWindowStart::aServerThatComesBackDoesNotTakeItAway()
{
    DemoServer server;
    QVERIFY(server.listen());
    test::FaultProxy proxy(quint16(server.url().port()));
    WindowFixture program(proxy.address());
    program.start(false);
    QTRY_VERIFY(program.canType());
    const auto *state = program.find<QLabel>("statusConnection");
    program.window()->menu().connectToServer->trigger();

    proxy.cutAll();

    QTRY_VERIFY(!state->text().endsWith(QStringLiteral(": connected")));
    QTRY_VERIFY(state->text().endsWith(QStringLiteral(": connected")));
    QCOMPARE(program.window()->page(), MainWindow::Page::Start);
}

void TestWindowStart::recentServersAreOfferedBeforeOneAnswers()
{
    WindowFixture program;
    Settings settings = Settings::load(program.paths().settingsFile);
    settings.recentServers = {QStringLiteral("http://workshop:8188")};
    QVERIFY(!settings.save(program.paths().settingsFile));

    program.restart();
    program.start(false);

    const QString texts = serverMenuTexts(program).join(u'\n');
    QVERIFY2(texts.contains(QStringLiteral("workshop")), qPrintable(texts));
}

void TestWindowStart::disconnectingHoldsWhatWasNotSent()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    constexpr int jobs = 5;
    auto *count = program.find<QAbstractSpinBox>("composerCount");
    count->selectAll();
    QTest::keyClicks(count, QString::number(jobs));
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    auto *queue = program.find<QueuePane>("queuePane");
    QTRY_VERIFY(queue->summary().contains(QStringLiteral("1 running")));

    Q_EMIT program.find<ServerButton>("headServer")->disconnectRequested();

    // One runs and one waits there: those are followed to their end.
    QTRY_COMPARE_WITH_TIMEOUT(queue->summary(), QStringLiteral("3 held"), 15000);
    program.window()->menu().openDemo->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(queue->summary(), QString(), 15000);
    QCOMPARE(program.find<GalleryPane>("galleryPane")->model().rowCount(), jobs);
}

QTEST_MAIN(TestWindowStart)
#include "tst_windowstart.moc"
