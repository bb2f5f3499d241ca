#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTcpServer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace hanga::test {

/// A WebSocket server on a free port of this machine that says what a test wants.
class StubWebSocketServer final : public QObject
{
    Q_OBJECT

public:
    explicit StubWebSocketServer(QObject *parent = nullptr);

    [[nodiscard]] quint16 port() const { return m_tcp.serverPort(); }
    [[nodiscard]] QString address() const;
    void listenAgain(quint16 port); ///< after \ref stop
    void stop();                    ///< as a server that is gone: closes all, listens no more

    [[nodiscard]] QWebSocket *newest() const { return m_newest; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] const QStringList &clientIds() const { return m_clientIds; } ///< of all handshakes, in order
    [[nodiscard]] const QStringList &received() const { return m_received; }
    /// Sent to each client when it has connected, as ComfyUI does.
    void setGreeting(const QString &greeting) { m_greeting = greeting; }

    void send(const QString &text) const { m_newest->sendTextMessage(text); }
    void send(const QByteArray &frame) const { m_newest->sendBinaryMessage(frame); }

private:
    QTcpServer m_tcp;
    QWebSocketServer m_server;
    QPointer<QWebSocket> m_newest;
    QList<QPointer<QWebSocket>> m_sockets;
    QStringList m_clientIds;
    QStringList m_received;
    QString m_greeting;
    int m_connections = 0;

    void accept();
};

} // namespace hanga::test
