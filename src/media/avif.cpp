#include "media/avif.h"

#include "media/box.h"
#include "media/cursor.h"
#include "media/exif.h"
#include "media/textcollector.h"

#include <QIODevice>

namespace hanga::media {

namespace {

constexpr qint64 versionSize = 4;

/// The number of the item of type "Exif", by the boxes `infe` in \a infos.
std::optional<quint32> exifItem(QIODevice &file, const Box &infos)
{
    const QByteArray head = readAt(file, infos.begin, versionSize);
    const bool isWide = !head.isEmpty() && head[0] != '\0'; // the count of items has two or four bytes
    qint64 place = infos.begin + versionSize + (isWide ? 4 : 2);
    while (const auto info = findBox(file, place, infos.end, "infe")) {
        const QByteArray content = readAt(file, info->begin, 16);
        Cursor cursor(content);
        const auto version = cursor.number<quint8>();
        cursor.take(3);
        const quint32 id = version > 2 ? cursor.number<quint32>() : cursor.number<quint16>();
        cursor.take(2); // protection
        if (version >= 2 && cursor.take(4) == "Exif")
            return id;
        place = info->end;
    }
    return std::nullopt;
}

/// Where an item lies, its first extent (EXIF is never scattered).
struct Extent
{
    qint64 offset = 0;
    qint64 size = 0;
};

quint64 numberOf(Cursor &cursor, int bytes)
{
    return bytes == 8 ? cursor.number<quint64>() : bytes == 4 ? cursor.number<quint32>() : 0;
}

std::optional<Extent> extentOf(quint32 wanted, QByteArrayView content)
{
    Cursor cursor(content);
    const auto version = cursor.number<quint8>();
    cursor.take(3);
    const auto sizes = cursor.number<quint16>(); // four bits each: offset, length, base offset, index
    const int offsetSize = sizes >> 12;
    const int lengthSize = (sizes >> 8) & 15;
    const int baseSize = (sizes >> 4) & 15;
    const int indexSize = version > 0 ? sizes & 15 : 0;
    const quint32 count = version > 1 ? cursor.number<quint32>() : cursor.number<quint16>();
    for (quint32 i = 0; i < count && !cursor.failed(); ++i) {
        const quint32 id = version > 1 ? cursor.number<quint32>() : cursor.number<quint16>();
        const bool isInFile = version == 0 || (cursor.number<quint16>() & 15) == 0;
        cursor.take(2); // data reference
        const quint64 base = numberOf(cursor, baseSize);
        const auto extents = cursor.number<quint16>();
        for (int extent = 0; extent < extents && !cursor.failed(); ++extent) {
            cursor.take(quint64(indexSize));
            const quint64 offset = numberOf(cursor, offsetSize);
            const quint64 size = numberOf(cursor, lengthSize);
            if (id == wanted && isInFile && !cursor.failed())
                return Extent{qint64(base + offset), qint64(size)};
        }
    }
    return std::nullopt;
}

} // namespace

void collectAvif(QIODevice &file, const Box &meta, TextCollector &texts)
{
    const qint64 begin = meta.begin + versionSize;
    const auto infos = findBox(file, begin, meta.end, "iinf");
    const auto places = findBox(file, begin, meta.end, "iloc");
    const auto item = infos ? exifItem(file, *infos) : std::nullopt;
    if (!item || !places)
        return;
    const auto extent = extentOf(*item, readAt(file, places->begin, places->size()));
    if (!extent)
        return;
    const QByteArray data = readAt(file, extent->offset, extent->size);
    Cursor cursor(data);
    cursor.take(cursor.number<quint32>()); // where the TIFF block begins: "Exif\0\0" may stand before it
    collectExif(cursor.rest(), texts);
}

} // namespace hanga::media
