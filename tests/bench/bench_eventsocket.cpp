// A burst of 20 000 progress messages over a real WebSocket: our EventSocket, which decodes the newest once a frame,
// against a client that parses each message, with our parser and with Qt's. All take turns in one process; only the
// receiving thread's CPU time counts. Prints the medians in microseconds a message.

#include "protocol/eventparser.h"
#include "server/eventsocket.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <ctime>

using namespace hanga;

namespace {

constexpr int messages = 20'000;
constexpr int rounds = 9;
const QString ending = QStringLiteral(R"({"type":"executing","data":{"node":null,"prompt_id":"%1"}})");
const QString job = QStringLiteral("96b1bb4a-5844-43ce-b62f-6ed91d718ad6");

/// On a thread of its own, so that sending costs the receiver nothing.
class Blaster final : public QObject
{
public:
    quint16 listen()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QWebSocketServer::newConnection, this, &Blaster::blast);
        return m_server.serverPort();
    }

private:
    QWebSocketServer m_server{QStringLiteral("blaster"), QWebSocketServer::NonSecureMode, this};

    void blast()
    {
        QWebSocket *socket = m_server.nextPendingConnection();
        socket->setParent(this);
        for (int i = 1; i <= messages; ++i)
            socket->sendTextMessage(
                QStringLiteral(
                    R"({"type": "progress", "data": {"value": %1, "max": %2, "prompt_id": "%3", "node": "3"}})")
                    .arg(i)
                    .arg(messages)
                    .arg(job));
        socket->sendTextMessage(ending.arg(job));
    }
};

double cpuMicroseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

double byEventSocket(const ServerProfile &profile)
{
    const double before = cpuMicroseconds();
    EventSocket socket(profile, QStringLiteral("bench"));
    QEventLoop loop;
    QObject::connect(&socket, &EventSocket::eventReceived, &loop, [&loop](const Event &event) {
        if (std::holds_alternative<ExecutingEvent>(event))
            loop.quit();
    });
    socket.open();
    loop.exec();
    return (cpuMicroseconds() - before) / messages;
}

template <class Parse> double byParsingEach(const ServerProfile &profile, Parse isEnd)
{
    const double before = cpuMicroseconds();
    QWebSocket socket;
    QEventLoop loop;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &loop, [&loop, &isEnd](const QString &text) {
        if (isEnd(text.toUtf8()))
            loop.quit();
    });
    socket.open(profile.webSocketUrl(QStringLiteral("bench")));
    loop.exec();
    return (cpuMicroseconds() - before) / messages;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QThread thread;
    Blaster blaster;
    quint16 port = 0;
    blaster.moveToThread(&thread);
    thread.start();
    QMetaObject::invokeMethod(
        &blaster, [&] { port = blaster.listen(); }, Qt::BlockingQueuedConnection);
    const auto profile = *ServerProfile::fromAddress(QStringLiteral("127.0.0.1:%1").arg(port));

    QList<double> ours;
    QList<double> eachByUs;
    QList<double> eachByQt;
    for (int round = 0; round < rounds; ++round) {
        ours.append(byEventSocket(profile));
        eachByUs.append(byParsingEach(profile, [](const QByteArray &text) {
            const auto event = parseTextEvent(text);
            return event && std::holds_alternative<ExecutingEvent>(*event);
        }));
        eachByQt.append(byParsingEach(profile, [](const QByteArray &text) {
            return QJsonDocument::fromJson(text).object().value(QLatin1StringView("type")).toString() == u"executing";
        }));
    }
    QTextStream(stdout) << "EventSocket " << median(ours) << " us/message, parsing each with hanga::json "
                        << median(eachByUs) << ", with QJsonDocument " << median(eachByQt) << ", ratio "
                        << median(eachByUs) / median(ours) << '\n';
    QMetaObject::invokeMethod(
        &blaster, [&] { blaster.moveToThread(QCoreApplication::instance()->thread()); }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
    return 0;
}
