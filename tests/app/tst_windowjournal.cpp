#include "demo/demoserver.h"
#include "tests/app/windowfixture.h"
#include "ui/preview/previewpane.h"
#include "ui/queue/queuepane.h"

#include <QAbstractButton>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

using namespace hanga;

namespace {

size_t historySize(const QUrl &address)
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(QUrl(address.toString() + QStringLiteral("/history"))));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!finished.wait())
        return 0;
    return json::parse(reply->readAll()).value_or(json::Value()).members().size();
}

/// Of the queue as the window shows it.
int jobsIn(const WindowFixture &program, QueueSection section)
{
    return program.find<QueuePane>("queuePane")->model().count(section);
}

int allJobsIn(const WindowFixture &program)
{
    int all = 0;
    for (const QueueSection section : {QueueSection::NeedsYou, QueueSection::Running, QueueSection::Waiting,
                                       QueueSection::Held, QueueSection::Finished})
        all += jobsIn(program, section);
    return all;
}

} // namespace

/// What the window's queue keeps over the end of the program.
class TestWindowJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveJobsEndAfterAKill_data();
    void fiveJobsEndAfterAKill();
    void theImageOfAnEarlierRunIsShownFromTheQueue();
    void aPausedQueueStaysPaused();
    void jobsOfAServerThatWasLeftAreFetched();
    void theDemoOfTheCommandLineLeavesNoJournal();
    void closingSaysWhatIsKept();
    void anOldFailureIsNotToldAgain();
};

void TestWindowJournal::fiveJobsEndAfterAKill_data()
{
    QTest::addColumn<int>("finished");
    QTest::newRow("before anything was sent") << -1;
    QTest::newRow("during the first job") << 0;
    QTest::newRow("after two jobs") << 2;
}

void TestWindowJournal::fiveJobsEndAfterAKill()
{
    QFETCH(int, finished);
    DemoServer server(DemoOptions{std::chrono::milliseconds(5)});
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());
    if (finished < 0)
        QTest::mouseClick(program.find<QAbstractButton>("composerPause"), Qt::LeftButton);
    for (int i = 0; i < 5; ++i)
        QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_COMPARE(allJobsIn(program), 5);
    if (finished >= 0)
        QTRY_VERIFY(jobsIn(program, QueueSection::Running) > 0 && jobsIn(program, QueueSection::Finished) >= finished);

    program.restart();
    program.start(false);
    // The kill may have come before the pause was saved.
    if (auto *pause = program.find<QAbstractButton>("composerPause"); pause->isChecked()) {
        QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);
        QTest::mouseClick(pause, Qt::LeftButton);
    }

    // A POST that the kill cut off may have arrived or not: a person says that it is to be sent again.
    auto *queue = program.find<QueuePane>("queuePane");
    connect(&queue->model(), &QueueModel::jobUpdated, queue, [queue](const JobId &id) {
        if (const Job *job = queue->model().find(id); job && job->unconfirmed)
            Q_EMIT queue->retryRequested(id);
    });

    QTRY_COMPARE_WITH_TIMEOUT(jobsIn(program, QueueSection::Finished), 5, 15'000);
    QCOMPARE(allJobsIn(program), 5);
    QCOMPARE(historySize(server.url()), size_t(5));
    QCOMPARE(program.pictures().size(), 5);
}

void TestWindowJournal::theImageOfAnEarlierRunIsShownFromTheQueue()
{
    DemoServer server(DemoOptions{std::chrono::milliseconds(1)});
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_COMPARE(jobsIn(program, QueueSection::Finished), 1);
    QMetaObject::invokeMethod(
        &program.app(), [&program] { program.app().end(); }, Qt::QueuedConnection);
    QCOMPARE(QCoreApplication::exec(), 0);
    program.restart();
    program.start(false);
    QTRY_COMPARE(jobsIn(program, QueueSection::Finished), 1);
    const QString path = program.pictures().first();

    Q_EMIT program.find<QueuePane>("queuePane")->showPictureRequested(path);

    QTRY_COMPARE(program.window()->findChild<PreviewPane *>()->shownPath(), path);
}

