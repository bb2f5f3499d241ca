#pragma once

#include "support/transcript.h"
#include "tests/demo/comparison.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QUrl>
#include <QWebSocket>

#include <functional>
#include <map>
#include <memory>
#include <vector>

class QNetworkReply;

namespace hanga::test {

/// Does to the server at \a url what the recorder did to a real one, waiting for each recorded message before it goes
/// on, and compares the two. The client is raw Qt: nothing of our own client stands between.
class Replay final
{
public:
    Replay(const QUrl &url, const QUrl &smallServer, const QString &scenario, QHash<QString, QString> &ids);

    void run();
    [[nodiscard]] const QStringList &found() const { return m_comparison.found(); }

private:
    struct Message
    {
        json::Value text; ///< null for a binary frame
        QByteArray frame;
    };
    struct Client
    {
        std::unique_ptr<QWebSocket> socket;
        QList<Message> status; ///< broadcasts: they may stand anywhere between the others
        QList<Message> recordedStatus;
        QList<Message> events;
    };
    struct Pair
    {
        Message recorded;
        Message ours;
    };

    void open(const TranscriptEntry &entry);
    void close(const TranscriptEntry &entry);
    [[nodiscard]] static bool waitForMessage(QWebSocket &socket, const QList<Message> &queue, qsizetype count);
    void expect(const TranscriptEntry &entry);
    void request(const TranscriptEntry &entry);
    void waitUntilIdle();
    [[nodiscard]] QNetworkReply *send(const TranscriptEntry &entry);
    [[nodiscard]] QNetworkReply *upload(const TranscriptEntry &entry);
    void compareReply(const TranscriptEntry &entry, QNetworkReply *reply);
    void compareBytes(const QString &where, const TranscriptEntry &entry, const QByteArray &body);
    void compareFrames(const QByteArray &recorded, const QByteArray &ours);
    [[nodiscard]] bool stepsMayDiffer() const;
    [[nodiscard]] QByteArray withOurIds(QByteArray text) const;

    QUrl m_url;
    QUrl m_smallServer; ///< with a limit of 1000 bytes a body
    QString m_scenario;
    QNetworkAccessManager m_network;
    std::map<QString, Client> m_clients;
    QList<Pair> m_pairs; ///< compared at the end, when the ids of all jobs are known
    std::vector<std::function<void()>> m_replies;
    int m_uploads = 0;
    Comparison m_comparison;
};

} // namespace hanga::test
