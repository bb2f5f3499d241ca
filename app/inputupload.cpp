#include "app/inputupload.h"

#include "app/serverchoice.h"
#include "base/background.h"
#include "server/serverconnection.h"
#include "ui/composer/composerpane.h"
#include "ui/shared/ask.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>

namespace hanga {

namespace {

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return file.readAll();
    return failure(Error::Kind::FileUnreadable, {path, file.errorString()});
}

} // namespace

InputUpload::InputUpload(ServerChoice &servers, ComposerPane &composer, Ask &ask)
    : m_servers(servers), m_composer(composer), m_ask(ask)
{}

void InputUpload::choose(const InputRef &at)
{
    const auto take = [this, at, workflow = m_composer.fingerprint()](const QString &name) {
        if (m_composer.fingerprint() == workflow) // not another one, opened meanwhile
            m_composer.applyEdits({{at, json::Value(name)}});
    };
    m_ask.openFiles(m_composer.window(), {tr("Choose a file for the server"), {}, {tr("All files (*)")}},
                    [this, take](const QStringList &paths) {
                        ServerConnection *server = m_servers.current();
                        if (!paths.isEmpty() && server)
                            upload(paths.first(), *server, take);
                    });
}

void InputUpload::upload(const QString &path, ServerConnection &server, std::function<void(const QString &)> done)
{
    runInBackground(
        this, [path] { return contentOf(path); },
        [this, path, done = std::move(done),
         server = QPointer<ServerConnection>(&server)](const Result<QByteArray> &bytes) {
            if (!bytes) {
                Q_EMIT failed(bytes.error());
                return;
            }
            if (!server)
                return;
            const QString name = QFileInfo(path).fileName();
            server->prompts().upload(*bytes, name, this, [this, done, server](const Result<ServerFile> &file) {
                if (!file) {
                    Q_EMIT failed(file.error());
                    return;
                }
                done(file->subfolder.isEmpty() ? file->filename : file->subfolder + u'/' + file->filename);
                if (server)
                    server->refreshCatalog();
            });
        });
}

} // namespace hanga
