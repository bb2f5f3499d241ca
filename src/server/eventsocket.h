#pragma once

#include "base/error.h"
#include "protocol/event.h"
#include "server/profile.h"

#include <QObject>

#include <memory>

namespace hanga {

/// One WebSocket to ComfyUI: opens, keeps watch, reopens, and hands on typed events.
/// State events come at once and in order. Of `progress`, `progress_state` and previews only the newest a job is kept
/// and decoded once a frame, flushed before any state event of that job. Thread: the one it lives on (GUI).
class EventSocket final : public QObject
{
    Q_OBJECT

public:
    enum class State { Closed, Opening, Open, WaitingToReopen };

    EventSocket(const ServerProfile &profile, const QString &clientId, QObject *parent = nullptr);
    ~EventSocket() override;

    void open();  ///< from Closed or WaitingToReopen: tries at once
    void close(); ///< for good, until the next open
    /// With jobs outstanding it reopens within 2 s and keeps the client id; without, it backs off to 30 s.
    void setJobsOutstanding(bool outstanding);
    /// After our own POST a status must follow within seconds; none → the socket is a zombie and is reopened.
    void expectStatus();

    [[nodiscard]] State state() const;
    [[nodiscard]] QString clientId() const;
    [[nodiscard]] int attempt() const; ///< tries since the socket was open last
    [[nodiscard]] qint64 unknownMessages() const;

Q_SIGNALS:
    void stateChanged(hanga::EventSocket::State state);
    void eventReceived(const hanga::Event &event);
    /// Each message as it came, redacted and cut to 4 KiB, for the Messages panel. Emitted only while someone listens.
    void messageSeen(const QString &type, const QString &text);
    void failed(const hanga::Error &error); ///< why it could not open or was lost; it goes on trying

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hanga
