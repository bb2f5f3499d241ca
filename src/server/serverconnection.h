#pragma once

#include "server/eventsocket.h"
#include "server/infoservice.h"
#include "server/promptservice.h"
#include "server/viewservice.h"

#include <QNetworkAccessManager>

namespace hanga {

/// One ComfyUI as the rest of the program sees it: its state, its events, its services.
/// Ready means: the socket is open, /system_stats says that it is ComfyUI, and the catalogue of nodes is known.
class ServerConnection final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,
        Connecting,   ///< first try since open()
        Ready,
        Broken,       ///< was ready or could not be reached; waits before the next try
        Reconnecting, ///< tries again
    };

    explicit ServerConnection(const ServerProfile &profile, QObject *parent = nullptr);
    ~ServerConnection() override;

    void open();
    void close();
    void retryNow(); ///< does not wait for the next try

    [[nodiscard]] const ServerProfile &profile() const { return m_profile; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<Error> lastError() const { return m_error; } ///< while it is not ready
    [[nodiscard]] int attempt() const { return m_socket.attempt(); }
    [[nodiscard]] QString clientId() const { return m_socket.clientId(); }
    [[nodiscard]] QString sid() const { return m_sid; }
    [[nodiscard]] int queueRemaining() const { return m_queueRemaining; }
    [[nodiscard]] const SystemStats &stats() const { return m_stats; }
    [[nodiscard]] const NodeCatalog &catalog() const { return m_catalog; }

    [[nodiscard]] EventSocket &socket() { return m_socket; }
    [[nodiscard]] PromptService &prompts() { return m_prompts; }
    [[nodiscard]] ViewService &files() { return m_files; }
    [[nodiscard]] InfoService &info() { return m_info; }

Q_SIGNALS:
    void stateChanged(hanga::ServerConnection::State state); ///< once a change
    void eventReceived(const hanga::Event &event);
    void queueRemainingChanged(int remaining);
    void statsChanged();
    void catalogChanged();

private:
    ServerProfile m_profile;
    QNetworkAccessManager m_network;
    EventSocket m_socket;
    PromptService m_prompts;
    ViewService m_files;
    InfoService m_info;
    State m_state = State::Closed;
    std::optional<Error> m_error;
    QString m_sid;
    int m_queueRemaining = 0;
    SystemStats m_stats;
    NodeCatalog m_catalog;
};

} // namespace hanga
