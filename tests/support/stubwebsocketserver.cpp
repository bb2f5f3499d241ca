#include "support/stubwebsocketserver.h"

#include <QUrlQuery>

namespace hanga::test {

StubWebSocketServer::StubWebSocketServer(QObject *parent)
    : QObject(parent), m_server(QStringLiteral("stub"), QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &StubWebSocketServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

QString StubWebSocketServer::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port());
}

void StubWebSocketServer::listenAgain(quint16 port)
{
    m_server.listen(QHostAddress::LocalHost, port);
}

void StubWebSocketServer::stop()
{
    m_server.close();
    for (const auto &socket : m_sockets) {
        if (socket)
            socket->abort();
    }
}

void StubWebSocketServer::accept()
{
    QWebSocket *socket = m_server.nextPendingConnection();
    socket->setParent(this);
    ++m_connections;
    m_newest = socket;
    m_sockets.append(socket);
    m_clientIds.append(QUrlQuery(socket->requestUrl()).queryItemValue(QStringLiteral("clientId")));
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { m_received.append(text); });
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    if (!m_greeting.isEmpty())
        socket->sendTextMessage(m_greeting);
}

} // namespace hanga::test
