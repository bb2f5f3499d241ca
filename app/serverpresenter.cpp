#include "app/serverpresenter.h"

#include "settings/settings.h"
#include "ui/composer/composerpane.h"
#include "ui/messages/messagespanel.h"
#include "ui/server/connectionstatus.h"
#include "ui/server/serverbutton.h"
#include "ui/server/startpage.h"

namespace hanga {

ServerPresenter::ServerPresenter(ServerChoice &servers, const Widgets &widgets, Settings &settings)
    : m_servers(servers), m_widgets(widgets), m_settings(settings)
{
    wire();
    showState();
}

void ServerPresenter::wire()
{
    connect(&m_servers, &ServerChoice::currentChanged, this, &ServerPresenter::watchCurrent);
    connect(&m_servers, &ServerChoice::stateChanged, this, &ServerPresenter::showState);
    connect(&m_servers, &ServerChoice::demoFailed, &m_widgets.start, &StartPage::showError);

    connect(&m_widgets.start, &StartPage::connectRequested, this, &ServerPresenter::connectTo);
    connect(&m_widgets.start, &StartPage::demoRequested, &m_servers, &ServerChoice::openDemo);
    connect(&m_widgets.start, &StartPage::lookAgainRequested, this, &ServerPresenter::connectToLast);
    connect(&m_widgets.start, &StartPage::openWorkflowRequested, this, &ServerPresenter::openWorkflowRequested);

    connect(&m_widgets.button, &ServerButton::connectRequested, this, &ServerPresenter::connectTo);
    connect(&m_widgets.button, &ServerButton::otherServerRequested, this, &ServerPresenter::startPageWanted);
    connect(&m_widgets.button, &ServerButton::demoRequested, &m_servers, &ServerChoice::openDemo);
    connect(&m_widgets.button, &ServerButton::disconnectRequested, this, [this] {
        m_servers.leave();
        Q_EMIT startPageWanted();
    });
    connect(&m_widgets.button, &ServerButton::retryRequested, this, [this] {
        if (auto *server = m_servers.current())
            server->retryNow();
    });
}

void ServerPresenter::connectToLast()
{
    if (const auto profile = ServerProfile::fromAddress(m_settings.serverAddress))
        connectTo(*profile);
    else
        m_widgets.start.showError(profile.error());
}

void ServerPresenter::connectTo(const ServerProfile &profile)
{
    m_mayShowStart = true;
    m_widgets.start.showConnecting();
    m_servers.connectTo(profile);
}

void ServerPresenter::watchCurrent()
{
    disconnect(m_catalogWatch);
    disconnect(m_statsWatch);
    ServerConnection *server = m_servers.current();
    m_widgets.messages.watch(server ? &server->socket() : nullptr);
    if (!server)
        return;
    const auto passCatalog = [this, server] {
        m_widgets.composer.setCatalog(server->catalog());
        Q_EMIT catalogChanged(server->catalog());
    };
    m_catalogWatch = connect(server, &ServerConnection::catalogChanged, this, passCatalog);
    m_statsWatch = connect(server, &ServerConnection::statsChanged, this, &ServerPresenter::showState);
    if (!server->catalog().isEmpty())
        passCatalog();
}

void ServerPresenter::showState()
{
    const ServerConnection *server = m_servers.current();
    const ServerStatus status = server ? ServerStatus::of(*server, m_servers.isDemo()) : ServerStatus();
    m_widgets.button.showStatus(status);
    m_widgets.status.showStatus(status);
    m_widgets.composer.setServerReady(status.isReady());
    if (server)
        Q_EMIT readyChanged(server->profile().id, status.isReady());
    if (status.isReady()) {
        m_mayShowStart = false;
        rememberCurrent();
        Q_EMIT createPageWanted();
    } else if (server && status.error && m_mayShowStart) {
        m_widgets.start.showLooked(status.address, *status.error);
        Q_EMIT noServerAnswers();
    }
}

void ServerPresenter::rememberCurrent()
{
    if (m_servers.isDemo())
        return;
    const QString address = m_servers.current()->profile().address();
    m_settings.serverAddress = address;
    m_settings.recentServers.removeAll(address);
    m_settings.recentServers.prepend(address);
    constexpr qsizetype most = 8;
    m_settings.recentServers.resize(std::min(m_settings.recentServers.size(), most));
    QList<ServerProfile> recent;
    for (const QString &known : m_settings.recentServers) {
        if (auto profile = ServerProfile::fromAddress(known))
            recent.append(*profile);
    }
    m_widgets.button.setRecent(recent);
}

} // namespace hanga
