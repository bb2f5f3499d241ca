#include "queue/eventrouter.h"

#include <algorithm>

namespace hanga {

namespace {

constexpr qsizetype mostKeptBack = 1000;

} // namespace

EventRouter::EventRouter(JobBook &book, Collector &collector, QObject *parent)
    : QObject(parent), m_book(book), m_collector(collector)
{}

void EventRouter::expect(const PromptId &prompt, const JobId &job)
{
    m_jobs.insert(prompt, job);
}

void EventRouter::adopt(JobRecord &record, const PromptId &prompt)
{
    const JobId id = record.job.id;
    if (!prompt.isEmpty() && prompt != record.job.prompt) {
        m_jobs.remove(record.job.prompt);
        m_jobs.insert(prompt, id);
        record.job.prompt = prompt;
    }
    const QList<Event> events = std::exchange(m_keptBack, {});
    for (const Event &event : events) {
        if (promptOf(event) == prompt)
            route(event);
        else
            keepBack(event);
    }
}

void EventRouter::forget(const PromptId &prompt)
{
    const JobId id = m_jobs.take(prompt);
    if (id == m_lastExecuting)
        m_lastExecuting = {};
    if (m_jobs.isEmpty())
        m_keptBack.clear();
}

void EventRouter::route(const Event &event)
{
    const JobId id = jobOf(event);
    if (id.isEmpty())
        return keepBack(event);
    Q_EMIT heard(id);
    JobRecord *record = m_book.find(id);
    // After the server's last word only the empty `executing` still says something.
    if (record && (!record->ending || std::holds_alternative<ExecutingEvent>(event)))
        std::visit([this, record](const auto &each) { apply(*record, each); }, event);
}

JobId EventRouter::jobOf(const Event &event) const
{
    const PromptId prompt = promptOf(event);
    if (!prompt.isEmpty())
        return m_jobs.value(prompt);
    const bool mayLackIt = std::holds_alternative<ExecutingEvent>(event) ||
                           std::holds_alternative<ProgressEvent>(event) || std::holds_alternative<PreviewEvent>(event);
    return mayLackIt ? m_lastExecuting : JobId();
}

void EventRouter::keepBack(const Event &event)
{
    const auto unanswered = [this](const JobId &id) {
        const JobRecord *record = m_book.find(id);
        return record && record->job.state == JobState::Sending;
    };
    if (promptOf(event).isEmpty())
        return;
    if (!std::ranges::any_of(m_jobs, unanswered))
        return m_keptBack.clear();
    if (m_keptBack.size() < mostKeptBack && !std::holds_alternative<PreviewEvent>(event))
        m_keptBack.append(event);
}

void EventRouter::noteRunning(JobRecord &record)
{
    m_lastExecuting = record.job.id;
    if (record.job.state == JobState::Sending || record.job.state == JobState::Waiting)
        m_book.move(record, JobState::Running);
}

void EventRouter::apply(JobRecord &record, const ExecutionStartEvent &)
{
    noteRunning(record);
}

void EventRouter::apply(JobRecord &record, const ExecutionCachedEvent &event)
{
    record.progress.nodesCached(event.nodes);
    m_book.noteProgress(record);
    noteRunning(record);
}

void EventRouter::apply(JobRecord &record, const ExecutingEvent &event)
{
    const JobId id = record.job.id;
    if (!event.node) {
        if (!event.prompt.isEmpty())
            m_collector.readHistory(id);
        return;
    }
    if (record.ending)
        return;
    record.progress.nodeStarted(*event.node);
    m_book.noteProgress(record);
    noteRunning(record);
}

void EventRouter::apply(JobRecord &record, const ProgressEvent &event)
{
    record.progress.nodeStepped(event.node.isEmpty() ? record.progress.node() : event.node, event.value, event.max);
    m_book.noteProgress(record);
    noteRunning(record);
}

void EventRouter::apply(JobRecord &record, const ProgressStateEvent &event)
{
    record.progress.applyState(event.nodes);
    m_book.noteProgress(record);
    noteRunning(record);
}

void EventRouter::apply(JobRecord &record, const ExecutedEvent &event)
{
    if (event.output)
        m_book.addOutputs(record, event.node, *event.output);
}

void EventRouter::apply(JobRecord &record, const ExecutionSuccessEvent &)
{
    m_collector.begin(record, JobState::Done);
}

void EventRouter::apply(JobRecord &record, const ExecutionErrorEvent &event)
{
    if (!event.isFinal())
        return; // one node was blocked; the job goes on
    record.job.failure = event;
    m_collector.begin(record, JobState::Failed);
}

void EventRouter::apply(JobRecord &record, const ExecutionInterruptedEvent &)
{
    m_collector.begin(record, JobState::Cancelled);
}

void EventRouter::apply(JobRecord &record, const PreviewEvent &event)
{
    const JobId id = record.job.id;
    const NodeId node = event.node.isEmpty() ? record.job.node : event.node;
    Q_EMIT previewReceived(id, node, event.image);
}

} // namespace hanga
