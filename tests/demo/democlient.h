#pragma once

#include "json/value.h"

#include <QByteArray>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>
#include <QWebSocket>

#include <memory>

namespace hanga::test {

/// An answer, read to its end.
struct Answer
{
    int status = 0;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;
    [[nodiscard]] json::Value json() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// A plain client of a server under test: one WebSocket and requests that wait for their answers.
class DemoClient final
{
public:
    explicit DemoClient(const QUrl &url) : m_url(url) {}

    /// Connects; false if it does not come to that.
    [[nodiscard]] bool connectAs(const QString &clientId);
    [[nodiscard]] QWebSocket &socket() { return *m_socket; }
    [[nodiscard]] const QList<json::Value> &messages() const { return m_messages; }
    [[nodiscard]] const QList<QByteArray> &frames() const { return m_frames; }
    /// Types of the messages so far, `status` left out.
    [[nodiscard]] QStringList types() const;
    /// Waits for the first message of \a type and gives its data; null if none comes.
    [[nodiscard]] json::Value waitFor(std::string_view type);

    [[nodiscard]] Answer get(const QByteArray &path, const QList<std::pair<QByteArray, QByteArray>> &headers = {});
    [[nodiscard]] Answer post(const QByteArray &path, const QByteArray &body,
                              const QByteArray &contentType = "application/json");
    [[nodiscard]] Answer remove(const QByteArray &path);
    /// Posts \a graph and waits until the job is in the history; its entry.
    [[nodiscard]] json::Value run(const QByteArray &graph, const QByteArray &more = {});

private:
    [[nodiscard]] Answer finished(QNetworkReply *reply);

    QUrl m_url;
    QNetworkAccessManager m_network;
    std::unique_ptr<QWebSocket> m_socket;
    QList<json::Value> m_messages;
    QList<QByteArray> m_frames;
};

} // namespace hanga::test
