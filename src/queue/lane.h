#pragma once

#include "queue/collector.h"
#include "queue/eventrouter.h"
#include "queue/jobbook.h"
#include "queue/queuetimings.h"
#include "queue/reconciler.h"
#include "server/serverconnection.h"

#include <QTimer>

namespace hanga {

/// The traffic between the queue and one server: sends jobs, follows them by events, asks where they are after a break,
/// a lost answer or a long silence, and stops them. Nothing is ever sent twice.
class Lane final : public QObject
{
    Q_OBJECT

public:
    Lane(ServerConnection &server, JobBook &book, const QueueTimings &timings, QObject *parent = nullptr);
    ~Lane() override; ///< what was not sent yet is held again

    [[nodiscard]] ServerId server() const { return m_server.profile().id; }
    [[nodiscard]] QString serverName() const { return m_server.profile().name; }
    [[nodiscard]] bool isReady() const { return m_server.state() == ServerConnection::State::Ready; }
    /// Ready, and none of our jobs waits there for its turn.
    [[nodiscard]] bool hasRoom() const;
    /// Writes that it is being sent, then sends it.
    void send(JobRecord &record);
    /// Jobs that are on the server already, sent by another lane or an earlier run.
    void takeOver(const QList<JobId> &ids);
    /// The job's \a cancelRequested is set: asks where it is, then takes it out or interrupts it.
    void stop();
    /// The job needs no watching any more, or is no longer the server's.
    void leave(const JobRecord &record);

Q_SIGNALS:
    void roomChanged();
    void previewReceived(const hanga::JobId &id, const hanga::NodeId &node, const QByteArray &image);

private:
    void takeBack(JobRecord &record);
    void post(const JobId &id, const std::optional<Error> &error);
    void connectionChanged(ServerConnection::State state);
    void eventCame(const Event &event);
    void answered(const JobId &id, const Result<PromptAnswer> &answer);
    void accepted(JobRecord &record, const PromptAccepted &answer);
    void refused(JobRecord &record, const PromptRefusal &refusal);
    void failed(JobRecord &record, const Error &error);

    void look();
    void lookAfter(QueueTimings::Pause pause);
    void apply(const JobId &id, const Finding &finding);
    void foundPending(JobRecord &record, const Finding &finding);
    void foundRunning(JobRecord &record, const Finding &finding);
    void foundNowhere(JobRecord &record);
    void adopt(JobRecord &record, const Finding &finding);
    void watchSilence();

    ServerConnection &m_server;
    JobBook &m_book;
    QueueTimings m_timings;
    Collector m_collector;
    EventRouter m_router;
    Reconciler m_reconciler;
    QTimer m_silence;
    QTimer m_positions;
    bool m_lookAgain = false;
    JobId m_unsent; ///< is being written as Sending
};

} // namespace hanga
