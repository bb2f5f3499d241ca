#pragma once

#include "support/stubhttpserver.h"

#include <QPointer>
#include <QTcpServer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace hanga::test {

/// A ComfyUI whose answers and events a test writes itself: HTTP and WebSocket on one free port. What the script does
/// not answer is answered as an idle server would.
class ScriptedServer final : public QObject
{
    Q_OBJECT

public:
    /// Answers a request (its target without /api), or leaves it to the idle server: nothing. Empty bytes that close
    /// are an answer that is lost.
    using Script = std::function<std::optional<StubAnswer>(const StubRequest &)>;

    explicit ScriptedServer(Script script = {}, QObject *parent = nullptr);

    [[nodiscard]] QString address() const;
    void setScript(Script script) { m_script = std::move(script); }
    void send(const QByteArray &text);        ///< to the client, as a text message
    void sendFrame(const QByteArray &binary); ///< as a binary one
    void cutSocket();                         ///< the WebSocket only
    [[nodiscard]] bool hasSocket() const { return m_socket; }
    [[nodiscard]] int sockets() const { return m_sockets; } ///< opened so far
    [[nodiscard]] qsizetype count(const QByteArray &method, const QByteArray &target) const;
    [[nodiscard]] const QList<StubRequest> &requests() const { return m_requests; }

private:
    QTcpServer m_server;
    QWebSocketServer m_webSockets;
    Script m_script;
    QPointer<QWebSocket> m_socket;
    int m_sockets = 0;
    QList<StubRequest> m_requests;

    void accept();
    void read(QTcpSocket *connection);
    void answerTo(QTcpSocket *connection, const StubRequest &request);
    [[nodiscard]] static StubAnswer idleAnswer(const StubRequest &request);
};

} // namespace hanga::test
