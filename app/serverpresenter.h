#pragma once

#include "app/serverchoice.h"

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
    /// All must outlive this.
    ServerPresenter(ServerChoice &servers, const Widgets &widgets, Settings &settings);

    void connectToLast(); ///< the server of the last run, by default the one on this computer

Q_SIGNALS:
    void startPageWanted();  ///< the person wants to choose a server
    void noServerAnswers();  ///< the one that was tried; not after one has been ready
    void createPageWanted(); ///< a server is ready
    void readyChanged(const hanga::ServerId &server, bool ready);
    void catalogChanged(const hanga::NodeCatalog &catalog);
    void openWorkflowRequested();

private:
    void wire();
    void watchCurrent();
    void showState();
    void rememberCurrent();
    void connectTo(const ServerProfile &profile);

    ServerChoice &m_servers;
    Widgets m_widgets;
    Settings &m_settings;
    QMetaObject::Connection m_catalogWatch;
    QMetaObject::Connection m_statsWatch;
    bool m_mayShowStart = true; ///< until a server was ready: later breaks must not take the composer away
};

} // namespace hanga
