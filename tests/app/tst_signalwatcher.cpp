#include "app/signalwatcher.h"

#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <csignal>

using namespace hanga;

class TestSignalWatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSignalIsHeard_data();
    void eachSignalIsHeard();
    void theInterruptedCodeKeepsItsErrno();
};

void TestSignalWatcher::eachSignalIsHeard_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestSignalWatcher::eachSignalIsHeard()
{
    QFETCH(int, number);
    SignalWatcher watcher;
    QSignalSpy heard(&watcher, &SignalWatcher::endRequested);

    ::raise(number);
    ::raise(number);

    QTRY_COMPARE(heard.size(), 2);
}

void TestSignalWatcher::theInterruptedCodeKeepsItsErrno()
{
    const SignalWatcher watcher;
    constexpr int moreThanThePipeHolds = 70'000;
    for (int i = 0; i < moreThanThePipeHolds; ++i)
        ::raise(SIGTERM);
    errno = 0;

    ::raise(SIGTERM);

    QCOMPARE(errno, 0);
}

QTEST_GUILESS_MAIN(TestSignalWatcher)
#include "tst_signalwatcher.moc"
