#include "media/jpeg.h"

#include "media/cursor.h"
#include "media/exif.h"
#include "media/textcollector.h"

#include <QIODevice>

namespace hanga::media {

void collectJpeg(QIODevice &file, TextCollector &texts)
{
    constexpr int mostSegments = 100000;
    constexpr uchar pixels = 0xda;
    constexpr uchar exif = 0xe1;
    constexpr uchar comment = 0xfe;
    qint64 place = 2;
    for (int i = 0; i < mostSegments; ++i) {
        const QByteArray header = readAt(file, place, 4);
        Cursor cursor(header);
        const auto lead = cursor.number<quint8>();
        const auto marker = cursor.number<quint8>();
        if (cursor.failed() || lead != 0xff || marker == pixels)
            return;
        if (marker == 0xff) { // a filling byte
            ++place;
            continue;
        }
        const auto size = qint64(cursor.number<quint16>()); // of itself and what follows
        if (cursor.failed() || size < 2)
            return;
        const auto data = [&] { return readAt(file, place + 4, size - 2); };
        if (marker == exif) {
            if (const QByteArray block = data(); block.startsWith("Exif"))
                collectExif(block, texts);
        } else if (marker == comment) {
            texts.add("comment", data());
        }
        place += 2 + size;
    }
}

} // namespace hanga::media