void TestWindowJournal::aPausedQueueStaysPaused()
{
    DemoServer server;
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());
    QTest::mouseClick(program.find<QAbstractButton>("composerPause"), Qt::LeftButton);
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_COMPARE(jobsIn(program, QueueSection::Held), 1);

    QMetaObject::invokeMethod(
        &program.app(), [&program] { program.app().end(); }, Qt::QueuedConnection);
    QCOMPARE(QCoreApplication::exec(), 0);
    program.restart();
    program.start(false);

    QTRY_VERIFY(program.find<QAbstractButton>("composerPause")->isChecked());
    QTRY_COMPARE(jobsIn(program, QueueSection::Held), 1);
}

void TestWindowJournal::jobsOfAServerThatWasLeftAreFetched()
{
    DemoServer left(DemoOptions{std::chrono::milliseconds(100)});
    DemoServer next;
    QVERIFY(left.listen() && next.listen());
    WindowFixture program(left.url().toString());
    program.start(false);
    QTRY_VERIFY(program.canType());
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_COMPARE(jobsIn(program, QueueSection::Running), 1);

    Settings settings = Settings::load(program.paths().settingsFile);
    settings.serverAddress = next.url().toString();
    QVERIFY(!settings.save(program.paths().settingsFile));
    program.restart();
    program.start(false);

    QTRY_COMPARE_WITH_TIMEOUT(jobsIn(program, QueueSection::Finished), 1, 9000);
    QCOMPARE(program.pictures().size(), 1);
    QCOMPARE(historySize(next.url()), size_t(0));
}

void TestWindowJournal::theDemoOfTheCommandLineLeavesNoJournal()
{
    WindowFixture program;
    program.start(true);
    QTRY_VERIFY(program.canType());
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_COMPARE(jobsIn(program, QueueSection::Finished), 1);

    QVERIFY(QDir(program.paths().data).entryList({QStringLiteral("*.db*"), QStringLiteral("owner*")}).isEmpty());
}

void TestWindowJournal::closingSaysWhatIsKept()
{
    WindowFixture program; // its server is away, so the job stays held
    program.start(false);
    program.window()->menu().openSample->trigger();
    QTRY_VERIFY(program.canType());
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_COMPARE(allJobsIn(program), 1);

    program.window()->close();

    QCOMPARE(program.ask().questions.size(), 1);
    QVERIFY(!program.ask().questions.first().dangerous);
    QVERIFY(program.ask().questions.first().detail.contains(u"kept"));
    program.restart();
    program.start(false);
    QTRY_COMPARE(jobsIn(program, QueueSection::Held), 1);
}

void TestWindowJournal::anOldFailureIsNotToldAgain()
{
    DemoServer server(DemoOptions{std::chrono::milliseconds(5)});
    QVERIFY(server.listen());
    WindowFixture program(server.url().toString());
    const QString file = program.write(QStringLiteral("explodes.json"), *Workflow::fromJson(*json::parse(R"({
        "1": {"class_type": "EmptyImage", "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 0}},
        "2": {"class_type": "TestExplode", "inputs": {"image": ["1", 0], "message": "boom"}},
        "3": {"class_type": "SaveImage", "inputs": {"images": ["2", 0], "filename_prefix": "x"}}})"),
                                                                                            QString()));
    program.start(false, {file});
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Create);
    QTest::mouseClick(program.find<QAbstractButton>("composerGenerate"), Qt::LeftButton);
    QTRY_COMPARE(jobsIn(program, QueueSection::NeedsYou), 1);

    program.restart();
    program.start(false);

    QTRY_COMPARE(jobsIn(program, QueueSection::Finished), 1);
    QCOMPARE(jobsIn(program, QueueSection::NeedsYou), 0);
    QVERIFY(!program.find<QWidget>("errorCard") || !program.find<QWidget>("errorCard")->isVisible());
}

QTEST_MAIN(TestWindowJournal)
#include "tst_windowjournal.moc"
