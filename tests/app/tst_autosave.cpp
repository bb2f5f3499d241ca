#include "app/autosave.h"

#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace hanga;

class TestAutosave final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSaveThatIsLateNeverReplacesTheLast();
};

void TestAutosave::aSaveThatIsLateNeverReplacesTheLast()
{
    const auto onDisk = std::make_shared<int>(0);
    int state = 1;
    int prepared = 0;
    Autosave saver([&]() -> Autosave::Save {
        ++prepared;
        return [onDisk, now = state] { *onDisk = now; };
    });
    // No thread of the pool is free: what it gets to save waits.
    QSemaphore busy;
    QThreadPool &pool = *QThreadPool::globalInstance();
    for (int i = 0; i < pool.maxThreadCount(); ++i)
        pool.start([&busy] { busy.acquire(); });
    saver.touch();
    QTRY_COMPARE(prepared, 1);

    state = 2;
    saver.saveNow();
    busy.release(pool.maxThreadCount());
    QVERIFY(pool.waitForDone());

    QCOMPARE(*onDisk, 2);
}

QTEST_GUILESS_MAIN(TestAutosave)
#include "tst_autosave.moc"
