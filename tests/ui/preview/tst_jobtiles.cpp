#include "tests/ui/queue/madejobs.h"
#include "ui/preview/jobtile.h"
#include "ui/preview/jobtiles.h"

#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestJobTiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreSeenOnlyWhileSeveralRun();
    void aTileIsFollowed();
    void aTileSaysItsJobAndServer();
};

void TestJobTiles::theyAreSeenOnlyWhileSeveralRun()
{
    QWidget window;
    JobTiles tiles(&window);
    const Job first = madeRunningJob(QStringLiteral("a"));
    const Job second = madeRunningJob(QStringLiteral("b"));

    tiles.showJob(first);
    QVERIFY(!tiles.isVisibleTo(&window));
    tiles.showJob(second);
    QVERIFY(tiles.isVisibleTo(&window));
    tiles.remove(first.id);
    QVERIFY(!tiles.isVisibleTo(&window));
}

void TestJobTiles::aTileIsFollowed()
{
    JobTiles tiles;
    const Job first = madeRunningJob(QStringLiteral("a"));
    const Job second = madeRunningJob(QStringLiteral("b"));
    tiles.showJob(first);
    tiles.showJob(second);
    tiles.setFollowed(first.id);
    QSignalSpy asked(&tiles, &JobTiles::followRequested);
    const auto parts = tiles.findChildren<JobTile *>();

    parts[1]->click();

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<JobId>(), parts[1]->job());
    QVERIFY(parts[0]->isChecked()); // until somebody says otherwise
    QVERIFY(!parts[1]->isChecked());
}

void TestJobTiles::aTileSaysItsJobAndServer()
{
    JobTiles tiles;
    tiles.showJob(madeRunningJob(QStringLiteral("Harbour")));
    const auto *tile = tiles.findChild<JobTile *>();

    QCOMPARE(tile->accessibleName(), QStringLiteral("Follow Harbour on Workshop"));
    QCOMPARE(tile->accessibleDescription(), QStringLiteral("62 %"));
}

QTEST_MAIN(TestJobTiles)
#include "tst_jobtiles.moc"
