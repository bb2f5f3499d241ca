#include "server/profile.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace hanga {

namespace {

constexpr int comfyPort = 8188;

/// What a person types is turned into a URL with a scheme; QUrl would take "box:8188" for the scheme "box".
QString withScheme(const QString &typed)
{
    static const QRegularExpression scheme(QStringLiteral("^[a-z][a-z0-9+.-]*://"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (scheme.match(typed).hasMatch())
        return typed;
    // A bare IPv6 address has colons of its own and needs brackets.
    if (QHostAddress(typed).protocol() == QAbstractSocket::IPv6Protocol)
        return QStringLiteral("http://[%1]").arg(typed);
    return QStringLiteral("http://") + typed;
}

QString httpScheme(const QString &scheme)
{
    if (scheme == u"ws")
        return QStringLiteral("http");
    return scheme == u"wss" ? QStringLiteral("https") : scheme;
}

QString withoutSlashAtEnd(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

Result<ServerProfile> ServerProfile::fromAddress(const QString &typed)
{
    const auto invalid = [&typed] { return failure(Error::Kind::AddressInvalid, {typed}); };
    const QString text = typed.trimmed();
    // A number alone would become the host 0.0.31.252.
    static const QRegularExpression number(QStringLiteral("^[0-9]*$"));
    if (number.match(text).hasMatch())
        return invalid();
    const QUrl parsed(withScheme(text), QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return invalid();

    QUrl base;
    base.setScheme(httpScheme(parsed.scheme()));
    if (base.scheme() != u"http" && base.scheme() != u"https")
        return invalid();
    base.setHost(parsed.host());
    base.setPath(withoutSlashAtEnd(parsed.path(QUrl::FullyEncoded)), QUrl::TolerantMode);
    base.setPort(parsed.port());
    if (base.port() == -1 && base.scheme() == u"http" && base.path().isEmpty())
        base.setPort(comfyPort);

    ServerProfile profile;
    profile.base = base;
    profile.id = ServerId{profile.address()};
    profile.name = base.authority() + base.path();
    return profile;
}

QString ServerProfile::address() const
{
    return base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QUrl ServerProfile::httpUrl(const QString &path, const QUrlQuery &query) const
{
    QUrl url = base;
    url.setPath(base.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

QUrl ServerProfile::webSocketUrl(const QString &clientId) const
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("clientId"), QString::fromLatin1(QUrl::toPercentEncoding(clientId)));
    QUrl url = httpUrl(QStringLiteral("/ws"), query);
    url.setScheme(base.scheme() == u"https" ? QStringLiteral("wss") : QStringLiteral("ws"));
    return url;
}

bool ServerProfile::isLoopback() const
{
    const QString host = base.host();
    const QHostAddress hostAddress(host);
    // "Any address" is where a person copies it from ComfyUI's own start message; connecting there stays here.
    return host == u"localhost" || host.endsWith(u".localhost") || hostAddress.isLoopback() ||
           hostAddress == QHostAddress(QHostAddress::AnyIPv4) || hostAddress == QHostAddress(QHostAddress::AnyIPv6);
}

} // namespace hanga
