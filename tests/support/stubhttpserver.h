#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace hanga::test {

struct StubRequest
{
    QByteArray method;
    QByteArray target; ///< path and query as they came
    QByteArray head;   ///< the whole head, for what headers it has
    QByteArray body;
};

/// What goes out, to the byte: it need not be HTTP.
struct StubAnswer
{
    QByteArray bytes;
    bool closes = false; ///< after the bytes
};
[[nodiscard]] StubAnswer jsonAnswer(const QByteArray &json, int status = 200);
[[nodiscard]] StubAnswer answer(int status, const QByteArray &contentType, const QByteArray &body,
                                const QByteArray &moreHeaders = {});

/// A server on a free port of this machine that answers each request with the bytes that a test wants.
class StubHttpServer final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<StubAnswer(const StubRequest &)>;

    explicit StubHttpServer(Handler handler, QObject *parent = nullptr);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QString address() const;
    [[nodiscard]] const QList<StubRequest> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Bytes sent as soon as a client has connected, before any request: an SSH server's banner.
    void setBanner(const QByteArray &banner) { m_banner = banner; }

private:
    QTcpServer m_server;
    Handler m_handler;
    QByteArray m_banner;
    QList<StubRequest> m_requests;
    int m_connections = 0;

    void accept();
};

} // namespace hanga::test
