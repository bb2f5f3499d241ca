#include "media/texts.h"

#include "media/cursor.h"
#include "media/flac.h"
#include "media/jpeg.h"
#include "media/jsontexts.h"
#include "media/matroska.h"
#include "media/mediaformat.h"
#include "media/mp3.h"
#include "media/mp4.h"
#include "media/ogg.h"
#include "media/png.h"
#include "media/svg.h"
#include "media/textcollector.h"
#include "media/webp.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

namespace hanga::media {

namespace {

struct Reader
{
    const char *format;
    void (*collect)(QIODevice &file, TextCollector &texts);
};
constexpr Reader readers[] = {
    {"webp", collectWebp},     {"jpeg", collectJpeg},    {"mp4", collectMp4},
    {"mov", collectMp4},       {"avif", collectMp4},     {"heic", collectMp4},
    {"webm", collectMatroska}, {"mkv", collectMatroska}, {"flac", collectFlac},
    {"ogg", collectOgg},       {"opus", collectOgg},     {"mp3", collectMp3},
    {"glb", collectGlb},       {"svg", collectSvg},      {"safetensors", collectSafetensors},
};

const Reader *readerOf(const QString &format)
{
    const auto reader = std::ranges::find_if(
        readers, [&format](const Reader &candidate) { return format == QLatin1StringView(candidate.format); });
    return reader == std::end(readers) ? nullptr : reader;
}

} // namespace

bool hasTexts(const QString &format)
{
    return format == u"png" || readerOf(format);
}

Result<QList<TextChunk>> readTexts(QIODevice &file, const QString &name)
{
    Q_ASSERT(!file.isSequential());
    const QString format = mediaFormat(readAt(file, 0, headSize));
    if (format == u"png" && file.seek(0))
        return readPngTexts(file, name);
    if (format.isEmpty())
        return failure(Error::Kind::FileDamaged, {name, QCoreApplication::translate("Media", "it is no media file")});
    TextCollector texts;
    if (const Reader *reader = readerOf(format))
        reader->collect(file, texts);
    return texts.texts();
}

} // namespace hanga::media
