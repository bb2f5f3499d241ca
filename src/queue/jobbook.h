#pragma once

#include "base/framecoalescer.h"
#include "queue/job.h"
#include "queue/jobprogress.h"

#include <QDeadlineTimer>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace hanga {

class JobStore;

/// A job and what only the queue needs to know of it.
struct JobRecord
{
    Job job;
    JobProgress progress;
    bool inJournal = false;             ///< a row of the journal is this job
    int writesOpen = 0;                 ///< what the journal has not said yet to be on disk
    bool restored = false;              ///< sent by an earlier run: its events do not come to us
    bool announced = false;             ///< of a restored one: the outputs that it had already
    bool postOpen = false;              ///< the POST has not been answered yet
    bool removalSent = false;           ///< we took it out of the server's list
    bool historyOpen = false;           ///< a call for it is under way, or waits for its next try
    size_t historyTries = 0;            ///< that found nothing
    std::optional<JobState> ending;     ///< what the server's last word makes of it once its outputs are stored
    std::optional<QDeadlineTimer> gone; ///< missed by one look; a second one after this makes it certain
};

/// The jobs in their order, and the only place that changes a job's state. Emits last: a listener may call back in and
/// even remove the job, so nobody holds on to a record across a change.
///
/// With a journal, \ref stateChanged comes at once, since the queue's own parts go on with what is in memory; the other
/// signals, for the window, come when the change is on disk. Changes of one job that follow each other quickly are then
/// told once. Thread: GUI.
class JobBook final : public QObject
{
    Q_OBJECT

public:
    /// Hears that a change is on disk, or why it is not; at once without a journal.
    using Written = std::function<void(const std::optional<Error> &)>;

    explicit JobBook(QObject *parent = nullptr);

    void setStore(JobStore &store); ///< before the first job; outlives the book

    JobId add(Job job);                             ///< at the end, when it is in the journal
    void restore(Job job);                          ///< from the journal
    void writeAll();                                ///< the journal has lost what it knew
    [[nodiscard]] JobRecord *find(const JobId &id); ///< null if unknown
    [[nodiscard]] const JobRecord *find(const JobId &id) const;
    [[nodiscard]] const QList<JobId> &order() const { return m_order; }
    /// Those that the journal has not taken yet: found, but in no order and not told of.
    [[nodiscard]] const QList<JobId> &adding() const { return m_adding; }
    [[nodiscard]] QList<JobId> onServer(const ServerId &server) const; ///< sent and not ended, oldest first
    void remove(const JobId &id);                                      ///< one that has ended; nothing for any other
    void removeEnded();

    /// Must be a legal transition. Notes the times.
    void move(JobRecord &record, JobState state, const Written &written = {});
    void noteChange(JobRecord &record, const Written &written = {});
    /// Copies the progress into the job; heard of at most once a frame.
    void noteProgress(JobRecord &record);
    /// Adds what is new of a node's files and announces each.
    void addOutputs(JobRecord &record, const NodeId &node, const NodeOutput &output);
    /// Announces what an earlier run did not get stored.
    void announceAgain(const JobId &id);
    /// Every output has a path or an error, and no more will come: the job reaches its end.
    void endIfComplete(JobRecord &record);

Q_SIGNALS:
    void jobAdded(const hanga::JobId &id);
    void jobChanged(const hanga::JobId &id);
    void jobRemoved(const hanga::JobId &id);
    void stateChanged(const hanga::JobId &id, hanga::JobState state);
    void progressed(const QList<hanga::JobId> &ids);
    void outputReady(const hanga::JobId &id, const hanga::NodeId &node, const hanga::ServerFile &file);
    void writeFailed(const hanga::Error &error); ///< the journal's; memory goes on

private:
    bool insert(Job job);
    void append(const JobId &id);
    void write(JobRecord &record, const Written &written);
    void wasWritten(const JobId &id, const std::optional<Error> &error, const Written &written);
    void drop(const QList<JobId> &ids);
    void tellProgress();

    std::map<JobId, std::unique_ptr<JobRecord>> m_records;
    QList<JobId> m_order;
    QList<JobId> m_adding;
    FrameCoalescer m_frame;
    QList<JobId> m_progressed;
    JobStore *m_store = nullptr;
};

} // namespace hanga
