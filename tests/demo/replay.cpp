#include "tests/demo/replay.h"

#include "json/document.h"

#include <QBuffer>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QHttpMultiPart>
#include <QImage>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTimer>
#include <QtEndian>

#include <algorithm>

namespace hanga::test {
namespace {

json::Value parsed(const QByteArray &text)
{
    return json::parse(text).value_or(json::Value());
}

quint32 numberAt(const QByteArray &frame, qsizetype at)
{
    return frame.size() < at + 4 ? 0 : qFromBigEndian<quint32>(frame.constData() + at);
}

/// A message of a sampler's step: its preview, its progress, or the progress_state that goes with them.
bool isStep(const json::Value &message)
{
    if (message.isNull() || message["type"].text() == "progress")
        return true;
    if (message["type"].text() != "progress_state")
        return false;
    for (const auto &[id, node] : message["data"]["nodes"].members()) {
        if (node["state"].text() == "running" && node["value"].toInt64())
            return true;
    }
    return false;
}

/// The recorded request with our own addresses in it.
QByteArray addressed(const json::Value &header, const QUrl &url)
{
    QByteArray value = header.toString().toLatin1();
    return value.replace("8190", QByteArray::number(url.port()));
}

/// The request's graph with its outputs in the order in which the recorded server happened to run them: it keeps
/// outputs in a set, the demo in the order of the graph.
json::Value inRecordedOrder(json::Value body)
{
    json::Value graph = body["prompt"];
    if (graph.contains("10") && graph.contains("11")) {
        for (const char *output : {"11", "9", "10"}) {
            const json::Value node = graph[output];
            graph.remove(output);
            graph.set(output, node);
        }
        body.set("prompt", graph);
    }
    return body;
}

} // namespace

Replay::Replay(const QUrl &url, const QUrl &smallServer, const QString &scenario, QHash<QString, QString> &ids)
    : m_url(url), m_smallServer(smallServer), m_scenario(scenario), m_comparison(scenario, ids)
{}

/// Where the recorder acted by the clock, how many steps had passed is chance.
bool Replay::stepsMayDiffer() const
{
    return m_scenario.startsWith(u"08") || m_scenario.startsWith(u"10");
}

void Replay::run()
{
    for (const TranscriptEntry &entry : readTranscript(m_scenario)) {
        if (entry.kind == u"ws-open")
            open(entry);
        else if (entry.kind == u"ws-closed")
            close(entry);
        else if (entry.kind == u"ws-text" || entry.kind == u"ws-binary")
            expect(entry);
        else if (entry.kind == u"http")
            request(entry);
        else if (entry.kind == u"ws-sent" && !m_clients.empty())
            m_clients.rbegin()->second.socket->sendTextMessage(QString::fromUtf8(json::write(entry.all["message"])));
        else if (entry.all["text"].toString().contains(u"for the rest of the run"))
            waitUntilIdle();
        if (!found().isEmpty())
            break; // the rest would only be waited for in vain
    }
    waitUntilIdle();
    for (const auto &compare : m_replies)
        compare();
    for (const Pair &pair : m_pairs) {
        if (pair.recorded.text.isNull())
            compareFrames(pair.recorded.frame, pair.ours.frame);
        else
            m_comparison.compare(pair.recorded.text["type"].toString(), pair.recorded.text, pair.ours.text);
    }
}

void Replay::open(const TranscriptEntry &entry)
{
    Client &client = m_clients[entry.client];
    client.socket = std::make_unique<QWebSocket>();
    QObject::connect(client.socket.get(), &QWebSocket::textMessageReceived, [&client](const QString &message) {
        const json::Value value = parsed(message.toUtf8());
        (value["type"].text() == "status" ? client.status : client.events) << Message{value, {}};
    });
    QObject::connect(client.socket.get(), &QWebSocket::binaryMessageReceived, [&client](const QByteArray &frame) {
        client.events << Message{json::Value(), frame};
    });
    QSignalSpy connected(client.socket.get(), &QWebSocket::connected);
    QUrl url = m_url;
    url.setScheme(QStringLiteral("ws"));
    url.setPath(QStringLiteral("/ws"));
    if (!entry.client.isEmpty())
        url.setQuery(QStringLiteral("clientId=") + entry.client);
    client.socket->open(url);
    if (!connected.wait(5000))
        m_comparison.fail(QStringLiteral("no connection for ") + entry.client);
}

void Replay::close(const TranscriptEntry &entry)
{
    Client &client = m_clients[entry.client];
    if (!waitForMessage(*client.socket, client.status, client.recordedStatus.size()))
        m_comparison.fail(QStringLiteral("too few status messages for ") + entry.client);
    for (qsizetype i = 0; i < std::min(client.status.size(), client.recordedStatus.size()); ++i)
        m_pairs << Pair{client.recordedStatus[i], client.status[i]};
    if (!stepsMayDiffer() && (!client.events.isEmpty() || client.status.size() > client.recordedStatus.size()))
        m_comparison.fail(QStringLiteral("more messages than were recorded for ") + entry.client);
    QSignalSpy disconnected(client.socket.get(), &QWebSocket::disconnected);
    client.socket->close();
    if (disconnected.isEmpty() && !disconnected.wait(5000)) // it may end within close()
        m_comparison.fail(QStringLiteral("no end of the connection of ") + entry.client);
    m_clients.erase(entry.client);
    // One round trip, so that the server has seen the end before a client of the same name comes back.
    const std::unique_ptr<QNetworkReply> reply(
        m_network.get(QNetworkRequest(m_url.resolved(QUrl(QStringLiteral("/prompt"))))));
    QSignalSpy(reply.get(), &QNetworkReply::finished).wait(5000);
}

/// An event loop and no polling: a poll's pauses would hold up the server, which lives on this thread too.
bool Replay::waitForMessage(QWebSocket &socket, const QList<Message> &queue, qsizetype count)
{
    QEventLoop loop;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &loop, &QEventLoop::quit);
    const QDeadlineTimer deadline(5000);
    QTimer::singleShot(5000, &loop, &QEventLoop::quit);
    while (queue.size() < count && !deadline.hasExpired())
        loop.exec();
    return queue.size() >= count;
}

