#pragma once

#include "app/serverchoice.h"
#include "server/catalogcache.h"

namespace hanga {

class ComposerPane;
class ConnectionStatus;
class MessagesPanel;
class ServerButton;
class StartPage;
struct Settings;

/// Shows the chosen server in every place of the window that speaks of it, and does what people ask for there.
class ServerPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Widgets
    {
        StartPage &start;
        ServerButton &button;
        ConnectionStatus &status;
        ComposerPane &composer;
        MessagesPanel &messages;
    };
    /// All but \a catalogs must outlive this.
    ServerPresenter(ServerChoice &servers, const Widgets &widgets, Settings &settings, const CatalogCache &catalogs);

    void connectToLast(); ///< the server of the last run, by default the one on this computer
    void openDemo();
    void chooseServer(); ///< the person wants another one
    void refresh();      ///< asks the server again what it has; answers with \ref refreshed

Q_SIGNALS:
    void startPageWanted();
    void createPageWanted(); ///< the server that was asked for is ready, or the person does without
    void readyChanged(const hanga::ServerId &server, bool ready);
    /// \a server: its name. Of a server that is away: as it was seen last.
    void catalogChanged(const hanga::NodeCatalog &catalog, const QString &server);
    void openWorkflowRequested();
    void refreshed(const QString &news); ///< a sentence about what the server has now and had not, or the other way
    void refreshFailed(const hanga::Error &error);

private:
    void wire();
    void watchCurrent();
    void takeCatalog(const ServerConnection &server);
    void showCatalog(const NodeCatalog &catalog, const ServerConnection &server);
    void showState();
    void rememberCurrent();
    void useKeptCatalog(const ServerConnection &server);
    void showRecent();
    void connectTo(const ServerProfile &profile);
    void await(); ///< a server that was asked for
    void retry();

    ServerChoice &m_servers;
    Widgets m_widgets;
    Settings &m_settings;
    CatalogCache m_catalogs;
    QMetaObject::Connection m_catalogWatch;
    QMetaObject::Connection m_statsWatch;
    QMetaObject::Connection m_refreshWatch;
    std::optional<NodeCatalog> m_before; ///< of the server that is asked again
    bool m_looksForCatalog = false;      ///< among the kept ones, should the current server be away
    bool m_isAwaiting = false;           ///< a server was asked for; once it is ready, later changes of it move nobody
};

} // namespace hanga
