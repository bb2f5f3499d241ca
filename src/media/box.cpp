#include "media/box.h"

#include "media/cursor.h"

#include <QIODevice>

namespace hanga::media {

std::optional<Box> BoxWalk::next()
{
    const QByteArray header = readAt(m_file, m_place, std::min<qint64>(16, m_end - m_place));
    Cursor cursor(header);
    quint64 size = cursor.number<quint32>();
    quint64 headerSize = 8;
    Box box;
    box.type = cursor.take(4).toByteArray();
    if (size == 1) {
        size = cursor.number<quint64>();
        headerSize = 16;
    } else if (size == 0) {
        size = quint64(m_end - m_place);
    }
    if (cursor.failed() || size < headerSize)
        return std::nullopt;
    box.isWhole = size <= quint64(m_end - m_place);
    box.begin = m_place + qint64(headerSize);
    box.end = box.isWhole ? m_place + qint64(size) : m_end;
    m_place = box.end;
    return box;
}

std::optional<Box> findBox(QIODevice &file, qint64 begin, qint64 end, QByteArrayView type)
{
    constexpr int mostBoxes = 100000;
    BoxWalk walk(file, begin, end);
    for (int i = 0; i < mostBoxes; ++i) {
        const std::optional<Box> box = walk.next();
        if (!box || box->type == type)
            return box;
    }
    return std::nullopt;
}

} // namespace hanga::media
