#include "app/inputupload.h"

#include "base/background.h"
#include "server/serverconnection.h"

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
