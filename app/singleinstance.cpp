#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace hanga {

namespace {

constexpr int answerTimeoutMs = 2000;
constexpr qint64 largestMessage = 1024 * 1024;

QString runtimeName(const QString &dataFolder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QDir(dataFolder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("hanga-") + QString::fromLatin1(hash.toHex().left(12));
}

QString runtimePath(const QString &dataFolder)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    return QDir(folder).filePath(runtimeName(dataFolder));
}

} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent), m_socketPath(runtimePath(dataFolder)), m_lock(m_socketPath + QStringLiteral(".lock"))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::acceptConnection);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim(const QStringList &files)
{
    m_lock.setStaleLockTime(0); // only the end of the process that holds it makes it stale, never its age
    if (m_lock.tryLock(0)) {
        // A socket left by a crash is replaced: the lock says that nobody listens on it.
        QLocalServer::removeServer(m_socketPath);
        m_server.listen(m_socketPath);
        return true;
    }
    return !handOver(files);
}

bool SingleInstance::handOver(const QStringList &files) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    if (!socket.waitForConnected(answerTimeoutMs))
        return false;
    QDataStream stream(&socket);
    stream << files;
    // The other side says "done" by closing.
    return socket.waitForBytesWritten(answerTimeoutMs) && socket.waitForDisconnected(answerTimeoutMs);
}

void SingleInstance::acceptConnection()
{
    QLocalSocket *socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->bytesAvailable() > largestMessage) {
            socket->abort();
            return;
        }
        QDataStream stream(socket);
        QStringList files;
        stream.startTransaction();
        stream >> files;
        if (!stream.commitTransaction())
            return;
        socket->disconnectFromServer();
        Q_EMIT filesReceived(files);
    });
}

} // namespace hanga
