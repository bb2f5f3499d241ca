#include "app/inspectcommand.h"

#include "app/console.h"
#include "server/infoservice.h"
#include "workflow/inspection.h"

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

Result<NodeCatalog> catalogFor(const InspectOptions &options)
{
    if (!options.objectInfo.isEmpty())
        return catalogFromFile(options.objectInfo);
    if (!options.server.isEmpty())
        return catalogFromServer(options.server);
    return NodeCatalog();
}

} // namespace

ExitCode InspectCommand::run()
{
    const auto file = openFile(m_options.file);
    if (!file) {
        console::complain(file.error());
        return exitCodeOf(file.error());
    }
    const auto catalog = catalogFor(m_options);
    if (!catalog) {
        console::complain(catalog.error());
        return exitCodeOf(catalog.error());
    }
    if (m_options.json) {
        console::printLine(inspectionJson(*file, *catalog));
    } else {
        const QString text = inspectionText(*file, *catalog);
        console::print(text.endsWith(u'\n') ? text : text + u'\n');
    }
    return ExitCode::Done;
}

} // namespace hanga
