#include "demo/demosaver.h"

#include "demo/demoanimation.h"
#include "demo/demojson.h"
#include "media/png.h"
#include "json/document.h"

#include <QBuffer>
#include <QFile>
#include <QRandomGenerator>

namespace hanga {
namespace {

using namespace demo;

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", 55); // zlib's level 4, the server's own
    return bytes;
}

QByteArray animation(const DemoCall &call, const QList<QImage> &frames, bool webp)
{
    const double fps = call.inputs["fps"].toDouble().value_or(6);
    if (!webp)
        return demoAnimatedPng(frames, fps);
    const bool lossless = call.inputs["lossless"].toBool();
    return demoAnimatedWebp(frames, fps, lossless ? 100 : int(call.inputs["quality"].toInt64().value_or(80)));
}

QList<media::TextChunk> metadata(const DemoCall &call)
{
    QList<media::TextChunk> chunks{{QStringLiteral("prompt"), json::writeLikePython(call.graph)}};
    for (const auto &[key, value] : call.extraPngInfo.members())
        chunks << media::TextChunk{fromUtf8(key), json::writeLikePython(value)};
    chunks << media::TextChunk{QStringLiteral("Software"), QByteArrayLiteral("Hanga demo server")};
    return chunks;
}

/// Five letters, as PreviewImage draws them; the alphabet is ComfyUI's, which lacks the w.
QString tempMark()
{
    const QString letters = QStringLiteral("abcdefghijklmnopqrstupvxyz");
    QString mark = QStringLiteral("_temp_");
    for (int i = 0; i < 5; ++i)
        mark += letters[QRandomGenerator::global()->bounded(int(letters.size()))];
    return mark;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

DemoOutcome raised(const QString &message)
{
    DemoOutcome outcome;
    outcome.failure = DemoFailure{QStringLiteral("Exception"), message};
    return outcome;
}

} // namespace

DemoOutcome saveDemoImages(const DemoCall &call)
{
    const DemoValue pictures = call.links.value(QStringLiteral("images"));
    const bool temporary = call.classType == QLatin1StringView("PreviewImage");
    const bool animated = call.classType.startsWith(QLatin1StringView("SaveAnimated"));
    const bool webp = call.classType == QLatin1StringView("SaveAnimatedWEBP");
    const QString prefix =
        temporary ? QStringLiteral("ComfyUI") + tempMark() : call.inputs["filename_prefix"].toString();
    auto place =
        call.files.nextPlace(temporary ? DemoFiles::Folder::Temp : DemoFiles::Folder::Output, prefix, pictures.size);
    if (!place)
        return raised(QStringLiteral("**** ERROR: Saving image outside the output folder is not allowed."));

    DemoOutcome outcome;
    json::Value files = json::Value::array();
    const QString name = place->name;
    for (int i = 0; i < (animated ? 1 : int(pictures.images.size())); ++i, ++place->counter) {
        place->name = QString(name).replace(QLatin1StringView("%batch_num%"), QString::number(i));
        const QString fileName = place->fileName(webp ? QStringLiteral("webp") : QStringLiteral("png"));
        QByteArray bytes = animated ? animation(call, pictures.images, webp) : png(pictures.images.value(i));
        if (media::isPng(bytes))
            bytes = media::withPngTexts(bytes, metadata(call));
        if (!write(place->directory + u'/' + fileName, bytes))
            return raised(QStringLiteral("[Errno 28] No space left on device"));
        files.append(object({{"filename", text(fileName)},
                             {"subfolder", text(place->subfolder)},
                             {"type", text(temporary ? "temp" : "output")}}));
    }
    outcome.ui = object({{"images", files}});
    if (animated)
        outcome.ui.set("animated", json::Value::array({boolean(!webp || pictures.images.size() != 1)}));
    return outcome;
}

} // namespace hanga
