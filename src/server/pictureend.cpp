#include "server/pictureend.h"

#include <QtEndian>

namespace hanga {

namespace {

/// The chunk that ends every PNG: no data, so its check sum is always the same.
constexpr char pngEnd[] = "\0\0\0\0IEND\xae\x42\x60\x82";
constexpr qsizetype riffHeadBytes = 8;

} // namespace

bool lacksItsEnd(QByteArrayView head, QByteArrayView tail, qint64 size)
{
    if (head.startsWith("\x89PNG"))
        return !tail.endsWith(QByteArrayView(pngEnd, sizeof(pngEnd) - 1));
    // Some writers add bytes after a JPEG's end, so it may stand a little before the file's.
    if (head.startsWith("\xff\xd8\xff"))
        return tail.lastIndexOf("\xff\xd9") < 0;
    if (head.startsWith("RIFF") && head.size() >= riffHeadBytes)
        return size < qint64(qFromLittleEndian<quint32>(head.data() + 4)) + riffHeadBytes;
    return false;
}

} // namespace hanga
