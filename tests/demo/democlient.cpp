#include "tests/demo/democlient.h"

#include "json/document.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace hanga::test {

json::Value Answer::json() const
{
    return json::parse(body).value_or(json::Value());
}

QByteArray Answer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool DemoClient::connectAs(const QString &clientId)
{
    m_socket = std::make_unique<QWebSocket>();
    QObject::connect(m_socket.get(), &QWebSocket::textMessageReceived, [this](const QString &message) {
        m_messages << json::parse(message.toUtf8()).value_or(json::Value());
    });
    QObject::connect(m_socket.get(), &QWebSocket::binaryMessageReceived,
                     [this](const QByteArray &frame) { m_frames << frame; });
    QUrl url = m_url.resolved(QUrl(QStringLiteral("/ws?clientId=") + clientId));
    url.setScheme(QStringLiteral("ws"));
    m_socket->open(url);
    return !waitFor("status").isNull();
}

QStringList DemoClient::types() const
{
    QStringList types;
    for (const json::Value &message : m_messages) {
        if (message["type"].text() != "status")
            types << message["type"].toString();
    }
    return types;
}

json::Value DemoClient::waitFor(std::string_view type)
{
    json::Value data;
    const auto isThere = [&] {
        const auto found = std::find_if(m_messages.cbegin(), m_messages.cend(),
                                        [type](const json::Value &message) { return message["type"].text() == type; });
        if (found != m_messages.cend())
            data = (*found)["data"];
        return found != m_messages.cend();
    };
    return QTest::qWaitFor(isThere, 5000) ? data : json::Value();
}

Answer DemoClient::finished(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owner(reply);
    if (!reply->isFinished())
        QSignalSpy(reply, &QNetworkReply::finished).wait(5000);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeaderPairs()};
}

Answer DemoClient::get(const QByteArray &path, const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QNetworkRequest request(QUrl::fromEncoded(m_url.toEncoded() + path));
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return finished(m_network.get(request));
}

Answer DemoClient::post(const QByteArray &path, const QByteArray &body, const QByteArray &contentType)
{
    QNetworkRequest request(QUrl::fromEncoded(m_url.toEncoded() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    return finished(m_network.post(request, body));
}

Answer DemoClient::remove(const QByteArray &path)
{
    return finished(m_network.deleteResource(QNetworkRequest(QUrl::fromEncoded(m_url.toEncoded() + path))));
}

json::Value DemoClient::run(const QByteArray &graph, const QByteArray &more)
{
    const Answer accepted = post("/prompt", "{\"prompt\":" + graph + more + '}');
    const QByteArray id = accepted.json()["prompt_id"].toString().toUtf8();
    json::Value entry;
    const auto isDone = [&] {
        entry = get("/history/" + id).json()[id.toStdString()];
        return entry.isObject();
    };
    return accepted.status == 200 && QTest::qWaitFor(isDone, 8000) ? entry : json::Value();
}

} // namespace hanga::test
