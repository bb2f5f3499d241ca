#include "workflow/fileformat.h"

namespace hanga {

namespace {

bool isAt(QByteArrayView head, qsizetype offset, QByteArrayView magic)
{
    return head.size() >= offset + magic.size() && head.sliced(offset, magic.size()) == magic;
}

/// Video, and pictures in the same container: the brand tells.
QString isoFormat(QByteArrayView head)
{
    for (const char *brand : {"avif", "avis"}) {
        if (isAt(head, 8, brand))
            return QStringLiteral("avif");
    }
    return QStringLiteral("mp4");
}

bool isMp3(QByteArrayView head)
{
    if (isAt(head, 0, "ID3"))
        return true;
    // A frame without a tag in front: eleven set bits, MPEG 1 or 2, layer III.
    return head.size() > 2 && uchar(head[0]) == 0xff && (uchar(head[1]) & 0xe6) == 0xe2;
}

} // namespace

QString mediaFormat(QByteArrayView head)
{
    struct Magic
    {
        qsizetype offset;
        QByteArrayView bytes;
        const char *format;
    };
    static const Magic magics[] = {
        {0, "\x89PNG\r\n\x1a\n", "png"},
        {0, "\xff\xd8\xff", "jpeg"},
        {8, "WEBP", "webp"},
        {0, "GIF8", "gif"},
        {0, "\x1a\x45\xdf\xa3", "webm"},
        {0, "fLaC", "flac"},
        {0, "OggS", "ogg"},
        {8, "WAVE", "wav"},
        {0, "glTF", "glb"},
    };
    for (const Magic &magic : magics) {
        const bool inRiff = magic.offset == 8;
        if (isAt(head, magic.offset, magic.bytes) && (!inRiff || isAt(head, 0, "RIFF")))
            return QString::fromLatin1(magic.format);
    }
    if (isAt(head, 4, "ftyp"))
        return isoFormat(head);
    return isMp3(head) ? QStringLiteral("mp3") : QString();
}

bool isBinary(QByteArrayView bytes)
{
    const QByteArrayView head = bytes.first(std::min(bytes.size(), headSize));
    if (!head.contains('\0'))
        return false;
    // UTF-16 with a byte order mark, or ASCII in UTF-16 without one: the reader of JSON has a sentence for it.
    const bool marked = isAt(head, 0, "\xff\xfe") || isAt(head, 0, "\xfe\xff");
    const bool alternating = head.size() >= 4 && (head[0] == 0) != (head[1] == 0) && (head[0] == 0) == (head[2] == 0) &&
                             (head[1] == 0) == (head[3] == 0);
    return !marked && !alternating;
}

} // namespace hanga
