#pragma once

#include <QNetworkProxyFactory>

namespace hanga {

/// The system's proxies, but none for this very machine, whatever the system says.
class ProxyRules final : public QNetworkProxyFactory
{
public:
    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
    /// For a WebSocket, which takes one proxy and asks no factory.
    [[nodiscard]] static QNetworkProxy forWebSocket(const QUrl &url);
};

} // namespace hanga
