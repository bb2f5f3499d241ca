#include "queue/job.h"

#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace hanga;
using enum JobState;

namespace {

const QList<JobState> allStates{Held, Sending, Waiting, Running, Collecting, Done, Failed, Rejected, Cancelled, Lost};

} // namespace

class TestJob final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStateIsLeftOnlyAsTheTableSays_data();
    void eachStateIsLeftOnlyAsTheTableSays();
    void anEndIsNeverLeft();
    void everyStateButTheFirstCanBeReached();
    void namesAreOneEach();
};

void TestJob::eachStateIsLeftOnlyAsTheTableSays_data()
{
    QTest::addColumn<JobState>("from");
    QTest::addColumn<QList<JobState>>("to");
    const auto row = [](JobState from, const QList<JobState> &to) {
        QTest::newRow(qPrintable(jobStateName(from))) << from << to;
    };
    row(Held, {Sending, Cancelled});
    row(Sending, {Held, Waiting, Running, Collecting, Failed, Rejected, Cancelled});
    row(Waiting, {Running, Collecting, Cancelled, Lost});
    row(Running, {Collecting, Cancelled, Lost});
    row(Collecting, {Done, Failed, Cancelled});
    for (const JobState end : {Done, Failed, Rejected, Cancelled, Lost})
        row(end, {});
}

void TestJob::eachStateIsLeftOnlyAsTheTableSays()
{
    QFETCH(JobState, from);
    QFETCH(QList<JobState>, to);
    for (const JobState next : allStates)
        QVERIFY2(mayFollow(from, next) == to.contains(next), qPrintable(jobStateName(next)));
}

void TestJob::anEndIsNeverLeft()
{
    for (const JobState state : allStates) {
        const bool left = std::ranges::any_of(allStates, [state](JobState next) { return mayFollow(state, next); });
        QCOMPARE(isEnd(state), !left);
    }
}

void TestJob::everyStateButTheFirstCanBeReached()
{
    QSet<JobState> reached{Held};
    for (qsizetype before = -1; before != reached.size();) {
        before = reached.size();
        for (const JobState from : QSet<JobState>(reached)) {
            for (const JobState to : allStates) {
                if (mayFollow(from, to))
                    reached.insert(to);
            }
        }
    }
    QCOMPARE(reached.size(), allStates.size());
}

void TestJob::namesAreOneEach()
{
    QSet<QString> names;
    for (const JobState state : allStates)
        names.insert(jobStateName(state));
    QCOMPARE(names.size(), allStates.size());
    QVERIFY(!names.contains(QString()));
}

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
