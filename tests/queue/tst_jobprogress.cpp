#include "protocol/eventparser.h"
#include "queue/jobprogress.h"
#include "support/transcript.h"
#include "json/document.h"

#include <QTest>

using namespace hanga;

namespace {

/// A model, two texts, a latent, a sampler of \a steps, a decoder and a saver.
Workflow portrait(int steps)
{
    const QByteArray text = R"({
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "m"}},
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 64, "height": 64, "batch_size": 1}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a", "clip": ["4", 1]}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "b", "clip": ["4", 1]}},
        "3": {"class_type": "KSampler", "inputs": {"steps": %1, "latent_image": ["5", 0], "model": ["4", 0],
              "positive": ["6", 0], "negative": ["7", 0]}},
        "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
        "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0]}}})";
    const auto json = json::parse(QString::fromUtf8(text).arg(steps).toUtf8());
    return *Workflow::fromJson(*json, QStringLiteral("portrait"));
}

NodeId node(const char *id)
{
    return NodeId(QString::fromLatin1(id));
}

/// Feeds one event as the queue does.
void feed(JobProgress &progress, const Event &event)
{
    if (const auto *cached = std::get_if<ExecutionCachedEvent>(&event))
        progress.nodesCached(cached->nodes);
    else if (const auto *executing = std::get_if<ExecutingEvent>(&event); executing && executing->node)
        progress.nodeStarted(*executing->node);
    else if (const auto *step = std::get_if<ProgressEvent>(&event))
        progress.nodeStepped(step->node, step->value, step->max);
    else if (const auto *state = std::get_if<ProgressStateEvent>(&event))
        progress.applyState(state->nodes);
    else if (std::holds_alternative<ExecutionSuccessEvent>(event))
        progress.executionSucceeded();
}

} // namespace

class TestJobProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedRunsNeverGoBackAndEndBelowOne_data();
    void recordedRunsNeverGoBackAndEndBelowOne();
    void aSamplerWeighsAsMuchAsItsSteps();
    void stepsBehindTheLinkToTheSigmasCount();
    void withoutStatesTheNodeBeforeIsDone();
    void cachedNodesCountAsDone();
    void nodesOutsideTheGraphCountNothing();
    void valuesThatMakeNoSenseChangeNothing_data();
    void valuesThatMakeNoSenseChangeNothing();
    void onlyTheEndIsOne();
};

void TestJobProgress::recordedRunsNeverGoBackAndEndBelowOne_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : test::transcriptNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestJobProgress::recordedRunsNeverGoBackAndEndBelowOne()
{
    QFETCH(QString, name);
    QHash<PromptId, JobProgress> jobs;
    QHash<PromptId, Workflow> graphs;
    for (const test::TranscriptEntry &entry : test::readTranscript(name)) {
        if (entry.kind == u"http" && entry.all["path"].text() == "/prompt" && entry.all["request_body"].isObject()) {
            const PromptId prompt(entry.all["response_json"]["prompt_id"].toString());
            if (const auto graph = Workflow::fromJson(entry.all["request_body"]["prompt"], name))
                graphs.insert(prompt, *graph);
        }
        const auto event = entry.kind == u"ws-text" ? parseTextEvent(entry.text) : parseBinaryEvent(entry.binary);
        if (!event || promptOf(*event).isEmpty() || !graphs.contains(promptOf(*event)))
            continue;
        const PromptId prompt = promptOf(*event);
        if (!jobs.contains(prompt))
            jobs.insert(prompt, JobProgress(graphs.value(prompt), NodeCatalog()));
        JobProgress &progress = jobs[prompt];
        const double before = progress.fraction();

        feed(progress, *event);

        QVERIFY(progress.fraction() >= before);
        QVERIFY(progress.fraction() < 1);
        QVERIFY(progress.nodeIndex() <= progress.nodeCount());
        if (std::holds_alternative<ExecutionSuccessEvent>(*event))
            QCOMPARE(progress.fraction(), 0.99);
    }
    if (name == u"02-t2i-full-run" || name == u"03-fully-cached-run")
        QVERIFY(!jobs.isEmpty());
}

