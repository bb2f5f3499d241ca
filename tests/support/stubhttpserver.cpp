#include "support/stubhttpserver.h"

#include <QTcpSocket>

#include <memory>
#include <optional>

namespace hanga::test {

namespace {

/// Takes one whole request from the front of \a bytes.
std::optional<StubRequest> takeRequest(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    StubRequest request;
    request.head = bytes.left(end + 2);
    const QByteArray lower = request.head.toLower();
    qsizetype length = 0;
    if (const qsizetype at = lower.indexOf("content-length:"); at >= 0)
        length = lower.mid(at + 15, lower.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
    if (bytes.size() < end + 4 + length)
        return {};
    request.body = bytes.mid(end + 4, length);
    bytes.remove(0, end + 4 + length);
    const QList<QByteArray> words = request.head.left(request.head.indexOf("\r\n")).split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    return request;
}

} // namespace

StubAnswer answer(int status, const QByteArray &contentType, const QByteArray &body, const QByteArray &moreHeaders)
{
    return {"HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: " + contentType +
            "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + moreHeaders + "\r\n" + body};
}

StubAnswer jsonAnswer(const QByteArray &json, int status)
{
    return answer(status, "application/json; charset=utf-8", json);
}

StubHttpServer::StubHttpServer(Handler handler, QObject *parent) : QObject(parent), m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &StubHttpServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

QString StubHttpServer::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port());
}

void StubHttpServer::accept()
{
    QTcpSocket *socket = m_server.nextPendingConnection();
    ++m_connections;
    if (!m_banner.isEmpty())
        socket->write(m_banner);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    auto bytes = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, bytes] {
        *bytes += socket->readAll();
        while (const auto request = takeRequest(*bytes)) {
            m_requests.append(*request);
            const StubAnswer answer = m_handler(*request);
            socket->write(answer.bytes);
            if (answer.closes) {
                socket->disconnectFromHost();
                return;
            }
        }
    });
}

} // namespace hanga::test
