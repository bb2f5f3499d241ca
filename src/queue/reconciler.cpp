#include "queue/reconciler.h"

#include <algorithm>

namespace hanga {

Reconciler::Reconciler(PromptService &prompts, QObject *parent) : QObject(parent), m_prompts(prompts) {}

void Reconciler::look(const QList<Sought> &jobs)
{
    ++m_open;
    m_prompts.fetchQueue(this, [this, jobs](const Result<QueueSnapshot> &queue) {
        if (queue)
            compare(jobs, *queue);
        callEnded();
    });
}

void Reconciler::compare(const QList<Sought> &jobs, const QueueSnapshot &queue)
{
    const auto indexOf = [](const QList<QueuedPrompt> &list, const Sought &sought) {
        const auto isIt = [&sought](const QueuedPrompt &queued) {
            return queued.prompt == sought.prompt || (!queued.job.isEmpty() && queued.job == sought.job);
        };
        const auto at = std::ranges::find_if(list, isIt);
        return at == list.end() ? -1 : int(at - list.begin());
    };
    for (const Sought &sought : jobs) {
        if (const int at = indexOf(queue.running, sought); at >= 0) {
            const QueuedPrompt &queued = queue.running.at(at);
            Q_EMIT found(sought.job, {Finding::Where::Running, queued.prompt, queued.number, 0, {}});
        } else if (const int place = indexOf(queue.pending, sought); place >= 0) {
            const QueuedPrompt &queued = queue.pending.at(place);
            Q_EMIT found(sought.job, {Finding::Where::Pending, queued.prompt, queued.number, place + 1, {}});
        } else {
            askHistory(sought);
        }
    }
}

void Reconciler::askHistory(const Sought &sought)
{
    ++m_open;
    m_prompts.fetchHistory(sought.prompt, this, [this, sought](const Result<std::optional<HistoryEntry>> &entry) {
        if (entry && !*entry && sought.unanswered)
            askRecentHistory(sought.job);
        else if (entry)
            tell(sought.job, *entry);
        callEnded();
    });
}

void Reconciler::askRecentHistory(const JobId &job)
{
    ++m_open;
    m_prompts.fetchHistoryOf(job, this, [this, job](const Result<std::optional<HistoryEntry>> &entry) {
        if (entry)
            tell(job, *entry);
        callEnded();
    });
}

void Reconciler::tell(const JobId &job, const std::optional<HistoryEntry> &entry)
{
    if (entry)
        Q_EMIT found(job, {Finding::Where::Finished, entry->prompt, {}, 0, entry});
    else
        Q_EMIT found(job, {});
}

void Reconciler::callEnded()
{
    if (--m_open == 0)
        Q_EMIT finished();
}

} // namespace hanga
