#pragma once

#include "base/framecoalescer.h"
#include "queue/job.h"
#include "queue/jobprogress.h"

#include <QDeadlineTimer>
#include <QObject>

#include <map>
#include <memory>

namespace hanga {

/// A job and what only the queue needs to know of it.
struct JobRecord
{
    Job job;
    JobProgress progress;
    bool postOpen = false;              ///< the POST has not been answered yet
    bool removalSent = false;           ///< we took it out of the server's list
    bool historyOpen = false;           ///< a call for it is under way, or waits for its next try
    size_t historyTries = 0;            ///< that found nothing
    std::optional<JobState> ending;     ///< what the server's last word makes of it once its outputs are stored
    std::optional<QDeadlineTimer> gone; ///< missed by one look; a second one after this makes it certain
};

/// The jobs in their order, and the only place that changes a job's state. Emits last: a listener may call back in and
/// even remove the job, so nobody holds on to a record across a change. Thread: GUI.
class JobBook final : public QObject
{
    Q_OBJECT

public:
    explicit JobBook(QObject *parent = nullptr);

    JobId add(Job job);
    [[nodiscard]] JobRecord *find(const JobId &id); ///< null if unknown
    [[nodiscard]] const JobRecord *find(const JobId &id) const;
    [[nodiscard]] const QList<JobId> &order() const { return m_order; }
    [[nodiscard]] QList<JobId> onServer(const ServerId &server) const; ///< sent and not ended, oldest first
    void remove(const JobId &id);                                      ///< one that has ended; nothing for any other
    void removeEnded();

    /// Must be a legal transition. Notes the times.
    void move(JobRecord &record, JobState state);
    void noteChange(const JobRecord &record);
    /// Copies the progress into the job; heard of at most once a frame.
    void noteProgress(JobRecord &record);
    /// Adds what is new of a node's files and announces each.
    void addOutputs(JobRecord &record, const NodeId &node, const NodeOutput &output);
    /// Every output has a path or an error, and no more will come: the job reaches its end.
    void endIfComplete(JobRecord &record);

Q_SIGNALS:
    void jobAdded(const hanga::JobId &id);
    void jobChanged(const hanga::JobId &id);
    void jobRemoved(const hanga::JobId &id);
    void stateChanged(const hanga::JobId &id, hanga::JobState state);
    void progressed(const QList<hanga::JobId> &ids);
    void outputReady(const hanga::JobId &id, const hanga::NodeId &node, const hanga::ServerFile &file);

private:
    void tellProgress();

    std::map<JobId, std::unique_ptr<JobRecord>> m_records;
    QList<JobId> m_order;
    FrameCoalescer m_frame;
    QList<JobId> m_progressed;
};

} // namespace hanga
