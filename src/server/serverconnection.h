#pragma once

#include "server/eventsocket.h"
#include "server/infoservice.h"
#include "server/promptservice.h"
#include "server/viewservice.h"
#include "server/workflowservice.h"

#include <QNetworkAccessManager>
#include <QTimer>

namespace hanga {

/// The patience of a \ref ServerConnection. Tests shorten it.
struct ServerTimes
{
    EventSocketTimes socket;
    HttpLimits http;
    std::chrono::milliseconds firstInfoRetry{2'000}; ///< then doubled; while the socket is open but HTTP fails
};

/// One ComfyUI as the rest of the program sees it: its state, its events, its services.
/// Ready means: the socket is open, /system_stats says that it is ComfyUI, and the catalogue of nodes is known.
class ServerConnection final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,
        Connecting, ///< first try since open()
        Ready,
        Broken,       ///< was ready or could not be reached; waits before the next try
        Reconnecting, ///< tries again
    };

    explicit ServerConnection(const ServerProfile &profile, QObject *parent = nullptr, const ServerTimes &times = {});
    ~ServerConnection() override;

    void open();
    void close();
    void retryNow(); ///< from Broken; does not wait for the next try, and tries again after a refused sign-in

    /// Asks the server for its nodes and models again, while Ready; does nothing while that is under way. Ends in
    /// catalogChanged() or catalogRefreshFailed().
    void refreshCatalog();

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
    [[nodiscard]] WorkflowService &workflows() { return m_workflows; }

Q_SIGNALS:
    void stateChanged(hanga::ServerConnection::State state); ///< once a change
    void eventReceived(const hanga::Event &event);
    void queueRemainingChanged(int remaining);
    void statsChanged();
    void catalogChanged();
    void catalogRefreshFailed(const hanga::Error &error);

private:
    ServerProfile m_profile;
    QNetworkAccessManager m_network;
    EventSocket m_socket;
    PromptService m_prompts;
    ViewService m_files;
    InfoService m_info;
    WorkflowService m_workflows;
    ReconnectPace m_pace;
    ServerTimes m_times;
    QTimer m_infoRetry;
    Call m_statsCall;
    Call m_catalogCall;
    State m_state = State::Closed;
    std::optional<Error> m_error;
    QString m_sid;
    int m_queueRemaining = 0;
    SystemStats m_stats;
    NodeCatalog m_catalog;
    std::optional<Error> m_statsError;  ///< of this try
    std::optional<Error> m_socketError; ///< waits for system_stats, which may know better
    bool m_isAskingStats = false;
    bool m_isAskingCatalog = false;
    bool m_isRefreshing = false; ///< somebody waits for the end of refreshCatalog()
    bool m_hasStats = false;
    bool m_isCatalogFresh = false; ///< read since the socket was opened last

    void setState(State state);
    void forgetInfo();
    void followSocket(EventSocket::State state);
    void socketFailed(const Error &error);
    void breakWith(const Error &error);
    void askStats();
    void askStatsAgain();
    void takeStats(const Result<SystemStats> &stats);
    void infoFailed(const Error &error);
    void becomeReady();
    void askCatalog();
    void takeCatalog(const Result<NodeCatalog> &catalog);
    void readEvent(const Event &event);
};

} // namespace hanga
