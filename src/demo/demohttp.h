#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <utility>

namespace hanga {

/// What a route needs of a request.
struct DemoRequest
{
    bool isPost = false;
    QByteArray path; ///< still percent-encoded: `/userdata/a%2Fb` is one segment
    QUrlQuery query;
    QByteArray body;
    QByteArray contentType;
    QByteArray ifNoneMatch;
    QByteArray range;
    bool isDelete = false;

    [[nodiscard]] bool has(const QString &key) const { return query.hasQueryItem(key); }
    [[nodiscard]] QString value(const QString &key) const { return query.queryItemValue(key, QUrl::FullyDecoded); }
};

/// What it answers.
struct DemoReply
{
    int status = 200;
    QByteArray type = QByteArrayLiteral("application/octet-stream"); ///< aiohttp's for an empty body
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

} // namespace hanga
