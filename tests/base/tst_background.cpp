#include "base/background.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <memory>

using namespace hanga;

class TestBackground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theResultArrivesOnTheCallingThread();
    void workRunsElsewhere();
    void aDeadContextHearsNothing();
    void aContextThatDiesAfterTheWorkHearsNothing();
    void manyResultsAllArrive();
    void aResultMayBeMovedOnly();
    void nothingIsLeftBehind();
    void oneTokenCancelsAllItsCopies();
};

void TestBackground::theResultArrivesOnTheCallingThread()
{
    QString result;
    QThread *deliveredOn = nullptr;

    runInBackground(
        this, [] { return QStringLiteral("picture"); },
        [&](const QString &value) {
            result = value;
            deliveredOn = QThread::currentThread();
        });

    QVERIFY(result.isEmpty()); // never before the caller is back in its event loop
    QTRY_COMPARE(result, QStringLiteral("picture"));
    QCOMPARE(deliveredOn, thread());
}

void TestBackground::workRunsElsewhere()
{
    QThread *workedOn = nullptr;

    runInBackground(
        this, [] { return QThread::currentThread(); }, [&](QThread *where) { workedOn = where; });

    QTRY_VERIFY(workedOn);
    QVERIFY(workedOn != thread());
}

void TestBackground::aDeadContextHearsNothing()
{
    auto context = std::make_unique<QObject>();
    QSemaphore mayFinish;
    bool isDelivered = false;
    runInBackground(
        context.get(),
        [&mayFinish] {
            mayFinish.acquire();
            return 1;
        },
        [&](int) { isDelivered = true; });

    context.reset();
    mayFinish.release();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
    QCoreApplication::processEvents();

    QVERIFY(!isDelivered);
}

void TestBackground::aContextThatDiesAfterTheWorkHearsNothing()
{
    auto context = std::make_unique<QObject>();
    bool isDelivered = false;
    runInBackground(
        context.get(), [] { return 1; }, [&](int) { isDelivered = true; });

    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000)); // the result is on its way now
    context.reset();
    QCoreApplication::processEvents();

    QVERIFY(!isDelivered);
}

void TestBackground::manyResultsAllArrive()
{
    qint64 sum = 0;
    int count = 0;

    for (int i = 1; i <= 1000; ++i) {
        runInBackground(
            this, [i] { return i; },
            [&](int value) {
                sum += value;
                ++count;
            });
    }

    QTRY_COMPARE(count, 1000);
    QCOMPARE(sum, 500'500);
}

void TestBackground::aResultMayBeMovedOnly()
{
    std::unique_ptr<int> result;

    runInBackground(
        this, [] { return std::make_unique<int>(7); }, [&](std::unique_ptr<int> value) { result = std::move(value); });

    QTRY_VERIFY(result);
    QCOMPARE(*result, 7);
}

void TestBackground::nothingIsLeftBehind()
{
    QObject context;
    bool isDelivered = false;

    runInBackground(
        &context, [] { return 1; }, [&](int) { isDelivered = true; });

    QTRY_VERIFY(isDelivered);
    QTRY_VERIFY(context.children().isEmpty());
}

void TestBackground::oneTokenCancelsAllItsCopies()
{
    const CancelToken token;
    const CancelToken other;
    const CancelToken copy = token;
    QVERIFY(!copy.isCancelled());

    token.cancel();

    QVERIFY(copy.isCancelled());
    QVERIFY(!other.isCancelled());
}

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
