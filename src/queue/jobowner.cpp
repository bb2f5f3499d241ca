#include "queue/jobowner.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QRandomGenerator>

namespace hanga {

namespace {

std::unique_ptr<QLockFile> lockAt(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0); // only the end of its process frees it, not its age
    return lock;
}

/// A process id comes again, in a sandbox even soon: the time tells the two apart, and the number two of one process.
QString newName()
{
    return QStringLiteral("%1-%2-%3")
        .arg(QCoreApplication::applicationPid())
        .arg(QDateTime::currentMSecsSinceEpoch())
        .arg(QRandomGenerator::global()->bounded(1000));
}

} // namespace

JobOwner::JobOwner(const QString &folder) : m_folder(folder), m_name(newName()) {}

QString JobOwner::pathOf(const QString &name) const
{
    return QDir(m_folder).filePath(QStringLiteral("owner-%1.lock").arg(name));
}

QString JobOwner::processOf(const QString &name)
{
    return name.section(u'-', 0, 0);
}

Result<std::monostate> JobOwner::claim()
{
    if (m_lock)
        return {};
    auto lock = lockAt(pathOf(m_name));
    if (!lock->tryLock(0))
        return failure(Error::Kind::FileUnwritable, {pathOf(m_name), qt_error_string()});
    m_lock = std::move(lock);
    return {};
}

std::unique_ptr<QLockFile> JobOwner::lockIfDead(const QString &name) const
{
    // Not a path, whatever stands in the file.
    if (name == m_name || name.contains(u'/') || name.contains(u'\\'))
        return nullptr;
    auto lock = lockAt(pathOf(name));
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

} // namespace hanga
