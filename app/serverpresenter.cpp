#include "app/serverpresenter.h"

#include "base/background.h"
#include "settings/settings.h"
#include "ui/composer/composerpane.h"
#include "ui/messages/messagespanel.h"
#include "ui/server/connectionstatus.h"
#include "ui/server/serverbutton.h"
#include "ui/server/startpage.h"
#include "workflow/catalogchanges.h"

namespace hanga {

ServerPresenter::ServerPresenter(ServerChoice &servers, const Widgets &widgets, Settings &settings,
                                 const CatalogCache &catalogs)
    : m_servers(servers), m_widgets(widgets), m_settings(settings), m_catalogs(catalogs)
{
    wire();
    showRecent();
    showState();
}

void ServerPresenter::wire()
{
    connect(&m_servers, &ServerChoice::currentChanged, this, &ServerPresenter::watchCurrent);
    connect(&m_servers, &ServerChoice::stateChanged, this, &ServerPresenter::showState);
    connect(&m_servers, &ServerChoice::demoFailed, this, [this] {
        m_isAwaiting = false;
        m_widgets.start.showConnected();
    });
    connect(&m_widgets.start, &StartPage::connectRequested, this, &ServerPresenter::connectTo);
    connect(&m_widgets.start, &StartPage::demoRequested, this, &ServerPresenter::openDemo);
    connect(&m_widgets.start, &StartPage::lookAgainRequested, this, &ServerPresenter::retry);
    connect(&m_widgets.start, &StartPage::openWorkflowRequested, this, &ServerPresenter::openWorkflowRequested);
    connect(&m_widgets.start, &StartPage::continueRequested, this, &ServerPresenter::createPageWanted);

    connect(&m_widgets.button, &ServerButton::connectRequested, this, &ServerPresenter::connectTo);
    connect(&m_widgets.button, &ServerButton::otherServerRequested, this, &ServerPresenter::chooseServer);
    connect(&m_widgets.button, &ServerButton::demoRequested, this, &ServerPresenter::openDemo);
    connect(&m_widgets.button, &ServerButton::disconnectRequested, this, [this] {
        m_servers.leave();
        chooseServer();
    });
    connect(&m_widgets.button, &ServerButton::retryRequested, this, &ServerPresenter::retry);
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
    m_servers.connectTo(profile);
    await();
    showState(); // it may be the one that is ready already
}

void ServerPresenter::openDemo()
{
    await();
    m_servers.openDemo();
    showState();
}

void ServerPresenter::chooseServer()
{
    m_isAwaiting = false;
    Q_EMIT startPageWanted();
}

void ServerPresenter::await()
{
    m_isAwaiting = true;
    m_widgets.start.showConnecting();
}

void ServerPresenter::retry()
{
    ServerConnection *server = m_servers.current();
    if (!server)
        return connectToLast();
    await();
    server->retryNow();
}

void ServerPresenter::watchCurrent()
{
    disconnect(m_catalogWatch);
    disconnect(m_statsWatch);
    disconnect(m_refreshWatch);
    m_before.reset();
    ServerConnection *server = m_servers.current();
    m_widgets.messages.watch(server ? &server->socket() : nullptr);
    if (!server)
        return;
    m_looksForCatalog = !m_servers.isDemo(); // which is another one, at another address, each time
    if (m_looksForCatalog)
        server->info().keepCatalogIn(m_catalogs);
    m_catalogWatch = connect(server, &ServerConnection::catalogChanged, this, [this, server] { takeCatalog(*server); });
    m_refreshWatch = connect(server, &ServerConnection::catalogRefreshFailed, this, [this](const Error &error) {
        m_before.reset();
        Q_EMIT refreshFailed(error);
    });
    m_statsWatch = connect(server, &ServerConnection::statsChanged, this, &ServerPresenter::showState);
    if (!server->catalog().isEmpty())
        showCatalog(server->catalog(), *server);
}

void ServerPresenter::takeCatalog(const ServerConnection &server)
{
    showCatalog(server.catalog(), server);
    const std::optional<NodeCatalog> before = std::exchange(m_before, std::nullopt);
    if (!before)
        return;
    runInBackground(
        this, [before = *before, after = server.catalog()] { return changesText(catalogChanges(before, after)); },
        [this](const QString &news) { Q_EMIT refreshed(news); });
}

void ServerPresenter::showCatalog(const NodeCatalog &catalog, const ServerConnection &server)
{
    m_widgets.composer.setCatalog(catalog);
    Q_EMIT catalogChanged(catalog, server.profile().name);
}

void ServerPresenter::refresh()
{
    ServerConnection *server = m_servers.current();
    if (!server || server->state() != ServerConnection::State::Ready)
        return retry(); // a server that comes back is asked anyway
    m_before = server->catalog();
    server->refreshCatalog();
}

void ServerPresenter::showState()
{
    const ServerConnection *server = m_servers.current();
    const ServerStatus status = server ? ServerStatus::of(*server, m_servers.isDemo()) : ServerStatus();
    m_widgets.button.showStatus(status);
    m_widgets.status.showStatus(status);
    m_widgets.composer.setServerReady(status.isReady());
    if (server && status.state == ServerConnection::State::Broken)
        useKeptCatalog(*server);
    if (server)
        Q_EMIT readyChanged(server->profile().id, status.isReady());
    if (status.isReady()) {
        rememberCurrent();
        m_widgets.start.showConnected();
        if (std::exchange(m_isAwaiting, false))
            Q_EMIT createPageWanted();
    } else if (m_isAwaiting && status.error && status.state == ServerConnection::State::Broken) {
        m_widgets.start.showLooked(status.address, *status.error);
    }
}

void ServerPresenter::useKeptCatalog(const ServerConnection &server)
{
    if (!server.catalog().isEmpty() || !std::exchange(m_looksForCatalog, false))
        return;
    m_catalogs.find(server.profile().address(), this, [this, id = server.profile().id](const NodeCatalog &kept) {
        const ServerConnection *current = m_servers.current();
        if (!current || current->profile().id != id || !current->catalog().isEmpty())
            return;
        showCatalog(kept, *current);
    });
}

void ServerPresenter::rememberCurrent()
{
    if (m_servers.isDemo())
        return;
    const QString address = m_servers.current()->profile().address();
    m_settings.serverAddress = address;
    m_settings.addRecentServer(address);
    showRecent();
}

void ServerPresenter::showRecent()
{
    QList<ServerProfile> recent;
    for (const QString &known : m_settings.recentServers) {
        if (auto profile = ServerProfile::fromAddress(known))
            recent.append(*profile);
    }
    m_widgets.button.setRecent(recent);
}

} // namespace hanga