void Replay::expect(const TranscriptEntry &entry)
{
    const Message recorded{parsed(entry.text), entry.binary};
    Client &client = m_clients[entry.client];
    const QString type = recorded.text["type"].toString();
    if (type == u"status") {
        // A broadcast may have been written down before the request that caused it: compared at the end, in their
        // order.
        client.recordedStatus << recorded;
        return;
    }
    for (;;) {
        if (!waitForMessage(*client.socket, client.events, 1)) {
            m_comparison.fail(QStringLiteral("never came: ") + QString::fromUtf8(entry.text));
            return;
        }
        const bool isExpectedStep = isStep(recorded.text);
        const bool isOurStep = isStep(client.events.first().text);
        if (!stepsMayDiffer() || isExpectedStep == isOurStep)
            break;
        if (isExpectedStep)
            return; // the job was faster this time
        client.events.removeFirst();
    }
    const Message ours = client.events.takeFirst();
    if (type == ours.text["type"].toString())
        m_pairs << Pair{recorded, ours};
    else
        m_comparison.fail(
            QStringLiteral("recorded %1, ours %2")
                .arg(QString::fromUtf8(entry.text).left(300), QString::fromUtf8(json::write(ours.text)).left(300)));
}

void Replay::request(const TranscriptEntry &entry)
{
    // A job that was over when the recorder asked for it is over here, too.
    if (entry.all["path"].text().starts_with("/history/") && entry.all["response_json"].size() > 0)
        waitUntilIdle();
    QNetworkReply *reply = send(entry);
    if (!reply->isFinished() && !QSignalSpy(reply, &QNetworkReply::finished).wait(8000)) {
        m_comparison.fail(QStringLiteral("no answer to ") + entry.all["path"].toString());
        return;
    }
    compareReply(entry, reply);
}

QNetworkReply *Replay::send(const TranscriptEntry &entry)
{
    const QString path = entry.all["path"].toString();
    if (path == u"/upload/image")
        return upload(entry);
    const json::Value &body = entry.all["request_body"];
    const bool isHuge = body.text().starts_with('<');
    const QUrl &server = isHuge ? m_smallServer : m_url;
    QNetworkRequest request(QUrl::fromEncoded(server.toEncoded() + withOurIds(path.toUtf8())));
    for (const auto &[name, value] : entry.all["request_headers"].members())
        request.setRawHeader(QByteArray::fromStdString(name), addressed(value, server));
    if (entry.all["method"].text() == "GET")
        return m_network.get(request);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (isHuge)
        return m_network.post(request, QByteArray(2000, 'x'));
    return m_network.post(request,
                          withOurIds(body.isString() ? body.toString().toUtf8() : json::write(inRecordedOrder(body))));
}

/// Jobs whose id the server chose are named as ours named them.
QByteArray Replay::withOurIds(QByteArray text) const
{
    const auto &ids = m_comparison.ids();
    for (auto id = ids.cbegin(); id != ids.cend(); ++id)
        text.replace(id.key().toUtf8(), id.value().toUtf8());
    return text;
}

