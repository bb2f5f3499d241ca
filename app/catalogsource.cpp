#include "app/catalogsource.h"

#include "app/console.h"
#include "base/paths.h"
#include "server/infoservice.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QNetworkAccessManager>

namespace hanga {

namespace {

struct CatalogText
{
    Q_DECLARE_TR_FUNCTIONS(CatalogText)
};

QString shown(const QDateTime &time)
{
    return QLocale().toString(time, QLocale::ShortFormat);
}

bool isAway(const Error &error)
{
    return error.kind == Error::Kind::NotReached || error.kind == Error::Kind::TimedOut;
}

Result<NodeCatalog> catalogFromFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(Error::Kind::FileNotFound, {path});
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::FileUnreadable, {path, file.errorString()});
    auto catalog = NodeCatalog::fromObjectInfo(file.readAll(), path);
    if (!catalog && catalog.error().kind == Error::Kind::ReplyUnreadable)
        return failure(Error::Kind::FileDamaged, {path, catalog.error().args.value(1)});
    return catalog;
}

Result<NodeCatalog> catalogFromServer(const QString &address)
{
    const auto profile = ServerProfile::fromAddress(address);
    if (!profile)
        return tl::unexpected(profile.error());
    QNetworkAccessManager network;
    const CatalogCache cache(Paths::fromEnvironment().cache);
    InfoService info(*profile, network);
    info.keepCatalogIn(cache);
    QObject context;
    Result<NodeCatalog> catalog = failure(Error::Kind::Cancelled);
    info.fetchCatalog(&context, [&catalog](const Result<NodeCatalog> &fetched) {
        catalog = fetched;
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    if (catalog || !isAway(catalog.error()))
        return catalog;
    CatalogCache::Kept kept = cache.load(profile->address());
    if (kept.catalog.isEmpty())
        return catalog;
    console::complain(whatHappened(catalog.error()),
                      CatalogText::tr("using the node list seen there on %1").arg(shown(kept.seen)));
    return std::move(kept.catalog);
}

} // namespace

Result<NodeCatalog> catalogFrom(const QString &objectInfo, const QString &server)
{
    if (!objectInfo.isEmpty())
        return catalogFromFile(objectInfo);
    if (!server.isEmpty())
        return catalogFromServer(server);
    return NodeCatalog();
}

NodeCatalog catalogSeenLast()
{
    CatalogCache::Kept kept = CatalogCache(Paths::fromEnvironment().cache).loadOnly();
    if (!kept.catalog.isEmpty())
        console::complain(CatalogText::tr("No server is named"),
                          CatalogText::tr("using the node list seen on %1").arg(shown(kept.seen)));
    return std::move(kept.catalog);
}

} // namespace hanga
