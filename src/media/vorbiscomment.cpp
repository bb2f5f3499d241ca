#include "media/vorbiscomment.h"

#include "media/cursor.h"
#include "media/textcollector.h"

namespace hanga::media {

void collectVorbisComment(QByteArrayView block, TextCollector &texts)
{
    Cursor cursor(block, Cursor::Order::LittleEndian);
    cursor.take(cursor.number<quint32>());
    const auto count = cursor.number<quint32>();
    for (quint32 i = 0; i < count; ++i) {
        const QByteArrayView entry = cursor.take(cursor.number<quint32>());
        if (cursor.failed())
            return;
        if (const qsizetype equals = entry.indexOf('='); equals > 0)
            texts.add(entry.first(equals), entry.sliced(equals + 1));
    }
}

} // namespace hanga::media
