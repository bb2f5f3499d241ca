#include "demo/demoserver.h"

#include "demo/demoexecutor.h"
#include "demo/demojson.h"
#include "demo/demoroutes.h"

#include <QHostAddress>
#include <QHttpServer>
#include <QHttpServerRouterRule>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>

#include <utility>

namespace hanga {
namespace {

bool isLoopback(const QString &host)
{
    return host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback();
}

/// ComfyUI's origin rule: with a loopback Host and an Origin, the two must name the same host and port.
bool isForeign(const QHttpServerRequest &request)
{
    const QUrl host(QStringLiteral("//") + QString::fromLatin1(request.value("host")).toLower());
    const QUrl origin(QString::fromLatin1(request.value("origin")).toLower());
    if (host.host().isEmpty() || origin.host().isEmpty() || !isLoopback(host.host()))
        return false;
    const bool bothHavePorts = host.port() >= 0 && origin.port() >= 0;
    return host.host() != origin.host() || (bothHavePorts && host.port() != origin.port());
}

/// Lets a WebSocket through unless its Origin is foreign; then the request is answered like any other, with 403.
class SocketRule final : public QHttpServerRouterRule
{
public:
    using QHttpServerRouterRule::QHttpServerRouterRule;

protected:
    bool matches(const QHttpServerRequest &request, QRegularExpressionMatch *match) const override
    {
        return !isForeign(request) && QHttpServerRouterRule::matches(request, match);
    }
};

DemoRequest readRequest(const QHttpServerRequest &request)
{
    return {request.method() == QHttpServerRequest::Method::Post,
            request.url().path(QUrl::FullyEncoded).toLatin1(),
            request.query(),
            request.body(),
            request.value("content-type"),
            request.value("if-none-match"),
            request.value("range"),
            request.method() == QHttpServerRequest::Method::Delete};
}

/// Head and body, or a frame's head and its payload, are written one after the other; without this the second waits for
/// the first one's acknowledgement, 40 ms on Linux.
void sendAtOnce(const QHttpServerResponder &responder)
{
    responder.socket()->setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void write(DemoReply reply, QHttpServerResponder &&responder)
{
    QHttpServerResponse response(std::move(reply.type), std::move(reply.body),
                                 QHttpServerResponse::StatusCode(reply.status));
    response.addHeaders(reply.headers);
    response.write(std::move(responder));
}

DemoReply tooLarge(qint64 limit, qint64 size)
{
    DemoReply reply;
    reply.status = 413;
    reply.type = "text/plain; charset=utf-8";
    reply.body = "Maximum request body size " + QByteArray::number(limit) + " exceeded, actual body size " +
                 QByteArray::number(size);
    return reply;
}

} // namespace

/// In the order in which they need each other; torn down in reverse: first nobody can come in, then the work ends.
struct DemoServer::Parts
{
    explicit Parts(const DemoOptions &options)
        : executor(queue, sockets, nodes, files, options.step), templates(options.hasWorkflows),
          maxBodyBytes(options.maxBodyBytes)
    {}

    DemoNodes nodes;
    DemoFiles files;
    DemoQueue queue;
    DemoSockets sockets;
    DemoExecutor executor;
    DemoTemplates templates;
    DemoRoutes routes{queue, executor, sockets, nodes, files, templates};
    qint64 maxBodyBytes;
    QHttpServer http;
};

DemoServer::DemoServer(const DemoOptions &options, QObject *parent)
    : QObject(parent), m_parts(std::make_unique<Parts>(options))
{
    Parts &parts = *m_parts;
    parts.sockets.setMaxUploadSize(options.maxBodyBytes);

    // Without a route that matches, an upgrade is refused; the handler itself must not write a reply.
    for (const char *path : {"/ws", "/api/ws"})
        parts.http.route<SocketRule>(
            QString::fromLatin1(path),
            [](const QHttpServerRequest &, QHttpServerResponder &&responder) { sendAtOnce(responder); });
    // Everything else goes by the raw path: QHttpServer's own patterns do not match %2F.
    parts.http.setMissingHandler([&parts](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
        const qint64 size = request.body().size();
        sendAtOnce(responder);
        if (isForeign(request))
            write({403, QByteArrayLiteral("application/octet-stream"), {}, {}}, std::move(responder));
        else if (size > parts.maxBodyBytes)
            write(tooLarge(parts.maxBodyBytes, size), std::move(responder));
        else
            write(parts.routes.answer(readRequest(request)), std::move(responder));
    });

    const auto statusData = [&parts] {
        return demo::object(
            {{"status", demo::object({{"exec_info", demo::object({{"queue_remaining",
                                                                   demo::integer(parts.queue.remaining())}})}})}});
    };
    connect(&parts.http, &QHttpServer::newWebSocketConnection, this, [&parts] {
        while (parts.http.hasPendingWebSocketConnections())
            parts.sockets.add(parts.http.nextPendingWebSocketConnection());
    });
    connect(&parts.sockets, &DemoSockets::opened, this, [&parts, statusData](const QString &clientId) {
        json::Value status = statusData();
        status.set("sid", demo::text(clientId));
        parts.sockets.send("status", status, clientId);
        if (const QString node = parts.executor.nodeOf(clientId); !node.isEmpty())
            parts.sockets.send("executing", demo::object({{"node", demo::text(node)}}), clientId);
    });
    connect(&parts.queue, &DemoQueue::changed, this,
            [&parts, statusData] { parts.sockets.send("status", statusData(), std::nullopt); });
}

DemoServer::~DemoServer() = default;

Result<quint16> DemoServer::listen(quint16 port)
{
    auto tcp = std::make_unique<QTcpServer>();
    if (!tcp->listen(QHostAddress::LocalHost, port))
        return failure(Error::Kind::NotReached, {QStringLiteral("127.0.0.1:%1").arg(port), tcp->errorString()});
    m_port = tcp->serverPort();
    m_parts->http.bind(tcp.release()); // takes it over
    return m_port;
}

QUrl DemoServer::url() const
{
    return m_port ? QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)) : QUrl();
}

} // namespace hanga
