#include "server/httprequest.h"

#include "server/oneshotbody.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace hanga {

QNetworkRequest apiRequest(const ServerProfile &profile, const QString &path, const QUrlQuery &query)
{
    return plainRequest(profile, QStringLiteral("/api") + path, query);
}

QNetworkRequest plainRequest(const ServerProfile &profile, const QString &path, const QUrlQuery &query)
{
    QNetworkRequest request(profile.httpUrl(path, query));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Hanga"));
    return request;
}

QNetworkReply *postJsonOnce(QNetworkAccessManager &network, QNetworkRequest request, const QByteArray &json)
{
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setHeader(QNetworkRequest::ContentLengthHeader, json.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new OneShotBody(json);
    QNetworkReply *reply = network.post(request, body);
    body->setParent(reply);
    return reply;
}

void addEncoded(QUrlQuery &query, const QString &key, const QString &value)
{
    query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

} // namespace hanga
