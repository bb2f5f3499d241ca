#pragma once

#include "queue/job.h"
#include "queue/queuetimings.h"
#include "server/serverconnection.h"

#include <QObject>

#include <memory>

namespace hanga {

class JobStore;

/// The jobs of one person in the order in which they run. Only this class changes a job's state.
/// Invariants: 1 an unanswered POST is asked about (/queue, then /history), never repeated; 2 events after a job's end
/// change nothing; 3 progress never goes back, and is 1 only when every output is stored.
/// One job waits on the server beyond those that run; the rest are held here, so they can be cancelled or moved on any
/// server. With a journal every change is on disk before it is sent or told, and the jobs of earlier runs go on;
/// without one they live as long as the queue. Thread: GUI. Servers must outlive the queue or be removed first.
class JobQueue final : public QObject
{
    Q_OBJECT

public:
    explicit JobQueue(QObject *parent = nullptr);
    explicit JobQueue(const QueueTimings &timings, QObject *parent = nullptr);
    ~JobQueue() override;

    /// Before the first job. \a store outlives the queue. The jobs of earlier runs come by \ref jobAdded, those that
    /// have ended first, then \ref restored.
    void setStore(JobStore &store);
    void writeAgain(); ///< the journal was damaged: it gets every job in memory once more

    void addServer(ServerConnection &server);
    void removeServer(const ServerId &server); ///< its jobs that are not sent stay held; the others wait for its return

    /// Adds to the end, for \a server. Returns at once; with a journal the job is in the order from \ref jobAdded on.
    JobId add(JobRequest request, const ServerId &server);
    /// Gives the jobs held for \a from to \a to, in their order: another server was chosen before they were sent.
    void moveHeld(const ServerId &from, const ServerId &to);
    /// Held: cancelled at once. Waiting: taken out of the server's list. Running: interrupted by its own id, and
    /// cancelled when the server says so; it may also end by itself first. Collecting: its files are not waited for any
    /// more.
    void cancel(const JobId &id);
    /// A new job with the same request; the old one stays as it ended. An unconfirmed one is itself sent again.
    JobId retry(const JobId &id);
    void remove(const JobId &id); ///< forgets one job that has ended; nothing for any other
    void removeEnded();           ///< forgets every job that has ended

    void setPaused(bool paused); ///< nothing more is sent; what was sent goes on
    [[nodiscard]] bool isPaused() const;

    [[nodiscard]] QList<JobId> order() const;             ///< oldest first
    [[nodiscard]] const Job *find(const JobId &id) const; ///< null if unknown; valid until the next call or event
    [[nodiscard]] int count(JobState state) const;
    [[nodiscard]] int unfinished() const; ///< not ended, and those on their way into the journal

public Q_SLOTS:
    /// Answers to \ref outputReady.
    void outputStored(const hanga::JobId &id, const hanga::ServerFile &file, const QString &path);
    void outputFailed(const hanga::JobId &id, const hanga::ServerFile &file, const hanga::Error &error);

Q_SIGNALS:
    void jobAdded(const hanga::JobId &id);
    void jobChanged(const hanga::JobId &id); ///< its state or anything that does not change with each step
    void jobRemoved(const hanga::JobId &id);
    void progressed(const QList<hanga::JobId> &ids); ///< step and fraction; at most once a frame
    void previewReceived(const hanga::JobId &id, const hanga::NodeId &node, const QByteArray &image);
    /// Store \a file of \a server and answer with outputStored or outputFailed.
    void outputReady(const hanga::JobId &id, const hanga::NodeId &node, const hanga::ServerFile &file);
    void pausedChanged(bool paused);
    void restored(); ///< the unfinished jobs of earlier runs are there
    /// A change could not be written. The queue pauses; what it knows goes on in memory, and is written with the next
    /// change.
    void journalFailed(const hanga::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hanga
