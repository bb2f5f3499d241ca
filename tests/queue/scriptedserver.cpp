#include "scriptedserver.h"

#include <QFile>
#include <QTcpSocket>

namespace hanga::test {

ScriptedServer::ScriptedServer(Script script, QObject *parent)
    : QObject(parent), m_webSockets(QStringLiteral("scripted"), QWebSocketServer::NonSecureMode),
      m_script(std::move(script))
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        m_socket = m_webSockets.nextPendingConnection();
        ++m_sockets;
        send(R"({"type":"status","data":{"status":{"exec_info":{"queue_remaining":0}},"sid":"scripted"}})");
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
}

QString ScriptedServer::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

void ScriptedServer::send(const QByteArray &text)
{
    if (m_socket)
        m_socket->sendTextMessage(QString::fromUtf8(text));
}

void ScriptedServer::sendFrame(const QByteArray &binary)
{
    if (m_socket)
        m_socket->sendBinaryMessage(binary);
}

void ScriptedServer::cutSocket()
{
    if (m_socket)
        m_socket->abort();
}

qsizetype ScriptedServer::count(const QByteArray &method, const QByteArray &target) const
{
    return std::ranges::count_if(
        m_requests, [&](const StubRequest &request) { return request.method == method && request.target == target; });
}

void ScriptedServer::accept()
{
    while (QTcpSocket *connection = m_server.nextPendingConnection()) {
        connect(connection, &QTcpSocket::readyRead, this, [this, connection] { read(connection); });
        connect(connection, &QTcpSocket::disconnected, connection, &QObject::deleteLater);
    }
}

void ScriptedServer::read(QTcpSocket *connection)
{
    const QByteArray all = connection->peek(connection->bytesAvailable());
    const qsizetype headEnd = all.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = all.left(headEnd + 4);
    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    if (line.value(1).startsWith("/ws")) {
        connection->disconnect(this);
        m_webSockets.handleConnection(connection);
        return;
    }
    const qsizetype lengthAt = head.toLower().indexOf("content-length:");
    const qsizetype length =
        lengthAt < 0 ? 0 : head.mid(lengthAt + 15, head.indexOf('\r', lengthAt) - lengthAt - 15).trimmed().toLongLong();
    if (all.size() < head.size() + length)
        return;
    connection->read(head.size());
    QByteArray target = line.value(1);
    if (target.startsWith("/api/"))
        target = target.mid(4);
    answerTo(connection, {line.value(0), target, head, connection->read(length)});
}

void ScriptedServer::answerTo(QTcpSocket *connection, const StubRequest &request)
{
    m_requests.append(request);
    const auto scripted = m_script ? m_script(request) : std::nullopt;
    const StubAnswer answer = scripted.value_or(idleAnswer(request));
    if (answer.bytes.isEmpty() && answer.closes)
        return connection->abort();
    connection->write(answer.bytes);
    if (answer.closes)
        connection->disconnectFromHost();
}

StubAnswer ScriptedServer::idleAnswer(const StubRequest &request)
{
    if (request.target == "/system_stats")
        return jsonAnswer(R"({"system":{"comfyui_version":"0.3.64","os":"posix"},"devices":[]})");
    if (request.target == "/object_info") {
        QFile file(QStringLiteral(HANGA_TEST_DATA "/transcripts/object_info.json"));
        return jsonAnswer(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("{}"));
    }
    if (request.target == "/queue" && request.method == "GET")
        return jsonAnswer(R"({"queue_running":[],"queue_pending":[]})");
    if (request.target == "/prompt" && request.method == "GET")
        return jsonAnswer(R"({"exec_info":{"queue_remaining":0}})");
    return jsonAnswer("{}");
}

} // namespace hanga::test
