#include "demo/demofileroutes.h"

#include "demo/demojson.h"
#include "demo/demomultipart.h"
#include "demo/demopixels.h"
#include "json/document.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLocale>
#include <QMimeDatabase>
#include <QTimeZone>

namespace hanga {
namespace {

using namespace demo;

DemoReply empty(int status)
{
    DemoReply reply;
    reply.status = status;
    return reply;
}

std::pair<QByteArray, QByteArray> disposition(const QString &name)
{
    return {"Content-Disposition", "filename=\"" + name.toUtf8() + '"'};
}

DemoReply picture(const QImage &image, const char *format, int quality, const QString &name)
{
    DemoReply reply;
    QBuffer buffer(&reply.body);
    buffer.open(QIODevice::WriteOnly);
    if (image.isNull() || !image.save(&buffer, format, quality)) {
        reply.status = 500;
        reply.type = "text/plain; charset=utf-8";
        reply.body = "500 Internal Server Error\n\nServer got itself in trouble";
        return reply;
    }
    reply.type = QByteArrayLiteral("image/") + QByteArray(format).toLower();
    reply.headers << disposition(name);
    return reply;
}

/// `preview=webp;80`: the whole picture in that format; no thumbnail.
DemoReply preview(const QString &file, const QString &name, const QStringList &wanted, const QString &channel)
{
    const bool jpeg = wanted.value(0) == QLatin1StringView("jpeg") && !channel.contains(u'a');
    bool isNumber = false;
    const int quality = wanted.last().toInt(&isNumber);
    return picture(demoPixels(QImage(file)), jpeg ? "JPEG" : "WEBP", isNumber ? quality : 90, name);
}

DemoReply channelOf(const QString &file, const QString &name, bool alphaOnly)
{
    QImage image(file);
    if (!alphaOnly)
        return picture(demoPixels(image), "PNG", 55, name);
    QImage alpha = demoPixels(image, QImage::Format_ARGB32);
    for (int y = 0; y < alpha.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(alpha.scanLine(y));
        for (int x = 0; x < alpha.width(); ++x)
            line[x] = qRgba(0, 0, 0, qAlpha(line[x]));
    }
    return picture(alpha, "PNG", 55, name);
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

/// `bytes=from-to`, `bytes=from-`, `bytes=-last`; anything else is left alone, as the standard allows.
void applyRange(DemoReply &reply, const QByteArray &range)
{
    const qint64 size = reply.body.size();
    const QList<QByteArray> ends = range.mid(6).split('-');
    if (!range.startsWith("bytes=") || ends.size() != 2)
        return;
    bool hasFrom = false;
    bool hasTo = false;
    qint64 from = ends[0].toLongLong(&hasFrom);
    qint64 to = ends[1].toLongLong(&hasTo);
    if (!hasFrom && hasTo) {
        from = std::max<qint64>(0, size - to);
        to = size - 1;
    } else if (!hasTo) {
        to = size - 1;
    }
    to = std::min(to, size - 1);
    if ((!hasFrom && !hasTo) || from > to) {
        reply = empty(416);
        reply.headers << std::pair<QByteArray, QByteArray>("Content-Range", "bytes */" + QByteArray::number(size));
        return;
    }
    reply.status = 206;
    reply.headers << std::pair<QByteArray, QByteArray>("Content-Range", "bytes " + QByteArray::number(from) + '-' +
                                                                            QByteArray::number(to) + '/' +
                                                                            QByteArray::number(size));
    reply.body = reply.body.mid(from, to - from + 1);
}

DemoReply whole(const QString &path, const QString &name, const DemoRequest &request)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return empty(404);
    const QDateTime modified = QFileInfo(path).lastModified();
    const QByteArray etag = '"' + QByteArray::number(modified.toMSecsSinceEpoch() * 1000000, 16) + '-' +
                            QByteArray::number(file.size(), 16) + '"';
    DemoReply reply;
    reply.headers << disposition(name) << std::pair<QByteArray, QByteArray>("Etag", etag)
                  << std::pair<QByteArray, QByteArray>("Last-Modified", httpDate(modified))
                  << std::pair<QByteArray, QByteArray>("Accept-Ranges", "bytes");
    if (!request.ifNoneMatch.isEmpty() && request.ifNoneMatch.contains(etag)) {
        reply.status = 304;
        return reply;
    }
    reply.type = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name().toLatin1();
    reply.body = file.readAll();
    applyRange(reply, request.range);
    return reply;
}

} // namespace

DemoReply demoView(const DemoFiles &files, const DemoRequest &request)
{
    if (!request.has(QStringLiteral("filename")))
        return empty(404);
    QString name = request.value(QStringLiteral("filename"));
    auto folder = DemoFiles::takeAnnotation(name);
    if (name.isEmpty() || name.startsWith(u'/') || name.contains(QLatin1StringView("..")))
        return empty(400);
    if (!folder)
        folder = DemoFiles::folderNamed(request.has(QStringLiteral("type")) ? request.value(QStringLiteral("type"))
                                                                            : QStringLiteral("output"));
    if (!folder)
        return empty(400);
    const QString root = files.path(*folder);
    const QString directory = QDir::cleanPath(root + u'/' + request.value(QStringLiteral("subfolder")));
    if (!DemoFiles::isInside(directory, root))
        return empty(403);
    name = name.section(u'/', -1);
    const QString file = directory + u'/' + name;
    if (!QFileInfo(file).isFile())
        return empty(404);

    const QString channel = request.value(QStringLiteral("channel"));
    if (request.has(QStringLiteral("preview")))
        return preview(file, name, request.value(QStringLiteral("preview")).split(u';'), channel);
    if (channel == QLatin1StringView("rgb") || channel == QLatin1StringView("a"))
        return channelOf(file, name, channel == QLatin1StringView("a"));
    return whole(file, name, request);
}

DemoReply demoUpload(const DemoFiles &files, const DemoRequest &request)
{
    std::optional<DemoPart> image;
    QString type = QStringLiteral("input");
    QString subfolder;
    bool overwrite = false;
    for (const DemoPart &part : demoParts(request.contentType, request.body)) {
        if (part.name == QLatin1StringView("image") && part.fileName)
            image = part;
        else if (part.name == QLatin1StringView("type"))
            type = QString::fromUtf8(part.content);
        else if (part.name == QLatin1StringView("subfolder"))
            subfolder = QString::fromUtf8(part.content);
        else if (part.name == QLatin1StringView("overwrite"))
            overwrite = part.content == "true" || part.content == "1";
    }
    const auto folder = DemoFiles::folderNamed(type);
    if (!folder)
        return empty(500);
    if (!image || image->fileName->isEmpty())
        return empty(400);

    const QString root = files.path(*folder);
    const QString directory = QDir::cleanPath(root + u'/' + subfolder);
    QString name = *image->fileName;
    if (!DemoFiles::isInside(directory, root) || !DemoFiles::isInside(directory + u'/' + name, root) ||
        !QDir().mkpath(directory))
        return empty(400);
    const QFileInfo parts(name);
    const QString suffix = parts.suffix().isEmpty() ? QString() : u'.' + parts.suffix();
    const QString base = name.chopped(suffix.size());
    const auto isThere = [&] {
        QFile file(directory + u'/' + name);
        return file.open(QIODevice::ReadOnly) && file.readAll() != image->content;
    };
    for (int i = 1; !overwrite && isThere(); ++i)
        name = QStringLiteral("%1 (%2)%3").arg(base).arg(i).arg(suffix);
    QFile file(directory + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(image->content) != image->content.size())
        return empty(500);
    DemoReply reply;
    reply.type = "application/json; charset=utf-8";
    reply.body =
        json::writeLikePython(object({{"name", text(name)}, {"subfolder", text(subfolder)}, {"type", text(type)}}));
    return reply;
}

} // namespace hanga
