#include "server/serverconnection.h"

#include "server/proxyrules.h"
#include "server/replyjudge.h"

#include <QUuid>

namespace hanga {

namespace {

/// Answers of HTTP or of nothing at all are told apart better by HTTP itself.
bool hasBetterWitness(const Error &socketError)
{
    return socketError.kind == Error::Kind::SignInNeeded || socketError.kind == Error::Kind::Blocked ||
           socketError.kind == Error::Kind::NotComfyUi || isClosedWithoutAnswer(socketError);
}

} // namespace

ServerConnection::ServerConnection(const ServerProfile &profile, QObject *parent, const ServerTimes &times)
    : QObject(parent), m_profile(profile),
      m_socket(profile, QUuid::createUuid().toString(QUuid::WithoutBraces), nullptr, times.socket),
      m_prompts(profile, m_network, nullptr, times.http),
      m_files(profile, m_network, nullptr, {times.http.connect, times.http.stall, ViewService::defaultLimits.body}),
      m_info(profile, m_network, nullptr, times.http), m_workflows(profile, m_network, nullptr, times.http),
      m_pace(times.firstInfoRetry), m_times(times)
{
    m_network.setProxyFactory(new ProxyRules); // which the manager owns
    m_infoRetry.setSingleShot(true);
    connect(&m_infoRetry, &QTimer::timeout, this, &ServerConnection::askStatsAgain);
    connect(&m_socket, &EventSocket::stateChanged, this, &ServerConnection::followSocket);
    connect(&m_socket, &EventSocket::failed, this, &ServerConnection::socketFailed);
    connect(&m_socket, &EventSocket::eventReceived, this, &ServerConnection::readEvent);
}

ServerConnection::~ServerConnection()
{
    m_socket.disconnect(this);
}

void ServerConnection::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state == State::Ready || state == State::Closed)
        m_error.reset();
    Q_EMIT stateChanged(state);
}

void ServerConnection::open()
{
    if (m_state != State::Closed)
        return;
    setState(State::Connecting);
    m_socket.open();
}

void ServerConnection::close()
{
    forgetInfo();
    m_statsCall.cancel();
    m_catalogCall.cancel();
    setState(State::Closed);
    m_socket.close();
}

void ServerConnection::retryNow()
{
    if (m_state != State::Broken)
        return;
    m_infoRetry.stop();
    setState(State::Reconnecting);
    if (m_socket.state() == EventSocket::State::Open)
        askStats();
    else
        m_socket.open();
}

void ServerConnection::followSocket(EventSocket::State state)
{
    if (m_state == State::Closed)
        return;
    if (state == EventSocket::State::Opening) {
        forgetInfo();
        if (m_state != State::Connecting)
            setState(State::Reconnecting);
        askStats();
    } else if (state == EventSocket::State::Open) {
        m_socketError.reset();
        if (m_hasStats || m_isAskingStats)
            becomeReady();
        else
            askStatsAgain(); // they failed before the socket stood
    }
}

void ServerConnection::forgetInfo()
{
    m_infoRetry.stop();
    m_hasStats = false;
    m_isCatalogFresh = false;
}

void ServerConnection::socketFailed(const Error &error)
{
    if (m_isAskingStats && hasBetterWitness(error))
        m_socketError = error;
    else if (!m_statsError)
        breakWith(error);
}

void ServerConnection::breakWith(const Error &error)
{
    m_error = error;
    setState(State::Broken);
}

void ServerConnection::askStats()
{
    m_statsError.reset();
    if (m_isAskingStats)
        return;
    m_isAskingStats = true;
    m_statsCall = m_info.fetchSystemStats(this, [this](const Result<SystemStats> &stats) {
        m_isAskingStats = false;
        if (m_state == State::Closed)
            return;
        // Cancelled by a close() that an open() has followed.
        if (!stats && stats.error().kind == Error::Kind::Cancelled)
            askStats();
        else
            takeStats(stats);
    });
}

void ServerConnection::askStatsAgain()
{
    setState(State::Reconnecting);
    askStats();
}

void ServerConnection::takeStats(const Result<SystemStats> &stats)
{
    if (!stats) {
        m_statsError = stats.error();
        infoFailed(stats.error());
        return;
    }
    m_hasStats = true;
    m_stats = *stats;
    Q_EMIT statsChanged();
    if (const auto socketError = std::exchange(m_socketError, {}))
        breakWith(*socketError);
    else
        becomeReady();
}

void ServerConnection::infoFailed(const Error &error)
{
    m_socketError.reset();
    breakWith(error);
    const bool needsAPerson = error.kind == Error::Kind::SignInNeeded || error.kind == Error::Kind::Blocked;
    if (needsAPerson)
        m_socket.close();
    else if (m_socket.state() == EventSocket::State::Open)
        m_infoRetry.start(m_pace.next(m_times.socket.longRetryCap));
}

void ServerConnection::becomeReady()
{
    if (m_socket.state() != EventSocket::State::Open || !m_hasStats)
        return;
    if (!m_isCatalogFresh)
        askCatalog();
    if (!m_catalog.isEmpty()) {
        m_pace.restart();
        setState(State::Ready);
    }
}

void ServerConnection::refreshCatalog()
{
    if (m_state != State::Ready || m_isRefreshing)
        return;
    m_isRefreshing = true;
    askCatalog();
}

void ServerConnection::askCatalog()
{
    if (m_isAskingCatalog)
        return;
    m_isAskingCatalog = true;
    m_catalogCall = m_info.fetchCatalog(this, [this](const Result<NodeCatalog> &catalog) { takeCatalog(catalog); });
}

void ServerConnection::takeCatalog(const Result<NodeCatalog> &catalog)
{
    m_isAskingCatalog = false;
    const bool wasRefresh = std::exchange(m_isRefreshing, false);
    if (catalog && !catalog->isEmpty() && m_state != State::Closed) {
        m_isCatalogFresh = true;
        m_catalog = *catalog;
        Q_EMIT catalogChanged();
        becomeReady();
        return;
    }
    const Error without{Error::Kind::ReplyUnreadable, {m_profile.address(), QStringLiteral("{}")}, {}};
    const Error error = catalog ? without : catalog.error();
    if (wasRefresh)
        Q_EMIT catalogRefreshFailed(error);
    if (m_state == State::Closed)
        return;
    if (error.kind == Error::Kind::Cancelled)
        becomeReady();
    else if (m_catalog.isEmpty())
        infoFailed(error);
}

void ServerConnection::readEvent(const Event &event)
{
    if (const auto *status = std::get_if<StatusEvent>(&event)) {
        if (status->sid)
            m_sid = *status->sid;
        if (m_queueRemaining != status->queueRemaining) {
            m_queueRemaining = status->queueRemaining;
            Q_EMIT queueRemainingChanged(m_queueRemaining);
        }
    }
    Q_EMIT eventReceived(event);
}

} // namespace hanga
