#include "base/framecoalescer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestFrameCoalescer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyChangesGiveOneFrame();
    void aSteadyFlowGivesOneFrameInSixteenMilliseconds();
    void nothingDirtyGivesNothing();
    void flushingGivesTheFrameAtOnceAndOnlyOnce();
    void aChangeDuringAFrameGivesTheNext();
};

void TestFrameCoalescer::manyChangesGiveOneFrame()
{
    FrameCoalescer coalescer;
    QSignalSpy frames(&coalescer, &FrameCoalescer::due);

    for (int i = 0; i < 20'000; ++i)
        coalescer.markDirty();
    QCOMPARE(frames.count(), 0);

    QVERIFY(frames.wait(1000));
    QVERIFY(!frames.wait(100));
    QCOMPARE(frames.count(), 1);
}

void TestFrameCoalescer::aSteadyFlowGivesOneFrameInSixteenMilliseconds()
{
    FrameCoalescer coalescer;
    QSignalSpy frames(&coalescer, &FrameCoalescer::due);
    QElapsedTimer clock;
    clock.start();

    while (frames.count() < 5) {
        coalescer.markDirty();
        QCoreApplication::processEvents();
        QVERIFY(clock.elapsed() < 5000);
    }

    // Changes while one waits do not put it off, and no two frames are nearer than the timer allows.
    QVERIFY2(clock.elapsed() >= 5 * 15, qPrintable(QString::number(clock.elapsed())));
}

void TestFrameCoalescer::nothingDirtyGivesNothing()
{
    FrameCoalescer coalescer;
    QSignalSpy frames(&coalescer, &FrameCoalescer::due);

    coalescer.flush();

    QVERIFY(!frames.wait(100));
    QCOMPARE(frames.count(), 0);
}

void TestFrameCoalescer::flushingGivesTheFrameAtOnceAndOnlyOnce()
{
    FrameCoalescer coalescer;
    QSignalSpy frames(&coalescer, &FrameCoalescer::due);
    coalescer.markDirty();

    coalescer.flush();

    QCOMPARE(frames.count(), 1);
    QVERIFY(!frames.wait(100));
    QCOMPARE(frames.count(), 1);
}

void TestFrameCoalescer::aChangeDuringAFrameGivesTheNext()
{
    FrameCoalescer coalescer;
    QSignalSpy frames(&coalescer, &FrameCoalescer::due);
    connect(&coalescer, &FrameCoalescer::due, &coalescer, [&] {
        if (frames.count() < 3)
            coalescer.markDirty();
    });

    coalescer.markDirty();

    QTRY_COMPARE(frames.count(), 3);
    QVERIFY(!frames.wait(100));
}

QTEST_GUILESS_MAIN(TestFrameCoalescer)
#include "tst_framecoalescer.moc"
