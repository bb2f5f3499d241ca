#include "support/stubcomfy.h"

#include <QHttpServerRequest>
#include <QTcpSocket>
#include <QUrlQuery>

namespace hanga::test {

StubComfy::StubComfy(QObject *parent) : QAbstractHttpServer(parent)
{
    setAnswer("/api/system_stats", jsonAnswer(R"({"system":{"os":"posix","comfyui_version":"0.3.64"},"devices":[]})"));
    setAnswer("/api/object_info", jsonAnswer(R"({"KSampler":{"input":{"required":{"seed":["INT",{"min":0}]}},
        "output":["LATENT"],"name":"KSampler","display_name":"KSampler","output_node":false}})"));
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &StubComfy::accept);
    m_port = quint16(listen(QHostAddress::LocalHost));
}

StubComfy::~StubComfy()
{
    disconnect(this, nullptr, this, nullptr);
}

QString StubComfy::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

void StubComfy::accept()
{
    QWebSocket *socket = nextPendingWebSocketConnection().release();
    socket->setParent(this);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    m_newest = socket;
    ++m_sockets;
    const QString sid = QUrlQuery(socket->requestUrl()).queryItemValue(QStringLiteral("clientId"));
    send(QStringLiteral(R"({"type":"status","data":{"status":{"exec_info":{"queue_remaining":0}},"sid":"%1"}})")
             .arg(sid));
}

bool StubComfy::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    const QByteArray path = request.url().path().toUtf8();
    ++m_asked[path];
    // An upgrade comes through here first; only silence lets it go on.
    if (path == "/ws" && !m_answers.contains(path))
        return true;
    const StubAnswer found =
        m_answers.contains(path) ? m_answers.value(path) : answer(404, "text/plain", "404: Not Found");
    socket->write(found.bytes);
    if (found.closes)
        socket->disconnectFromHost();
    return true;
}

void StubComfy::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

} // namespace hanga::test
