#pragma once

#include "queue/jobbook.h"
#include "queue/queuetimings.h"
#include "server/promptservice.h"

class QTimer;

namespace hanga {

/// Brings jobs of one server from their last event to their end: waits for the moment when the history is written,
/// reads it once to complete the outputs that events may have left out, and ends the job when all are stored.
/// The terminal event comes before the history entry exists; `executing null` comes after (ComfyUI execution.py).
class Collector final : public QObject
{
    Q_OBJECT

public:
    Collector(PromptService &prompts, JobBook &book, const QueueTimings &timings, QObject *parent = nullptr);

    /// The server's last word on a job: it will end as \a ending.
    void begin(JobRecord &record, JobState ending);
    /// The job has left the executor: its history is there now, whatever it says.
    void readHistory(const JobId &id);
    void settle(JobRecord &record, const HistoryEntry &entry);
    /// The server has forgotten a job whose last word an earlier run heard: the best that is known is made of it.
    void assumeEnd(JobRecord &record);

Q_SIGNALS:
    /// The history does not know the job and no event told its end.
    void endUnknown(const hanga::JobId &id);

private:
    void historyRead(const JobId &id, const Result<std::optional<HistoryEntry>> &entry);
    void tryAgain(JobRecord &record, bool forEver);
    /// Nothing more is to be learnt: ends as soon as the outputs that are known are stored.
    void outputsAreKnown(JobRecord &record);

    PromptService &m_prompts;
    JobBook &m_book;
    QueueTimings m_timings;
};

} // namespace hanga
