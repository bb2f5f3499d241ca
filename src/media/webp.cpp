#include "media/webp.h"

#include "media/cursor.h"
#include "media/exif.h"
#include "media/textcollector.h"

#include <QIODevice>

namespace hanga::media {

void collectWebp(QIODevice &file, TextCollector &texts)
{
    constexpr int mostChunks = 100000;
    constexpr qint64 headerSize = 8;
    qint64 place = 12; // behind RIFF, its size (which may lie) and WEBP
    for (int i = 0; i < mostChunks; ++i) {
        const QByteArray header = readAt(file, place, headerSize);
        Cursor cursor(header, Cursor::Order::LittleEndian);
        const QByteArrayView type = cursor.take(4);
        const auto size = qint64(cursor.number<quint32>());
        if (cursor.failed())
            return;
        if (type == "EXIF")
            collectExif(readAt(file, place + headerSize, size), texts);
        place += headerSize + size + size % 2;
    }
}

} // namespace hanga::media