void TestJobProgress::aSamplerWeighsAsMuchAsItsSteps()
{
    JobProgress progress(portrait(13), NodeCatalog()); // 6 nodes of weight 1, one of 14

    progress.nodeStepped(node("3"), 13, 13);

    QCOMPARE(progress.fraction(), 14.0 / 20);
    QCOMPARE(progress.step(), 13.0);
    QCOMPARE(progress.steps(), 13.0);
    QCOMPARE(progress.node(), node("3"));
    QCOMPARE(progress.nodeCount(), 7);
    QCOMPARE(progress.nodeIndex(), 1);
}

void TestJobProgress::stepsBehindTheLinkToTheSigmasCount()
{
    const auto json = json::parse(R"({
        "1": {"class_type": "BasicScheduler", "inputs": {"steps": 8, "scheduler": "normal"}},
        "2": {"class_type": "SamplerCustomAdvanced", "inputs": {"sigmas": ["1", 0], "latent_image": ["3", 0]}}})");
    JobProgress progress(*Workflow::fromJson(*json, QString()), NodeCatalog());

    progress.nodeStepped(node("2"), 4, 8);

    QCOMPARE(progress.fraction(), 4.5 / 10);
}

void TestJobProgress::withoutStatesTheNodeBeforeIsDone()
{
    JobProgress progress(portrait(13), NodeCatalog());

    progress.nodeStarted(node("4"));
    QCOMPARE(progress.fraction(), 0.0);
    progress.nodeStarted(node("5"));
    QCOMPARE(progress.fraction(), 1.0 / 20);
    progress.nodeStarted(node("5"));

    QCOMPARE(progress.fraction(), 1.0 / 20);
    QCOMPARE(progress.nodeIndex(), 2);
}

void TestJobProgress::cachedNodesCountAsDone()
{
    JobProgress progress(portrait(13), NodeCatalog());

    progress.nodesCached({node("4"), node("5"), node("6"), node("7")});

    QCOMPARE(progress.fraction(), 4.0 / 20);
    QCOMPARE(progress.nodeIndex(), 4);
}

void TestJobProgress::nodesOutsideTheGraphCountNothing()
{
    JobProgress progress(portrait(13), NodeCatalog());

    progress.nodeStarted(node("12:0:3"));
    progress.nodeStepped(node("12:0:3"), 1, 2);

    QCOMPARE(progress.fraction(), 0.0);
    QCOMPARE(progress.nodeIndex(), 0);
}

void TestJobProgress::valuesThatMakeNoSenseChangeNothing_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("max");
    QTest::newRow("of zero") << 1.0 << 0.0;
    QTest::newRow("negative") << -5.0 << 10.0;
    QTest::newRow("not a number") << qQNaN() << 10.0;
    QTest::newRow("infinite") << 1.0 << qInf();
}

void TestJobProgress::valuesThatMakeNoSenseChangeNothing()
{
    QFETCH(double, value);
    QFETCH(double, max);
    JobProgress progress(portrait(13), NodeCatalog());

    progress.nodeStepped(node("3"), value, max);
    progress.applyState({{node("3"), NodeProgress::State::Running, value, max}});

    QCOMPARE(progress.fraction(), 0.0);
}

void TestJobProgress::onlyTheEndIsOne()
{
    JobProgress progress(portrait(13), NodeCatalog());

    progress.nodesCached(portrait(13).nodes());
    QCOMPARE(progress.fraction(), 0.99);
    progress.executionSucceeded();
    QCOMPARE(progress.fraction(), 0.99);
    progress.finish();

    QCOMPARE(progress.fraction(), 1.0);
}

QTEST_GUILESS_MAIN(TestJobProgress)
#include "tst_jobprogress.moc"
