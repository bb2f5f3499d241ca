#pragma once

#include "queue/collector.h"
#include "queue/jobbook.h"

namespace hanga {

/// Gives the events of one server to the jobs they belong to. Events of other people's jobs, of jobs that have ended
/// and of unknown kinds change nothing. Events may come before the answer to POST: on servers that choose the prompt_id
/// themselves those are kept back until the answer names it.
class EventRouter final : public QObject
{
    Q_OBJECT

public:
    EventRouter(JobBook &book, Collector &collector, QObject *parent = nullptr);

    void expect(const PromptId &prompt, const JobId &job);
    /// The server calls the job \a prompt; events that came for it meanwhile are applied.
    void adopt(JobRecord &record, const PromptId &prompt);
    void forget(const PromptId &prompt);
    [[nodiscard]] QList<JobId> expected() const { return m_jobs.values(); }
    [[nodiscard]] bool isEmpty() const { return m_jobs.isEmpty(); }

    void route(const Event &event);

Q_SIGNALS:
    void heard(const hanga::JobId &id); ///< an event of this job came
    void previewReceived(const hanga::JobId &id, const hanga::NodeId &node, const QByteArray &image);

private:
    [[nodiscard]] JobId jobOf(const Event &event) const;
    void keepBack(const Event &event);
    void noteRunning(JobRecord &record);

    void apply(JobRecord &record, const ExecutionStartEvent &event);
    void apply(JobRecord &record, const ExecutionCachedEvent &event);
    void apply(JobRecord &record, const ExecutingEvent &event);
    void apply(JobRecord &record, const ProgressEvent &event);
    void apply(JobRecord &record, const ProgressStateEvent &event);
    void apply(JobRecord &record, const ExecutedEvent &event);
    void apply(JobRecord &record, const ExecutionSuccessEvent &event);
    void apply(JobRecord &record, const ExecutionErrorEvent &event);
    void apply(JobRecord &record, const ExecutionInterruptedEvent &event);
    void apply(JobRecord &record, const PreviewEvent &event);
    template <class Other> void apply(JobRecord &, const Other &) {} // of no single job

    JobBook &m_book;
    Collector &m_collector;
    QHash<PromptId, JobId> m_jobs;
    JobId m_lastExecuting; ///< previews of type 1 and some custom nodes' progress name no job
    QList<Event> m_keptBack;
};

} // namespace hanga
