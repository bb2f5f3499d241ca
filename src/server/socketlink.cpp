#include "server/socketlink.h"

#include "protocol/eventparser.h"
#include "server/proxyrules.h"
#include "server/replyjudge.h"

#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSslError>

namespace hanga {

namespace {

constexpr int unansweredPings = 2;

} // namespace

SocketLink::SocketLink(const ServerProfile &profile, const EventSocketTimes &times, QObject *parent)
    : QObject(parent), m_address(profile.address()), m_profile(profile), m_times(times)
{
    // No origin is given: ComfyUI refuses every one that is not its own.
    m_socket.setMaxAllowedIncomingFrameSize(largestMessage);
    m_socket.setMaxAllowedIncomingMessageSize(largestMessage);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_isOpen)
            pingOrGiveUp();
        else
            fail({Error::Kind::TimedOut, {m_address}, {}});
    });
    connect(&m_socket, &QWebSocket::connected, this, &SocketLink::greet);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_unanswered = 0;
        Q_EMIT textReceived(text);
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &frame) {
        m_unanswered = 0;
        Q_EMIT binaryReceived(frame);
    });
    connect(&m_socket, &QWebSocket::bytesWritten, this, [this] { m_isAsked = true; });
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_unanswered = 0; });
    connect(&m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_tlsProblem = errors.first().errorString();
    });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        if (m_socket.closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
            fail({Error::Kind::ReplyTooLarge, {m_address, QString::number(largestMessage >> 20)}, {}});
        else
            fail(connectionClosed(m_address));
    });
    // An error of an open socket is followed by disconnected.
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this](QAbstractSocket::SocketError error) {
                if (!m_isOpen)
                    fail(openingError(error));
            });
}

SocketLink::~SocketLink()
{
    m_socket.disconnect(this);
}

void SocketLink::open(const QString &clientId)
{
    const QUrl url = m_profile.webSocketUrl(clientId);
    m_socket.setProxy(ProxyRules::forWebSocket(url));
    m_patience.start(m_times.handshake);
    m_socket.open(url);
}

void SocketLink::greet()
{
    m_isOpen = true;
    m_patience.start(m_times.ping);
    // Before anything else: the server reads flags from the first message only.
    m_socket.sendTextMessage(QString::fromLatin1(featureFlagsMessage()));
    Q_EMIT opened();
}

void SocketLink::pingOrGiveUp()
{
    if (m_unanswered == unansweredPings) {
        fail({Error::Kind::TimedOut, {m_address}, {}});
        return;
    }
    ++m_unanswered;
    m_socket.ping();
}

void SocketLink::fail(const Error &error)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_patience.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT lost(error);
}

void SocketLink::close()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_socket.disconnect(this);
    m_patience.disconnect(this);
    const auto leave = [this] {
        m_socket.disconnect(this);
        m_patience.stop();
        m_socket.abort();
        Q_EMIT gone();
        deleteLater();
    };
    connect(&m_socket, &QWebSocket::disconnected, this, leave);
    connect(&m_patience, &QTimer::timeout, this, leave);
    m_patience.start(m_isOpen ? m_times.close : std::chrono::milliseconds(0));
    if (m_isOpen)
        m_socket.close();
}

Error SocketLink::openingError(QAbstractSocket::SocketError error) const
{
    const QString reason = m_socket.errorString();
    // A refused handshake has the same code as a refused connection; Qt tells its status only in a sentence.
    if (error == QAbstractSocket::ConnectionRefusedError && m_isAsked) {
        static const QRegularExpression status(QStringLiteral("\\b([1-5][0-9][0-9]) \\("));
        const auto match = status.match(reason);
        if (match.hasMatch())
            return handshakeError(match.captured(1).toInt(), m_address);
        return {Error::Kind::NotComfyUi, {m_address, QStringLiteral("WebSocket")}, reason};
    }
    switch (error) {
    case QAbstractSocket::SslHandshakeFailedError:
        return {Error::Kind::TlsRefused, {m_address, m_tlsProblem.isEmpty() ? reason : m_tlsProblem}, {}};
    case QAbstractSocket::SocketTimeoutError:
        return {Error::Kind::TimedOut, {m_address}, {}};
    case QAbstractSocket::RemoteHostClosedError:
        return connectionClosed(m_address);
    default:
        return {Error::Kind::NotReached, {m_address, reason}, {}};
    }
}

} // namespace hanga
