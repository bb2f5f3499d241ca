#include "server/replyjudge.h"

#include <QCoreApplication>
#include <QNetworkReply>

namespace hanga {

namespace {

using Kind = Error::Kind;

constexpr qsizetype detailBytes = 4096;
constexpr QByteArrayView closedDetail("closed by the other side");

Error make(Kind kind, QStringList args, QByteArrayView body = {})
{
    return {kind, std::move(args), QString::fromUtf8(body.first(std::min(body.size(), detailBytes)))};
}

QString statusText(int status)
{
    return QStringLiteral("HTTP %1").arg(status);
}

/// Qt has no text of its own for a request that it may not repeat; it is the same case as a closed connection.
QString closedText()
{
    static constexpr const char *text = "Connection closed";
    return QCoreApplication::translate("QHttp", text);
}

bool startsWithTag(QByteArrayView text, QByteArrayView tag)
{
    return text.size() >= tag.size() && qstrnicmp(text.data(), tag.size(), tag.data(), tag.size()) == 0;
}

/// A proxy is up and what stands behind it is down, or the gateway waited for it in vain. Cloudflare has numbers of its
/// own for that.
bool isGatewayStatus(int status)
{
    return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}

} // namespace

HttpHead headOf(const QNetworkReply &reply)
{
    HttpHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.contentType = reply.rawHeader("Content-Type").toLower();
    bool isNumber = false;
    const qint64 length = reply.rawHeader("Content-Length").toLongLong(&isNumber);
    if (isNumber && reply.rawHeader("Content-Encoding").isEmpty())
        head.announced = length;
    if (reply.hasRawHeader("Location"))
        head.location = reply.url().resolved(QUrl::fromEncoded(reply.rawHeader("Location")));
    return head;
}

bool isWebPage(const HttpHead &head, QByteArrayView body)
{
    if (head.contentType.startsWith("text/html") || head.contentType.startsWith("application/xhtml"))
        return true;
    const QByteArrayView text = body.trimmed();
    return startsWithTag(text, "<!doctype html") || startsWithTag(text, "<html");
}

Error transportError(const QNetworkReply &reply, const QString &address, const QString &tlsProblem)
{
    switch (reply.error()) {
    case QNetworkReply::OperationCanceledError:
        return {};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return make(Kind::TimedOut, {address});
    case QNetworkReply::SslHandshakeFailedError:
        return make(Kind::TlsRefused, {address, tlsProblem.isEmpty() ? reply.errorString() : tlsProblem});
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
        return make(Kind::NotComfyUi, {address, reply.errorString()});
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::RemoteHostClosedError:
        return connectionClosed(address);
    default:
        return make(Kind::NotReached, {address, reply.errorString()});
    }
}

Error connectionClosed(const QString &address)
{
    return make(Kind::NotReached, {address, closedText()}, closedDetail);
}

bool isClosedWithoutAnswer(const Error &error)
{
    return error.kind == Kind::NotReached && error.detail == QLatin1StringView(closedDetail);
}

Error statusError(const HttpHead &head, QByteArrayView body, const QUrl &asked, const QString &address)
{
    const int status = head.status;
    if (status == 401)
        return make(Kind::SignInNeeded, {address}, body);
    // ComfyUI's own origin rule sends no body; whoever stands before it says why.
    if (status == 403)
        return make(body.isEmpty() ? Kind::Blocked : Kind::SignInNeeded, {address}, body);
    if (isGatewayStatus(status))
        return make(Kind::NotReached, {address, statusText(status)}, body);
    // No route of ComfyUI redirects. The same place with another scheme is a wrong address, all else a way to a
    // sign-in.
    if (status >= 300 && status < 400 && head.location.isValid() &&
        (head.location.host() != asked.host() || head.location.path() != asked.path()))
        return make(Kind::SignInNeeded, {address}, head.location.toDisplayString(QUrl::RemoveQuery).toUtf8());
    return make(Kind::HttpStatus, {address, QString::number(status), asked.path()}, body);
}

Error handshakeError(int status, const QString &address)
{
    if (status == 401 || (status >= 300 && status < 400))
        return make(Kind::SignInNeeded, {address});
    if (status == 403)
        return make(Kind::Blocked, {address});
    if (isGatewayStatus(status))
        return make(Kind::NotReached, {address, statusText(status)});
    return make(Kind::NotComfyUi, {address, statusText(status)});
}

} // namespace hanga
