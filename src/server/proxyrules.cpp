#include "server/proxyrules.h"

#include "server/profile.h"

namespace hanga {

QList<QNetworkProxy> ProxyRules::queryProxy(const QNetworkProxyQuery &query)
{
    if (ServerProfile{{}, {}, query.url()}.isLoopback())
        return {QNetworkProxy::NoProxy};
    return systemProxyForQuery(query);
}

QNetworkProxy ProxyRules::forWebSocket(const QUrl &url)
{
    // Asked as HTTP: nobody sets a proxy for the scheme "ws".
    QUrl http = url;
    http.setScheme(url.scheme() == u"wss" ? QStringLiteral("https") : QStringLiteral("http"));
    ProxyRules rules;
    return rules.queryProxy(QNetworkProxyQuery(http)).value(0, QNetworkProxy::NoProxy);
}

} // namespace hanga
