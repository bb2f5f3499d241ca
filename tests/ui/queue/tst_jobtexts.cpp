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
    void valuesAreSaidShortly_data();
    void valuesAreSaidShortly();
    void oneInputOfTwoNodesIsToldApart();
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
    QTest::newRow("a seed that says nothing stands last")
        << same << quint64(1234567890) << 30 << "steps 20 → 30, Seed 1234567890";
    QTest::newRow("a word") << "a harbour at dusk" << seed << 20 << "Prompt: “dawn” → “dusk”";
    QTest::newRow("added words") << "a harbour at dawn, fog" << seed << 20 << "Prompt: “dawn” → “dawn, fog”";
    QTest::newRow("inserted words") << "a small harbour at dawn" << seed << 20 << "Prompt: added “small”";
    QTest::newRow("removed words") << "a harbour dawn" << seed << 20 << "Prompt: without “at”";
    QTest::newRow("many words") << "a harbour at moonlight over the silent bay" << seed << 20
                                << "Prompt: “dawn” → “moonlight over the sile…”";
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

    job.request.name = before.request.name; // a node was switched off
    QCOMPARE(jobDifference(job, &before), QStringLiteral("Other nodes"));
}

void TestJobTexts::valuesAreSaidShortly_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *input, const char *before, const char *after, const char *expected) {
        QTest::addRow("%s %s", input, after)
            << QString::fromLatin1(input) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(expected);
    };
    row("cfg", "7.0", "6.50", "cfg 7 → 6.5");
    row("denoise", "1e-05", "1.0e0", "denoise 1e-05 → 1.0e0");
    row("cfg", "10", "100", "cfg 10 → 100");
    row("seed", "41", "42", "Seed 41 → 42");
    row("seed", "18446744073709551614", "18446744073709551615", "Seed +1");
    row("seed", "18446744073709551615", "18446744073709551613", "Seed 18446744073709551613");
    row("tiled", "true", "false", "tiled on → off");
    row("sampler_name", R"("euler")", R"("dpmpp_2m")", "sampler_name euler → dpmpp_2m");
    row("ckpt_name", R"("sdxl/base_1.0.safetensors")", R"("flux/dev_2.0.safetensors")", "ckpt_name base_1.0 → dev_2.0");
    row("ckpt_name", R"("a/x.safetensors")", R"("b/x.safetensors")", "ckpt_name a/x → b/x");
    row("ckpt_name", R"("x.safetensors")", R"("x.gguf")", "ckpt_name x.safetensors → x.gguf");
    row("caption", R"("a boat at dusk on a calm sea")", R"("a boat at dawn on a calm sea")",
        "caption: “dusk” → “dawn”");
}

void TestJobTexts::valuesAreSaidShortly()
{
    QFETCH(QString, input);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, expected);
    Job job = madeJob(QStringLiteral("x"));
    const InputRef at{NodeId(QStringLiteral("3")), input};
    job.request.workflow.setInput(at, *json::parse(before));
    const Job earlier = job;
    job.request.workflow.setInput(at, *json::parse(after));

    QCOMPARE(jobDifference(job, &earlier), expected);
}

void TestJobTexts::oneInputOfTwoNodesIsToldApart()
{
    const Job before = madeJob(QStringLiteral("x"));
    Job earlier = before;
    Job job = before;
    const auto set = [](Job &to, const char *node, qint64 value) {
        to.request.workflow.setInput({NodeId(QString::fromLatin1(node)), QStringLiteral("cfg")},
                                     json::Value::number(value));
    };
    set(earlier, "3", 7);
    set(earlier, "8", 4);
    set(job, "3", 6);
    set(job, "8", 5);

    QCOMPARE(jobDifference(job, &earlier), QStringLiteral("cfg (Sampler) 7 → 6, cfg (VAE Decode) 4 → 5"));
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

    QCOMPARE(jobDifference(job, &before),
             QStringLiteral("Size 768×512 → 64×65, batch_size 1 → 66, steps 20 → 67, 1 more"));
}

void TestJobTexts::aGroupSaysWhichImage()
{
    const Job before = madeJob(QStringLiteral("x"), Seed(1));
    Job job = madeJob(QStringLiteral("x"), Seed(2));
    job.request.indexInGroup = 1;
    job.request.groupSize = 4;

    QCOMPARE(jobDifference(job, &before), QStringLiteral("Seed 1 → 2 · image 2 of 4"));
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
