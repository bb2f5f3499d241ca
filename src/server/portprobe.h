#pragma once

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace hanga {

/// Says HTTP to a port that gave Qt's HTTP no answer, and looks at the first bytes that come: an SSH server and a
/// closing proxy look the same to QNetworkAccessManager. Deletes itself when it has reported.
class PortProbe final : public QObject
{
    Q_OBJECT

public:
    PortProbe(const QUrl &url, std::chrono::milliseconds patience, QObject *parent = nullptr);

Q_SIGNALS:
    /// The first line, printable and short; empty if nothing came or it was HTTP after all.
    void probed(const QString &firstLine);

private:
    QTcpSocket m_socket;
    QTimer m_timer;
    QByteArray m_bytes;

    void report();
};

} // namespace hanga
