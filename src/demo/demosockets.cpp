#include "demo/demosockets.h"

#include "demo/demojson.h"
#include "json/document.h"

#include <QUrlQuery>
#include <QUuid>
#include <QWebSocket>

#include <utility>

namespace hanga {

DemoSockets::DemoSockets(QObject *parent) : QObject(parent) {}

DemoSockets::~DemoSockets()
{
    for (QWebSocket *socket : findChildren<QWebSocket *>(QString(), Qt::FindDirectChildrenOnly)) {
        socket->disconnect(this);
        socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    }
}

void DemoSockets::add(std::unique_ptr<QWebSocket> owned)
{
    QWebSocket *socket = owned.release();
    socket->setParent(this);
    QString clientId = QUrlQuery(socket->requestUrl()).queryItemValue(QStringLiteral("clientId"), QUrl::FullyDecoded);
    if (clientId.isEmpty())
        clientId = QUuid::createUuid().toString(QUuid::Id128);
    m_clients.insert(clientId, {socket, json::Value()});
    connect(socket, &QWebSocket::disconnected, this, [this, socket, clientId] {
        m_clients.remove(clientId); // whoever holds the name by now
        socket->deleteLater();
    });
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, socket, clientId, first = true](const QString &message) mutable {
                if (std::exchange(first, false))
                    readText(socket, clientId, message);
            });
    Q_EMIT opened(clientId);
}

/// Only the very first message counts, and only as feature flags; everything else that a client says is ignored.
void DemoSockets::readText(QWebSocket *socket, const QString &clientId, const QString &message)
{
    const auto value = json::parse(message.toUtf8());
    const auto client = m_clients.find(clientId);
    if (!value || (*value)["type"].text() != "feature_flags" || client == m_clients.end() || client->socket != socket)
        return;
    client->flags = (*value)["data"];
    send("feature_flags", serverFlags(), clientId);
}

json::Value DemoSockets::serverFlags() const
{
    return demo::object(
        {{"supports_preview_metadata", demo::boolean(true)}, {"max_upload_size", demo::integer(m_maxUploadSize)}});
}

void DemoSockets::setMaxUploadSize(qint64 bytes)
{
    m_maxUploadSize = bytes;
}

bool DemoSockets::wantsPreviewMetadata(const std::optional<QString> &clientId) const
{
    return clientId && m_clients.value(*clientId).flags["supports_preview_metadata"].toBool();
}

void DemoSockets::send(std::string_view type, json::Value data, const std::optional<QString> &clientId)
{
    const QString message = QString::fromLatin1(
        json::writeLikePython(demo::object({{"type", demo::text(type)}, {"data", std::move(data)}})));
    for (auto client = m_clients.cbegin(); client != m_clients.cend(); ++client) {
        if (!clientId || client.key() == *clientId)
            client->socket->sendTextMessage(message);
    }
}

void DemoSockets::sendBinary(const QByteArray &frame, const std::optional<QString> &clientId)
{
    for (auto client = m_clients.cbegin(); client != m_clients.cend(); ++client) {
        if (!clientId || client.key() == *clientId)
            client->socket->sendBinaryMessage(frame);
    }
}

} // namespace hanga
