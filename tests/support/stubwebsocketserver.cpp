#include "support/stubwebsocketserver.h"

#include <QTcpSocket>
#include <QUrlQuery>

namespace hanga::test {

StubWebSocketServer::StubWebSocketServer(QObject *parent)
    : QObject(parent), m_server(QStringLiteral("stub"), QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &StubWebSocketServer::accept);
    // ComfyUI sends without delay; a frame's head alone would wait 40 ms for the client's acknowledgement.
    connect(&m_tcp, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = m_tcp.nextPendingConnection();
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_server.handleConnection(socket);
    });
    m_tcp.listen(QHostAddress::LocalHost);
}

QString StubWebSocketServer::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port());
}

void StubWebSocketServer::listenAgain(quint16 port)
{
    m_tcp.listen(QHostAddress::LocalHost, port);
}

void StubWebSocketServer::stop()
{
    m_tcp.close();
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
