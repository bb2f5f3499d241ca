#pragma once

#include "base/error.h"
#include "server/eventsockettimes.h"
#include "server/profile.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

namespace hanga {

/// One WebSocket from its opening to its end. Qt's own limits are 2 GiB a message and no time-out that can be relied on
/// (performance-and-faults, findings 5 and 6), so it has its own: size, handshake, and pings that must be answered.
class SocketLink final : public QObject
{
    Q_OBJECT

public:
    /// Frames and messages above this are hostile; a raw preview of 16 megapixels is below.
    static constexpr quint64 largestMessage = quint64(64) << 20;

    SocketLink(const ServerProfile &profile, const EventSocketTimes &times, QObject *parent = nullptr);
    ~SocketLink() override;

    void open(const QString &clientId);
    /// Says goodbye; \ref gone follows when the server has answered or was too slow. Nothing else is emitted any more.
    void close();

Q_SIGNALS:
    void opened();
    void textReceived(const QString &text);
    void binaryReceived(const QByteArray &frame);
    void lost(const hanga::Error &error); ///< once: it could not open, or ended without \ref close
    void gone();                          ///< once, after \ref close; it deletes itself

private:
    QString m_address;
    ServerProfile m_profile;
    EventSocketTimes m_times;
    QWebSocket m_socket;
    QTimer m_patience; ///< for the handshake, then for pongs, then for the server's goodbye
    QString m_tlsProblem;
    int m_unanswered = 0;
    bool m_isAsked = false; ///< TCP stands and the handshake went out
    bool m_isOpen = false;
    bool m_isOver = false;

    void greet();
    void pingOrGiveUp();
    void fail(const Error &error);
    [[nodiscard]] Error openingError(QAbstractSocket::SocketError error) const;
};

} // namespace hanga
