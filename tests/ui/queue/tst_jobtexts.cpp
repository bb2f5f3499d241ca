#include "tests/ui/queue/madejobs.h"
#include "ui/queue/jobtexts.h"

#include <QTest>

using namespace hanga;

class TestJobTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstJobShowsItsSeed();
    void whatDiffersIsSaid_data();
    void whatDiffersIsSaid();
    void anotherGraphIsANewWorkflow();
    void atMostThreeChangesAreNamed();
    void aGroupSaysWhichImage();
    void eachStateHasItsWords_data();
    void eachStateHasItsWords();
    void nothingIsWholeBeforeItIsDone();
};

void TestJobTexts::theFirstJobShowsItsSeed()
{
    const Job job = madeJob(QStringLiteral("x"), Seed(18446744073709551615ULL));

    QCOMPARE(jobDifference(job, nullptr), QStringLiteral("Seed 18446744073709551615"));
}

void TestJobTexts::whatDiffersIsSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("expected");

    const QString same = QStringLiteral("a harbour at dawn");
    const quint64 seed = 9007199254740993ULL;
    QTest::newRow("nothing") << same << seed << 20 << "Same again";
    QTest::newRow("seed counted up") << same << seed + 1 << 20 << "Seed +1";
    QTest::newRow("seed counted down") << same << seed - 1 << 20 << "Seed −1";
    QTest::newRow("another seed") << same << quint64(7) << 20 << "Seed 7";
    QTest::newRow("steps") << same << seed << 30 << "steps 20 → 30";
    QTest::newRow("seed and steps") << same << seed + 1 << 30 << "Seed +1, steps 20 → 30";
    QTest::newRow("a word") << "a harbour at dusk" << seed << 20 << "Text: “dawn” → “dusk”";
    QTest::newRow("added words") << "a harbour at dawn, fog" << seed << 20 << "Text: “dawn” → “dawn, fog”";
    QTest::newRow("inserted words") << "a small harbour at dawn" << seed << 20 << "Text: added “small”";
    QTest::newRow("removed words") << "a harbour dawn" << seed << 20 << "Text: without “at”";
}

void TestJobTexts::whatDiffersIsSaid()
{
    QFETCH(QString, text);
    QFETCH(quint64, seed);
    QFETCH(int, steps);
    QFETCH(QString, expected);
    const Job before = madeJob(QStringLiteral("x"), Seed(9007199254740993ULL));
    Job job = madeJob(QStringLiteral("x"), Seed(seed));
    job.request.workflow = madeWorkflow(text, Seed(seed), steps);

    QCOMPARE(jobDifference(job, &before), expected);
}

void TestJobTexts::anotherGraphIsANewWorkflow()
{
    const Job before = madeJob(QStringLiteral("x"));
    Job job = madeJob(QStringLiteral("y"));
    job.request.workflow = Workflow();

    QCOMPARE(jobDifference(job, &before), QStringLiteral("New workflow"));
}

void TestJobTexts::atMostThreeChangesAreNamed()
{
    const Job before = madeJob(QStringLiteral("x"));
    Job job = madeJob(QStringLiteral("x"));
    const auto change = [&job](const char *node, const char *input, qint64 value) {
        job.request.workflow.setInput({NodeId(QString::fromLatin1(node)), QString::fromLatin1(input)},
                                      json::Value::number(value));
    };
    change("5", "width", 64);
    change("5", "height", 65);
    change("5", "batch_size", 66);
    change("3", "steps", 67);
    change("3", "cfg", 68);

    QCOMPARE(jobDifference(job, &before), QStringLiteral("width 768 → 64, height 512 → 65, batch_size 1 → 66, 2 more"));
}

void TestJobTexts::aGroupSaysWhichImage()
{
    const Job before = madeJob(QStringLiteral("x"), Seed(1));
    Job job = madeJob(QStringLiteral("x"), Seed(2));
    job.request.indexInGroup = 1;
    job.request.groupSize = 4;

    QCOMPARE(jobDifference(job, &before), QStringLiteral("Seed +1 · image 2 of 4"));
}

void TestJobTexts::eachStateHasItsWords_data()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("expected");

    const auto in = [](JobState state) { return madeJob(QStringLiteral("x"), Seed(1), state); };
    QTest::newRow("held") << in(JobState::Held) << 3 << "place 3 in line";
    QTest::newRow("sending") << in(JobState::Sending) << 1 << "sending";
    QTest::newRow("waiting, next") << in(JobState::Waiting) << 1 << "next in line";
    QTest::newRow("waiting, unknown place") << in(JobState::Waiting) << 0 << "waiting";
    QTest::newRow("running") << madeRunningJob(QStringLiteral("x")) << 0 << "62 %, step 18 of 30";
    QTest::newRow("running, nothing known") << in(JobState::Running) << 0 << "starting";
    QTest::newRow("done") << in(JobState::Done) << 0 << "done";
    QTest::newRow("failed") << madeFailedJob(QStringLiteral("x")) << 0 << "failed at VAE Decode";
    QTest::newRow("rejected") << madeRejectedJob(QStringLiteral("x")) << 0
                              << "refused: Sampler, Value 400.0 bigger than max of 100.0";
    QTest::newRow("cancelled") << in(JobState::Cancelled) << 0 << "cancelled";
    Job stopping = madeRunningJob(QStringLiteral("x"));
    stopping.cancelRequested = true;
    QTest::newRow("cancelling") << stopping << 0 << "cancelling";
    Job timed = in(JobState::Done);
    timed.started = QDateTime::fromMSecsSinceEpoch(0);
    timed.finished = QDateTime::fromMSecsSinceEpoch(14'000);
    QTest::newRow("done, timed") << timed << 0 << "done in 14 s";
    JobOutput lostFile;
    lostFile.error = Error{Error::Kind::FileUnwritable, {}, {}};
    timed.outputs = {lostFile};
    QTest::newRow("done, not stored") << timed << 0 << "done, 1 file(s) not stored";
}

void TestJobTexts::eachStateHasItsWords()
{
    QFETCH(Job, job);
    QFETCH(int, place);
    QFETCH(QString, expected);

    QCOMPARE(jobStateText(job, {place, false, false}), expected);
}

void TestJobTexts::nothingIsWholeBeforeItIsDone()
{
    Job job = madeRunningJob(QStringLiteral("x"), 1.0);
    QCOMPARE(jobPercent(job), QStringLiteral("99 %"));

    job.state = JobState::Collecting;
    QCOMPARE(jobStateText(job, {}), QStringLiteral("99 %, saving"));

    job.state = JobState::Done;
    QCOMPARE(jobPercent(job), QStringLiteral("100 %"));
}

QTEST_GUILESS_MAIN(TestJobTexts)
#include "tst_jobtexts.moc"
