#include "app/serverchoice.h"

#include "demo/demoserver.h"
#include "queue/jobqueue.h"

#include <algorithm>

namespace hanga {

namespace {

/// Slow enough to see the preview and to try Pause and Cancel.
constexpr std::chrono::milliseconds demoStep{60};

} // namespace

ServerChoice::ServerChoice(JobQueue &queue, QObject *parent) : QObject(parent), m_queue(queue)
{
    // Queued: a connection must not go while it is telling us of the job's end.
    connect(&m_queue, &JobQueue::jobChanged, this, &ServerChoice::closeUnneeded, Qt::QueuedConnection);
    connect(&m_queue, &JobQueue::restored, this, &ServerChoice::followRestored);
}

ServerChoice::~ServerChoice()
{
    for (const auto &connection : m_connections)
        m_queue.removeServer(connection->profile().id);
}

void ServerChoice::connectTo(const ServerProfile &profile)
{
    if (auto *known = find(profile.id)) {
        choose(known);
        known->retryNow();
        return;
    }
    ServerConnection &connection = add(profile);
    choose(&connection);
    connection.open();
}

ServerConnection &ServerChoice::add(const ServerProfile &profile)
{
    auto &connection = *m_connections.emplace_back(std::make_unique<ServerConnection>(profile));
    connect(&connection, &ServerConnection::stateChanged, this, [this, &connection] {
        if (m_current == &connection)
            Q_EMIT stateChanged();
    });
    m_queue.addServer(connection);
    return connection;
}

void ServerChoice::followRestored()
{
    if (!m_target.isEmpty())
        m_queue.moveHeld({}, m_target); // held for nobody when the last run ended
    const QList<JobId> jobs = m_queue.order();
    for (const JobId &id : jobs) {
        const Job *job = m_queue.find(id);
        if (job->state == JobState::Held || isEnd(job->state) || find(job->server))
            continue;
        // The built-in demo of an earlier run has no address.
        if (const auto profile = ServerProfile::fromAddress(job->server.text()); profile && profile->id == job->server)
            add(*profile).open();
    }
}

void ServerChoice::openDemo()
{
    if (!m_demo) {
        m_demo = std::make_unique<DemoServer>(DemoOptions{demoStep});
        if (const auto port = m_demo->listen(); !port) {
            m_demo.reset();
            Q_EMIT demoFailed(port.error());
            return;
        }
    }
    auto profile = ServerProfile::fromAddress(m_demo->url().toString());
    if (!profile) {
        Q_EMIT demoFailed(profile.error());
        return;
    }
    profile->name = tr("Built-in demo");
    profile->id = ServerId(QStringLiteral("demo")); // its port is another one at each start
    m_demoId = profile->id;
    connectTo(*profile);
}

void ServerChoice::leave()
{
    // Held for nobody, so that nothing more is sent there; the server that is chosen next gets them.
    m_queue.moveHeld(m_target, {});
    m_target = {};
    choose(nullptr);
}

ServerConnection *ServerChoice::current() const
{
    return m_current;
}

ServerConnection *ServerChoice::find(const ServerId &id) const
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&id](const auto &connection) { return connection->profile().id == id; });
    return found == m_connections.end() ? nullptr : found->get();
}

bool ServerChoice::isDemo() const
{
    return m_current && m_current->profile().id == m_demoId;
}

void ServerChoice::choose(ServerConnection *connection)
{
    if (m_current == connection)
        return;
    if (connection) {
        const ServerConnection *last = find(m_target);
        if (!last || last->state() != ServerConnection::State::Ready)
            m_queue.moveHeld(m_target, connection->profile().id);
        m_target = connection->profile().id;
    }
    m_current = connection;
    closeUnneeded();
    Q_EMIT currentChanged();
    Q_EMIT stateChanged();
}

void ServerChoice::closeUnneeded()
{
    const auto isNeeded = [this](const ServerConnection &connection) {
        if (&connection == m_current)
            return true;
        const auto jobs = m_queue.order();
        return std::any_of(jobs.begin(), jobs.end(), [this, &connection](const JobId &id) {
            const Job *job = m_queue.find(id);
            return job->server == connection.profile().id && !isEnd(job->state);
        });
    };
    std::erase_if(m_connections, [this, &isNeeded](const auto &connection) {
        if (isNeeded(*connection))
            return false;
        m_queue.removeServer(connection->profile().id);
        return true;
    });
}

} // namespace hanga
