#include "app/catalogsource.h"

#include "server/infoservice.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>

namespace hanga {

namespace {

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
    InfoService info(*profile, network);
    QObject context;
    Result<NodeCatalog> catalog = failure(Error::Kind::Cancelled);
    info.fetchCatalog(&context, [&catalog](const Result<NodeCatalog> &fetched) {
        catalog = fetched;
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    return catalog;
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

} // namespace hanga
