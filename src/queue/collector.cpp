#include "queue/collector.h"

#include <QTimer>

#include <algorithm>

namespace hanga {

namespace {

JobState endOf(HistoryEntry::Status status)
{
    switch (status) {
    case HistoryEntry::Status::Success:
        return JobState::Done;
    case HistoryEntry::Status::Error:
        return JobState::Failed;
    case HistoryEntry::Status::Interrupted:
        return JobState::Cancelled;
    }
    return JobState::Failed;
}

/// The server may well answer later: its history is not lost with one call.
bool mayPass(const Error &error)
{
    using enum Error::Kind;
    return error.kind == NotReached || error.kind == TimedOut || error.kind == ReplyCutShort;
}

/// The server's reason as our error, with the title that the person gave the node.
void noteFailure(Job &job)
{
    if (job.error)
        return;
    const ExecutionErrorEvent failure = job.failure.value_or(ExecutionErrorEvent());
    const Workflow &workflow = job.request.workflow;
    const QString title = workflow.contains(failure.node) ? workflow.title(failure.node) : failure.nodeType;
    job.error = Error{Error::Kind::ExecutionFailed,
                      {title, failure.exceptionType, failure.exceptionMessage.trimmed()},
                      failure.traceback.join(QString())};
}

} // namespace

Collector::Collector(PromptService &prompts, JobBook &book, const QueueTimings &timings, QObject *parent)
    : QObject(parent), m_prompts(prompts), m_book(book), m_timings(timings)
{}

void Collector::begin(JobRecord &record, JobState ending)
{
    if (record.ending || isEnd(record.job.state))
        return;
    record.ending = ending;
    if (ending == JobState::Done) {
        record.progress.executionSucceeded();
        m_book.noteProgress(record);
    }
    if (ending == JobState::Failed)
        noteFailure(record.job);
    const JobId id = record.job.id;
    QTimer::singleShot(m_timings.tail, this, [this, id] { readHistory(id); });
    m_book.move(record, JobState::Collecting);
}

void Collector::readHistory(const JobId &id)
{
    JobRecord *record = m_book.find(id);
    if (!record || record->historyOpen || record->job.outputsKnown || isEnd(record->job.state))
        return;
    record->historyOpen = true;
    m_prompts.fetchHistory(record->job.prompt, this,
                           [this, id](const Result<std::optional<HistoryEntry>> &entry) { historyRead(id, entry); });
}

void Collector::historyRead(const JobId &id, const Result<std::optional<HistoryEntry>> &entry)
{
    JobRecord *record = m_book.find(id);
    if (!record || record->job.outputsKnown || isEnd(record->job.state))
        return;
    if (entry && *entry)
        return settle(*record, **entry);
    const bool unreachable = !entry && mayPass(entry.error());
    if (unreachable || record->historyTries < m_timings.historyRetries.size())
        return tryAgain(*record, unreachable);
    record->historyOpen = false;
    if (!record->ending)
        return Q_EMIT endUnknown(id);
    if (!entry)
        record->job.error = record->job.error.value_or(entry.error());
    outputsAreKnown(*record);
}

void Collector::tryAgain(JobRecord &record, bool forEver)
{
    const auto &pauses = m_timings.historyRetries;
    const size_t next = std::min(record.historyTries, pauses.size() - 1);
    if (!forEver)
        ++record.historyTries;
    const auto pause = pauses.empty() ? m_timings.tail : forEver ? pauses.back() : pauses[next];
    QTimer::singleShot(pause, this, [this, id = record.job.id] {
        if (JobRecord *again = m_book.find(id)) {
            again->historyOpen = false;
            readHistory(id);
        }
    });
}

void Collector::settle(JobRecord &record, const HistoryEntry &entry)
{
    if (record.job.outputsKnown || isEnd(record.job.state))
        return;
    const JobId id = record.job.id;
    record.historyOpen = false;
    if (!record.ending)
        record.ending = endOf(entry.status);
    if (entry.error && !record.job.failure)
        record.job.failure = entry.error;
    if (*record.ending == JobState::Failed)
        noteFailure(record.job);
    // In the order of the graph, since the history keeps none that we could rely on.
    QList<NodeId> nodes = entry.outputs.keys();
    const QList<NodeId> order = record.job.request.workflow.nodes();
    std::ranges::sort(nodes, {}, [&order](const NodeId &node) { return quint64(order.indexOf(node)); });
    m_book.move(record, JobState::Collecting);
    for (const NodeId &node : std::as_const(nodes)) {
        if (JobRecord *still = m_book.find(id); still && !isEnd(still->job.state))
            m_book.addOutputs(*still, node, entry.outputs.value(node));
    }
    if (JobRecord *still = m_book.find(id))
        outputsAreKnown(*still);
}

void Collector::assumeEnd(JobRecord &record)
{
    if (record.ending)
        return;
    Job &job = record.job;
    if (job.failure)
        noteFailure(job);
    else if (job.outputs.isEmpty() && !job.cancelRequested)
        job.error = Error{Error::Kind::JobLost, {tr("the server knows it no more, and no image of it was named.")}, {}};
    if (job.failure || job.error)
        record.ending = JobState::Failed;
    else
        record.ending = job.cancelRequested ? JobState::Cancelled : JobState::Done;
}

void Collector::outputsAreKnown(JobRecord &record)
{
    if (isEnd(record.job.state))
        return;
    const JobId id = record.job.id;
    record.job.outputsKnown = true;
    m_book.noteChange(record);
    if (JobRecord *still = m_book.find(id))
        m_book.endIfComplete(*still);
}

} // namespace hanga