/// The recorder's uploads, of which only the answers are known: three times the same file, another under the same name,
/// a name with an escaped slash, no file, no name; in 15 one picture.
QNetworkReply *Replay::upload(const TranscriptEntry &entry)
{
    const int place = m_uploads++;
    QString name = entry.all["response_json"]["name"].toString();
    name.remove(QStringLiteral(" (1)"));
    const QByteArray content(place == 3 ? "other bytes" : "the same bytes");
    QByteArray picture;
    QBuffer buffer(&picture);
    buffer.open(QIODevice::WriteOnly);
    QImage(16, 16, QImage::Format_RGB32).save(&buffer, "PNG");

    auto *form = new QHttpMultiPart(QHttpMultiPart::FormDataType);
    QHttpPart part;
    part.setHeader(QNetworkRequest::ContentDispositionHeader,
                   place == 5 ? QStringLiteral("form-data; name=\"other\"")
                              : QStringLiteral("form-data; name=\"image\"; filename=\"%1\"").arg(name));
    part.setBody(m_scenario.startsWith(u"15") ? picture : content);
    form->append(part);
    QNetworkReply *reply = m_network.post(QNetworkRequest(m_url.resolved(QUrl(QStringLiteral("/upload/image")))), form);
    form->setParent(reply);
    return reply;
}

void Replay::compareReply(const TranscriptEntry &entry, QNetworkReply *reply)
{
    const QString where = entry.all["method"].toString() + u' ' + entry.all["path"].toString();
    const QByteArray body = reply->readAll();
    const qint64 status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != entry.all["status"].toInt64())
        m_comparison.fail(QStringLiteral("%1: recorded status %2, ours %3 %4")
                              .arg(where, QString::fromUtf8(json::write(entry.all["status"])), QString::number(status),
                                   QString::fromUtf8(body)));
    for (const char *header : {"Content-Type", "Content-Disposition"})
        m_comparison.compareText(where + u' ' + QLatin1StringView(header),
                                 entry.all["response_headers"][header].toString(),
                                 QString::fromUtf8(reply->rawHeader(header)));
    for (const char *header : {"Etag", "Last-Modified", "Accept-Ranges"}) {
        if (entry.all["response_headers"].contains(header) != reply->hasRawHeader(header))
            m_comparison.fail(QStringLiteral("%1: %2").arg(where, QLatin1StringView(header)));
    }
    const json::Value &recorded = entry.all["response_json"];
    if (recorded.contains("prompt_id"))
        m_comparison.identify(recorded["prompt_id"].toString(), parsed(body)["prompt_id"].toString());
    m_replies.push_back([this, where, entry, body] { compareBytes(where, entry, body); });
    reply->deleteLater();
}

void Replay::compareBytes(const QString &where, const TranscriptEntry &entry, const QByteArray &body)
{
    if (entry.all.contains("response_json")) {
        m_comparison.compare(where, entry.all["response_json"], parsed(body));
    } else if (entry.all.contains("response_text")) {
        m_comparison.compareText(where, entry.all["response_text"].toString(), QString::fromUtf8(body));
    } else if (entry.all["response_head_hex"].text().starts_with("7b")) {
        if (!parsed(body).isObject())
            m_comparison.fail(where + QStringLiteral(": not an object"));
    } else {
        // A picture: the same kind; 128 × 128 as recorded.
        const QByteArray head = QByteArray::fromHex(entry.all["response_head_hex"].toString().toLatin1());
        if (body.left(4) != head.left(4) || QImage::fromData(body).size() != QSize(128, 128))
            m_comparison.fail(where + QStringLiteral(": another kind of picture"));
    }
}

/// The same type, the same metadata, and a picture as large as the recorded previews.
void Replay::compareFrames(const QByteArray &recorded, const QByteArray &ours)
{
    const quint32 type = numberAt(recorded, 0);
    const qsizetype metadata = type == 4 ? numberAt(ours, 4) : 0;
    if (numberAt(ours, 0) != type || (type == 1 && numberAt(ours, 4) != numberAt(recorded, 4)))
        m_comparison.fail(QStringLiteral("another kind of preview"));
    // Of most frames the recorder kept too little to know their metadata.
    const json::Value known = parsed(recorded.mid(8, numberAt(recorded, 4)));
    if (type == 4 && known.contains("image_type"))
        m_comparison.compare(QStringLiteral("preview"), known, parsed(ours.mid(8, metadata)));
    if (QImage::fromData(ours.mid(8 + metadata), "JPEG").size() != QSize(512, 512))
        m_comparison.fail(QStringLiteral("a preview that is no JPEG of 512 × 512"));
}

/// The recorder left its jobs time to end before the next scenario.
void Replay::waitUntilIdle()
{
    bool isIdle = false;
    const QDeadlineTimer deadline(10'000);
    while (!isIdle && !deadline.hasExpired()) {
        const std::unique_ptr<QNetworkReply> reply(
            m_network.get(QNetworkRequest(m_url.resolved(QUrl(QStringLiteral("/prompt"))))));
        QSignalSpy(reply.get(), &QNetworkReply::finished).wait(5000);
        isIdle = parsed(reply->readAll())["exec_info"]["queue_remaining"].toInt64() == 0;
    }
    if (!isIdle)
        m_comparison.fail(QStringLiteral("the jobs never end"));
}

} // namespace hanga::test
