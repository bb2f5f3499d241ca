#pragma once

#include "base/error.h"
#include "protocol/event.h"
#include "server/eventsockettimes.h"
#include "server/eventsorter.h"
#include "server/profile.h"
#include "server/reconnectpace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace hanga {

class SocketLink;

/// One WebSocket to ComfyUI: opens, keeps watch, reopens, and hands on typed events.
/// State events come at once and in order. Of `progress`, `progress_state` and previews only the newest a job is kept
/// and decoded once a frame, flushed before any state event of that job. Thread: the one it lives on (GUI).
class EventSocket final : public QObject
{
    Q_OBJECT

public:
    enum class State { Closed, Opening, Open, WaitingToReopen };

    EventSocket(const ServerProfile &profile, const QString &clientId, QObject *parent = nullptr,
                const EventSocketTimes &times = {});
    ~EventSocket() override;

    void open();  ///< from Closed or WaitingToReopen: tries at once
    void close(); ///< for good, until the next open
    /// With jobs outstanding it reopens within 2 s and keeps the client id; without, it backs off to 30 s.
    void setJobsOutstanding(bool outstanding);
    /// Call it when the server has accepted a POST: a status must have come within the last seconds or come within the
    /// next. None → the socket is a zombie (ComfyUI issue 16010) and is reopened. A refused POST brings no status.
    void expectStatus();

    [[nodiscard]] State state() const;
    [[nodiscard]] QString clientId() const;
    [[nodiscard]] int attempt() const; ///< tries since the socket was open last
    [[nodiscard]] qint64 unknownMessages() const;
    /// How many text messages were parsed; those that a newer one replaced were not.
    [[nodiscard]] qint64 parsedMessages() const;

Q_SIGNALS:
    void stateChanged(hanga::EventSocket::State state);
    void eventReceived(const hanga::Event &event);
    /// Each message as it came, redacted and cut to 4 KiB, for the Messages panel. Emitted only while someone listens.
    void messageSeen(const QString &type, const QString &text);
    /// Why it could not open or was lost. It goes on trying, except after SignInNeeded and Blocked: then it is Closed,
    /// since only a person can change that.
    void failed(const hanga::Error &error);
    /// A message was unreadable and has been left out.
    void messageRefused(const hanga::Error &error);

private:
    ServerProfile m_profile;
    EventSocketTimes m_times;
    QString m_clientId;
    EventSorter m_sorter;
    ReconnectPace m_pace;
    State m_state = State::Closed;
    int m_attempt = 0;
    QPointer<SocketLink> m_link;     ///< the socket in use
    QPointer<SocketLink> m_retiring; ///< said goodbye, and waits for the server's
    QTimer m_retry;
    QTimer m_statusWatch;
    QTimer m_quiet;
    QElapsedTimer m_sinceStatus;
    bool m_jobsOutstanding = false;
    bool m_idWasOpen = false;  ///< a socket with this client id was open once
    bool m_idIsReused = false; ///< … and another one before it

    void setState(State state);
    void chooseClientId();
    void connectNow();
    void startLink();
    void retireLink();
    void linkOpened();
    void linkLost(const Error &error);
    void reopenLater(const Error &error);
    void dropZombie();
    void changeReusedId();
    void readText(const QString &text);
    void readBinary(const QByteArray &frame);
    void handOn(const Event &event);
};

} // namespace hanga
