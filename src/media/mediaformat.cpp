#include "media/mediaformat.h"

namespace hanga::media {

namespace {

bool isAt(QByteArrayView head, qsizetype offset, QByteArrayView magic)
{
    return head.size() >= offset + magic.size() && head.sliced(offset, magic.size()) == magic;
}

/// Films, and pictures in the same container: the brand tells. Old QuickTime files begin without one.
QString isoFormat(QByteArrayView head)
{
    for (const char *type : {"moov", "mdat", "wide", "skip", "free"}) {
        if (isAt(head, 4, type) && head[0] == '\0') // a size; text has words there too
            return QStringLiteral("mov");
    }
    if (!isAt(head, 4, "ftyp"))
        return {};
    for (const char *brand : {"avif", "avis"}) {
        if (isAt(head, 8, brand))
            return QStringLiteral("avif");
    }
    for (const char *brand : {"heic", "heix", "mif1"}) {
        if (isAt(head, 8, brand))
            return QStringLiteral("heic");
    }
    return isAt(head, 8, "qt  ") ? QStringLiteral("mov") : QStringLiteral("mp4");
}

bool isMp3(QByteArrayView head)
{
    if (isAt(head, 0, "ID3"))
        return true;
    // A frame without a tag in front: eleven set bits, MPEG 1 or 2, layer III.
    return head.size() > 2 && uchar(head[0]) == 0xff && (uchar(head[1]) & 0xe6) == 0xe2;
}

/// What follows the XML declaration, the document type and comments in front of the root element.
QByteArrayView withoutProlog(QByteArrayView text)
{
    text = (isAt(text, 0, "\xef\xbb\xbf") ? text.sliced(3) : text).trimmed();
    while (text.startsWith("<?") || text.startsWith("<!")) {
        const QByteArrayView close = text.startsWith("<!--") ? "-->" : ">";
        const qsizetype end = text.indexOf(close);
        if (end < 0)
            return {};
        text = text.sliced(end + close.size()).trimmed();
    }
    return text;
}

bool isSvg(QByteArrayView head)
{
    const QByteArrayView root = withoutProlog(head);
    return root.startsWith("<svg") && !root.contains('\0');
}

/// Eight bytes of length (under 16 MiB), then the header, a JSON object.
bool isSafetensors(QByteArrayView head)
{
    return head.size() > 8 && head[8] == '{' && head.sliced(3, 5) == QByteArrayView("\0\0\0\0\0", 5);
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
        {0, "fLaC", "flac"},
        {8, "WAVE", "wav"},
        {0, "glTF", "glb"},
    };
    for (const Magic &magic : magics) {
        const bool inRiff = magic.offset == 8;
        if (isAt(head, magic.offset, magic.bytes) && (!inRiff || isAt(head, 0, "RIFF")))
            return QString::fromLatin1(magic.format);
    }
    constexpr qsizetype firstPage = 64;
    const QByteArrayView beginning = head.first(std::min(head.size(), firstPage));
    if (isAt(head, 0, "\x1a\x45\xdf\xa3"))
        return beginning.contains("matroska") ? QStringLiteral("mkv") : QStringLiteral("webm");
    if (isAt(head, 0, "OggS"))
        return beginning.contains("OpusHead") ? QStringLiteral("opus") : QStringLiteral("ogg");
    if (const QString format = isoFormat(head); !format.isEmpty())
        return format;
    if (isMp3(head))
        return QStringLiteral("mp3");
    if (isSafetensors(head))
        return QStringLiteral("safetensors");
    return isSvg(head) ? QStringLiteral("svg") : QString();
}

} // namespace hanga::media
