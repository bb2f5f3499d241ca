#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>

#include <chrono>
#include <optional>

namespace hanga::test {

/// What goes wrong between client and server. It concerns what the server sends; connections made before count too.
struct Faults
{
    std::optional<qint64> cutAfter{};     ///< bytes of a connection, then it is closed
    std::optional<qint64> cutBodyAfter{}; ///< bytes after the first head, then it is closed: a truncated HTTP body
    std::optional<qint64> stallAfter{};   ///< bytes of a connection, then silence, both ways, with the connection open
    bool resets = false;                  ///< a cut is a reset, not a close
    int sliceBytes = 0;                   ///< > 0: what the server sends comes in pieces of 1 … sliceBytes bytes
    std::chrono::milliseconds delay{0};   ///< before each piece
    bool refuses = false;                 ///< new connections are closed at once
};

/// A TCP proxy on a free port of this machine in front of a real server, which breaks connections as networks do.
class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    explicit FaultProxy(quint16 targetPort, QObject *parent = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QString address() const;
    void setFaults(const Faults &faults);
    void setTarget(quint16 targetPort) { m_targetPort = targetPort; } ///< of later connections
    void cutAll();   ///< closes every connection now (resets them with Faults::resets)
    void stallAll(); ///< nothing passes any more, and nobody is told

    [[nodiscard]] int connections() const { return m_connections; } ///< accepted so far
    [[nodiscard]] qint64 passedBytes() const { return m_passed; }   ///< from server to client

private:
    class Lane;

    QTcpServer m_server;
    quint16 m_targetPort;
    Faults m_faults;
    QList<QPointer<Lane>> m_lanes;
    int m_connections = 0;
    qint64 m_passed = 0;

    void accept();
};

} // namespace hanga::test
