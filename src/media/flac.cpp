#include "media/flac.h"

#include "media/cursor.h"
#include "media/textcollector.h"
#include "media/vorbiscomment.h"

#include <QIODevice>

namespace hanga::media {

void collectFlac(QIODevice &file, TextCollector &texts)
{
    constexpr int mostBlocks = 100000;
    constexpr quint8 commentType = 4;
    qint64 place = 4;
    for (int i = 0; i < mostBlocks; ++i) {
        const QByteArray header = readAt(file, place, 4);
        Cursor cursor(header);
        const auto word = cursor.number<quint32>();
        if (cursor.failed())
            return;
        const bool isLast = word >> 31;
        const auto type = quint8((word >> 24) & 0x7f);
        const auto size = qint64(word & 0xffffff);
        if (type == commentType)
            collectVorbisComment(readAt(file, place + 4, size), texts);
        if (isLast)
            return;
        place += 4 + size;
    }
}

} // namespace hanga::media
