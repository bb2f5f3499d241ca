#include "support/faultproxy.h"

#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <limits>

#include <sys/socket.h>

namespace hanga::test {

/// One client and the server's end that belongs to it.
class FaultProxy::Lane final : public QObject
{
public:
    Lane(FaultProxy &proxy, QTcpSocket *client);
    ~Lane() override
    {
        m_client->disconnect(this);
        m_server.disconnect(this);
    }

    void cut();
    void stall() { m_isStalled = true; }

private:
    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket m_server;
    QTimer m_timer;
    QByteArray m_waiting; ///< from the server, not yet passed
    qint64 m_passed = 0;
    qint64 m_headBytes = -1; ///< of the first answer; -1: its end has not come yet
    bool m_isStalled = false;
    bool m_serverLeft = false;

    void pass();
    void passOnce();
    void look(const QByteArray &piece);
    [[nodiscard]] qint64 allowed() const;
};

FaultProxy::Lane::Lane(FaultProxy &proxy, QTcpSocket *client) : QObject(&proxy), m_proxy(proxy), m_client(client)
{
    client->setParent(this);
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1); // each piece a segment of its own
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Lane::passOnce);
    const auto forward = [this] {
        if (!m_isStalled && m_server.state() == QAbstractSocket::ConnectedState)
            m_server.write(m_client->readAll());
    };
    connect(client, &QTcpSocket::readyRead, this, forward);
    connect(&m_server, &QTcpSocket::connected, this, forward);
    connect(&m_server, &QTcpSocket::readyRead, this, [this] {
        m_waiting += m_server.readAll();
        pass();
    });
    connect(&m_server, &QTcpSocket::disconnected, this, [this] {
        m_serverLeft = true;
        pass();
    });
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_server.state() != QAbstractSocket::ConnectedState)
            m_serverLeft = true;
        pass();
    });
    connect(client, &QTcpSocket::disconnected, this, [this] {
        m_server.abort();
        deleteLater();
    });
    m_server.connectToHost(QHostAddress::LocalHost, proxy.m_targetPort);
}

void FaultProxy::Lane::pass()
{
    if (!m_timer.isActive() && !m_isStalled)
        m_timer.start(m_proxy.m_faults.delay);
}

qint64 FaultProxy::Lane::allowed() const
{
    const Faults &faults = m_proxy.m_faults;
    qint64 limit = std::numeric_limits<qint64>::max();
    if (faults.cutAfter)
        limit = std::min(limit, *faults.cutAfter);
    if (faults.stallAfter)
        limit = std::min(limit, *faults.stallAfter);
    if (faults.cutBodyAfter && m_headBytes >= 0)
        limit = std::min(limit, m_headBytes + *faults.cutBodyAfter);
    return limit - m_passed;
}

void FaultProxy::Lane::passOnce()
{
    if (m_isStalled)
        return;
    const Faults &faults = m_proxy.m_faults;
    look(m_waiting);
    qint64 size = std::min<qint64>(m_waiting.size(), std::max<qint64>(allowed(), 0));
    if (faults.sliceBytes > 0)
        size = std::min<qint64>(size, QRandomGenerator::global()->bounded(1, faults.sliceBytes + 1));
    if (size > 0) {
        m_client->write(m_waiting.left(size));
        m_client->flush();
        m_waiting.remove(0, size);
        m_passed += size;
        m_proxy.m_passed += size;
    }
    if (allowed() <= 0) {
        if (faults.stallAfter && m_passed >= *faults.stallAfter)
            stall();
        else
            cut();
    } else if (!m_waiting.isEmpty()) {
        m_timer.start(faults.delay);
    } else if (m_serverLeft) {
        m_client->disconnectFromHost();
    }
}

void FaultProxy::Lane::look(const QByteArray &piece)
{
    if (m_headBytes >= 0)
        return;
    if (const qsizetype end = piece.indexOf("\r\n\r\n"); end >= 0)
        m_headBytes = m_passed + end + 4;
}

void FaultProxy::Lane::cut()
{
    if (!m_proxy.m_faults.resets) {
        m_client->disconnectFromHost();
        return;
    }
    const linger now{1, 0}; // a close with nothing to linger for is a reset
    ::setsockopt(int(m_client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    m_client->abort();
}

FaultProxy::FaultProxy(quint16 targetPort, QObject *parent) : QObject(parent), m_targetPort(targetPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
    m_server.listen(QHostAddress::LocalHost);
}

FaultProxy::~FaultProxy()
{
    for (const auto &lane : m_lanes)
        delete lane;
}

QString FaultProxy::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port());
}

void FaultProxy::setFaults(const Faults &faults)
{
    m_faults = faults;
}

void FaultProxy::accept()
{
    QTcpSocket *client = m_server.nextPendingConnection();
    ++m_connections;
    if (m_faults.refuses) {
        client->abort();
        client->deleteLater();
        return;
    }
    m_lanes.append(new Lane(*this, client));
}

void FaultProxy::cutAll()
{
    for (const auto &lane : m_lanes) {
        if (lane)
            lane->cut();
    }
}

void FaultProxy::stallAll()
{
    for (const auto &lane : m_lanes) {
        if (lane)
            lane->stall();
    }
}

} // namespace hanga::test
