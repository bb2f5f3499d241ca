#include "server/catalogcache.h"

#include "base/background.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace hanga {

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        file.commit();
}

NodeCatalog read(const QString &path, const QString &address)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return NodeCatalog::fromObjectInfo(file.readAll(), address).value_or(NodeCatalog());
}

CatalogCache::Kept readKept(const QString &path, const QString &name)
{
    return path.isEmpty() ? CatalogCache::Kept{} : CatalogCache::Kept{read(path, name), QFileInfo(path).lastModified()};
}

} // namespace

CatalogCache::CatalogCache(const QString &folder) : m_folder(QDir(folder).filePath(QStringLiteral("catalogs"))) {}

QString CatalogCache::pathFor(const QString &address) const
{
    if (m_folder.isEmpty())
        return {};
    // An address holds what a file name must not, and may hold what others need not read.
    const QByteArray hash = QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QDir(m_folder).filePath(QString::fromLatin1(hash) + QStringLiteral(".json"));
}

void CatalogCache::keep(const QString &address, const QByteArray &objectInfo) const
{
    if (const QString path = pathFor(address); !path.isEmpty())
        QThreadPool::globalInstance()->start([path, objectInfo] { write(path, objectInfo); });
}

CatalogCache::Kept CatalogCache::load(const QString &address) const
{
    return readKept(pathFor(address), address);
}

CatalogCache::Kept CatalogCache::loadOnly() const
{
    const QDir folder(m_folder);
    const QStringList files =
        m_folder.isEmpty() ? QStringList() : folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    return files.size() == 1 ? readKept(folder.filePath(files.first()), files.first()) : Kept{};
}

void CatalogCache::find(const QString &address, QObject *context, std::function<void(const NodeCatalog &)> done) const
{
    const QString path = pathFor(address);
    if (path.isEmpty())
        return;
    runInBackground(
        context, [path, address] { return read(path, address); },
        [done = std::move(done)](const NodeCatalog &catalog) {
            if (!catalog.isEmpty())
                done(catalog);
        });
}

} // namespace hanga
