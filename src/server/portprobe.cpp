#include "server/portprobe.h"

#include <QNetworkProxy>
#include <QUrl>

namespace hanga {

namespace {

constexpr qsizetype shownBytes = 40;

QString printable(const QByteArray &bytes)
{
    QString text;
    for (const char c : bytes.left(bytes.indexOf('\n')).trimmed().left(shownBytes))
        text.append(c >= ' ' && c <= '~' ? QLatin1Char(c) : QLatin1Char('.'));
    return text;
}

} // namespace

PortProbe::PortProbe(const QUrl &url, std::chrono::milliseconds patience, QObject *parent) : QObject(parent)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PortProbe::report);
    connect(&m_socket, &QTcpSocket::connected, this, [this, url] {
        m_socket.write("GET " + url.path(QUrl::FullyEncoded).toLatin1() + " HTTP/1.1\r\nHost: " +
                       url.authority(QUrl::FullyEncoded).toLatin1() + "\r\nConnection: close\r\n\r\n");
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        m_bytes += m_socket.readAll();
        if (m_bytes.contains('\n') || m_bytes.size() > shownBytes)
            report();
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, &PortProbe::report);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &PortProbe::report);
    m_timer.start(patience);
    m_socket.connectToHost(url.host(), quint16(url.port(80)));
}

void PortProbe::report()
{
    m_socket.disconnect(this);
    m_timer.stop();
    m_bytes += m_socket.readAll();
    Q_EMIT probed(m_bytes.startsWith("HTTP/") ? QString() : printable(m_bytes));
    deleteLater();
}

} // namespace hanga
