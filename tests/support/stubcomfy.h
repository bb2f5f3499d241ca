#pragma once

#include "support/stubhttpserver.h"

#include <QAbstractHttpServer>
#include <QHash>
#include <QPointer>
#include <QWebSocket>

namespace hanga::test {

/// The least that passes for a ComfyUI: WebSocket and HTTP on one free port of this machine, with answers that a test
/// may change for each path.
class StubComfy final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    explicit StubComfy(QObject *parent = nullptr);
    ~StubComfy() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString address() const;
    /// \a path without query. An answer without bytes is never given: the request hangs.
    void setAnswer(const QByteArray &path, const StubAnswer &answer) { m_answers.insert(path, answer); }
    [[nodiscard]] int asked(const QByteArray &path) const { return m_asked.value(path); }

    [[nodiscard]] QWebSocket *newest() const { return m_newest; }
    [[nodiscard]] int sockets() const { return m_sockets; } ///< opened so far
    void send(const QString &text) const { m_newest->sendTextMessage(text); }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    quint16 m_port = 0;
    QHash<QByteArray, StubAnswer> m_answers;
    QHash<QByteArray, int> m_asked;
    QPointer<QWebSocket> m_newest;
    int m_sockets = 0;

    void accept();
};

} // namespace hanga::test
