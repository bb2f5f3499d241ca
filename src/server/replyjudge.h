#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

class QNetworkReply;

namespace hanga {

/// What a server says with status line and headers, before anybody reads the body.
struct HttpHead
{
    int status = 0; ///< 0: no HTTP answer came
    QByteArray contentType;
    qint64 announced = -1; ///< Content-Length; -1 without one, or where Qt unpacks the body
    QUrl location;         ///< of a redirect, made absolute
};
[[nodiscard]] HttpHead headOf(const QNetworkReply &reply);

/// Whether \a body is a web page: where JSON or a picture is due, that is a sign-in page or a wrong port.
[[nodiscard]] bool isWebPage(const HttpHead &head, QByteArrayView body);

/// Why no whole HTTP answer came: not reached, TLS refused, a broken answer. \a tlsProblem: what TLS complained of.
[[nodiscard]] Error transportError(const QNetworkReply &reply, const QString &address, const QString &tlsProblem);

/// The server took the connection and closed it.
[[nodiscard]] Error connectionClosed(const QString &address);
/// The same, told from every other NotReached.
[[nodiscard]] bool isClosedWithoutAnswer(const Error &error);

/// What a status other than 2xx means. \a body is kept as the error's detail, cut to 4 KiB.
[[nodiscard]] Error statusError(const HttpHead &head, QByteArrayView body, const QUrl &asked, const QString &address);

/// The same for a WebSocket's refused handshake, of which only the status is known.
[[nodiscard]] Error handshakeError(int status, const QString &address);

} // namespace hanga
