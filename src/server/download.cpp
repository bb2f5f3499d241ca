#include "server/download.h"

#include "server/pictureend.h"

namespace hanga {

Call startDownload(QNetworkReply *reply, HttpCall::Plan plan, const QString &path, QObject *context, QObject *service,
                   Done<qint64> done)
{
    auto *writer = new FileWriter(path);
    auto *call = new HttpCall(
        reply, std::move(plan), context, service,
        [writer](HttpCall &self, const HttpAnswer &answer) {
            if (!answer.isLengthKnown && lacksItsEnd(writer->head(), writer->tail(), writer->size()))
                self.fail(cutShort(self.address(), writer->size(), -1));
            else
                writer->commit();
        },
        [done](const Error &error) { done(tl::unexpected(error)); });
    writer->setParent(call);
    call->streamTo([writer](const QByteArray &bytes) { writer->write(bytes); });
    QObject::connect(writer, &FileWriter::crowded, call, &HttpCall::setPaused);
    QObject::connect(writer, &FileWriter::failed, call, &HttpCall::fail);
    QObject::connect(writer, &FileWriter::committed, call, [call, done](qint64 size) {
        if (call->end())
            done(size);
    });
    return Call(call);
}

} // namespace hanga
