#pragma once

#include "json/value.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <string_view>

class QWebSocket;

namespace hanga {

/// The WebSockets of a demo server, each under its clientId, with ComfyUI's own weakness (issue 16010 there): a second
/// connection with the same clientId takes over, and when the first one closes, the second is forgotten although it
/// stays open. Lives on the server's thread; owns the sockets.
class DemoSockets final : public QObject
{
    Q_OBJECT

public:
    explicit DemoSockets(QObject *parent = nullptr);
    ~DemoSockets() override;

    void add(std::unique_ptr<QWebSocket> socket);
    /// To the socket of \a clientId, if it is there, or to all.
    void send(std::string_view type, json::Value data, const std::optional<QString> &clientId);
    void sendBinary(const QByteArray &frame, const std::optional<QString> &clientId);
    /// The client said that it reads previews of type 4.
    [[nodiscard]] bool wantsPreviewMetadata(const std::optional<QString> &clientId) const;

    /// The answer to a client's feature flags, and GET /features.
    [[nodiscard]] json::Value serverFlags() const;
    void setMaxUploadSize(qint64 bytes);

Q_SIGNALS:
    void opened(const QString &clientId); ///< what is sent now is the connection's first message

private:
    struct Client
    {
        QWebSocket *socket = nullptr;
        json::Value flags;
    };
    void readText(QWebSocket *socket, const QString &clientId, const QString &message);

    QHash<QString, Client> m_clients;
    qint64 m_maxUploadSize = 0;
};

} // namespace hanga
