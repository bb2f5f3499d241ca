#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>

namespace hanga {

/// One window a data folder: the first start listens, every later one hands over its files and ends. The socket's name
/// is a short hash of the folder, so two homes never meet.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// True if this is the first. If not, \a files (absolute paths) have been handed to it, and its window comes
    /// forward. Should the first not answer within two seconds, this one goes on alone.
    [[nodiscard]] bool claim(const QStringList &files);

Q_SIGNALS:
    void filesReceived(const QStringList &files); ///< empty: only come forward

private:
    bool handOver(const QStringList &files) const;
    void acceptConnection();

    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace hanga
