#include "protocol/eventparser.h"
#include "queuefixture.h"
#include "scriptedserver.h"
#include "support/transcript.h"
#include "json/document.h"

#include <QTest>

#include <algorithm>

using namespace hanga;
using namespace hanga::test;
using enum JobState;

namespace {

/// One job of a recording: what was sent, and all that the server said of it.
struct RecordedJob
{
    QString prompt;
    Workflow workflow;
    QByteArray answer;             ///< to POST /prompt
    QList<TranscriptEntry> events; ///< texts and frames of this job, in order
    QByteArray history;            ///< the last that was seen; empty if it was not asked for
};

bool isOf(const RecordedJob &job, const Event &event)
{
    return promptOf(event).text() == job.prompt;
}

Result<Event> eventOf(const TranscriptEntry &entry)
{
    return entry.kind == u"ws-text" ? parseTextEvent(entry.text) : parseBinaryEvent(entry.binary);
}

void collectEvents(RecordedJob &job, const QList<TranscriptEntry> &entries)
{
    bool runs = false;
    for (const TranscriptEntry &entry : entries) {
        if (entry.kind != u"ws-text" && entry.kind != u"ws-binary")
            continue;
        const auto event = eventOf(entry);
        if (!event)
            continue;
        const bool ours = isOf(job, *event);
        runs = (runs || (ours && std::holds_alternative<ExecutionStartEvent>(*event)));
        // Frames of type 1 name nobody; they are this job's while it runs.
        const bool nameless = std::holds_alternative<PreviewEvent>(*event) && promptOf(*event).isEmpty();
        if (ours || (nameless && runs))
            job.events.append(entry);
        if (ours && (std::holds_alternative<ExecutionSuccessEvent>(*event) ||
                     std::holds_alternative<ExecutionErrorEvent>(*event) ||
                     std::holds_alternative<ExecutionInterruptedEvent>(*event)))
            runs = false;
    }
}

QList<RecordedJob> recordedJobs(const QString &name)
{
    const QList<TranscriptEntry> entries = readTranscript(name);
    QList<RecordedJob> jobs;
    for (const TranscriptEntry &entry : entries) {
        const json::Value &all = entry.all;
        if (entry.kind != u"http" || all["method"].text() != "POST" || all["path"].text() != "/prompt")
            continue;
        RecordedJob job;
        job.prompt = all["response_json"]["prompt_id"].toString();
        const auto workflow = Workflow::fromJson(all["request_body"]["prompt"], name);
        if (job.prompt.isEmpty() || !workflow)
            continue;
        job.workflow = *workflow;
        job.answer = responseBody(entry);
        collectEvents(job, entries);
        for (const TranscriptEntry &other : entries) {
            if (other.kind == u"http" && other.all["path"].toString() == QStringLiteral("/history/") + job.prompt &&
                other.all["response_json"].size() > 0)
                job.history = responseBody(other);
        }
        jobs.append(job);
    }
    return jobs;
}

/// How the recording says that the job ended; nothing if it does not say.
std::optional<JobState> endOf(const RecordedJob &job)
{
    for (const TranscriptEntry &entry : job.events) {
        const auto event = eventOf(entry);
        if (std::holds_alternative<ExecutionSuccessEvent>(*event))
            return JobState::Done;
        if (std::holds_alternative<ExecutionErrorEvent>(*event))
            return Failed;
        if (std::holds_alternative<ExecutionInterruptedEvent>(*event))
            return Cancelled;
    }
    if (const auto entry = parseHistory(job.history, PromptId(job.prompt)); entry && *entry)
        return (*entry)->status == HistoryEntry::Status::Success ? JobState::Done : Failed;
    return std::nullopt;
}

QSet<QString> filesOf(const RecordedJob &job)
{
    QSet<QString> files;
    const auto add = [&files](const NodeOutput &output) {
        for (const ServerFile &file : output.files)
            files.insert(file.filename);
    };
    for (const TranscriptEntry &entry : job.events) {
        const auto event = eventOf(entry);
        if (const auto *executed = std::get_if<ExecutedEvent>(&*event); executed && executed->output)
            add(*executed->output);
    }
    if (const auto entry = parseHistory(job.history, PromptId(job.prompt)); entry && *entry)
        std::ranges::for_each((*entry)->outputs, add);
    return files;
}

} // namespace

/// Every job that was recorded from a real ComfyUI, played to the queue over real sockets.
class TestQueueReplay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRecordedJobEndsAsItDidThen_data();
    void eachRecordedJobEndsAsItDidThen();
};

void TestQueueReplay::eachRecordedJobEndsAsItDidThen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("number");
    int rows = 0;
    for (const QString &name : transcriptNames()) {
        const QList<RecordedJob> jobs = recordedJobs(name);
        for (int i = 0; i < jobs.size(); ++i) {
            if (!endOf(jobs.at(i)))
                continue;
            QTest::addRow("%s, job %d", qPrintable(name), i + 1) << name << i;
            ++rows;
        }
    }
    QVERIFY2(rows >= 10, "the recordings hold more jobs than that");
}

void TestQueueReplay::eachRecordedJobEndsAsItDidThen()
{
    QFETCH(QString, name);
    QFETCH(int, number);
    const RecordedJob recorded = recordedJobs(name).at(number);
    ScriptedServer server;
    server.setScript([&](const StubRequest &request) -> std::optional<StubAnswer> {
        if (request.target.startsWith("/history/") && !recorded.history.isEmpty())
            return jsonAnswer(recorded.history);
        if (request.method != "POST" || request.target != "/prompt")
            return std::nullopt;
        for (const TranscriptEntry &entry : recorded.events) {
            if (entry.kind == u"ws-text")
                server.send(entry.text);
            else
                server.sendFrame(entry.binary);
        }
        return jsonAnswer(recorded.answer);
    });
    QueueTimings timings = impatient();
    timings.silence = QueueTimings::Pause(200); // one recording breaks off
    QueueFixture f(server.address(), timings);
    QVERIFY(f.open());
    const JobId id = f.add(recorded.workflow);

    QTRY_COMPARE(f.state(id), *endOf(recorded));

    QCOMPARE(f.job(id).prompt.text(), recorded.prompt);
    QVERIFY(std::ranges::is_sorted(f.fractions.value(id)));
    QCOMPARE(f.job(id).fraction == 1, f.state(id) == JobState::Done);
    QSet<QString> files;
    for (const JobOutput &output : f.job(id).outputs)
        files.insert(output.file.filename);
    QCOMPARE(files, filesOf(recorded));
    QCOMPARE(f.job(id).failure.has_value(), f.state(id) == Failed);
}

QTEST_GUILESS_MAIN(TestQueueReplay)
#include "tst_queuereplay.moc"
