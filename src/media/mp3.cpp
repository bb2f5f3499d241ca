#include "media/mp3.h"

#include "media/cursor.h"
#include "media/textcollector.h"

#include <QIODevice>
#include <QStringDecoder>

namespace hanga::media {

namespace {

constexpr qint64 headerSize = 10;

/// Seven bits a byte; as a plain number if a byte has its eighth, which some writers of 2.4 left in.
quint32 syncSafe(quint32 number)
{
    if (number & 0x80808080)
        return number;
    return (number & 0x7f) | (number & 0x7f00) >> 1 | (number & 0x7f0000) >> 2 | (number & 0x7f000000) >> 3;
}

/// \a bytes without the zeros that were put behind each 0xff.
QByteArray synchronised(QByteArrayView bytes)
{
    QByteArray result;
    result.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        result.append(bytes[i]);
        if (uchar(bytes[i]) == 0xff && i + 1 < bytes.size() && bytes[i + 1] == '\0')
            ++i;
    }
    return result;
}

enum class Encoding : quint8 { Latin1, Utf16, Utf16BigEndian, Utf8 };

/// Takes a text up to its NUL, or all that is left, from \a bytes.
QByteArray takeText(QByteArrayView &bytes, Encoding encoding)
{
    const bool isWide = encoding == Encoding::Utf16 || encoding == Encoding::Utf16BigEndian;
    const qsizetype width = isWide ? 2 : 1;
    qsizetype end = 0;
    while (end + width <= bytes.size() && (bytes[end] != '\0' || (isWide && bytes[end + 1] != '\0')))
        end += width;
    const QByteArrayView text = bytes.first(std::min(end, bytes.size()));
    bytes = bytes.sliced(std::min(end + width, bytes.size()));
    if (!isWide)
        return text.toByteArray();
    QStringDecoder decode(encoding == Encoding::Utf16 ? QStringDecoder::Utf16 : QStringDecoder::Utf16BE);
    return QString(decode(text)).toUtf8();
}

void collectFrame(QByteArrayView id, QByteArrayView data, TextCollector &texts)
{
    constexpr qsizetype languageSize = 3;
    const bool isComment = id == "COMM";
    if ((!isComment && id != "TXXX") || data.isEmpty() || data[0] > 3)
        return;
    const auto encoding = Encoding(data[0]);
    data = data.sliced(1);
    if (isComment)
        data = data.sliced(std::min(languageSize, data.size()));
    const QByteArray name = takeText(data, encoding);
    const QByteArray text = takeText(data, encoding);
    texts.add(isComment ? QByteArray("comment") : name, text);
}

void collectFrames(QByteArrayView tag, bool isVersion4, TextCollector &texts)
{
    constexpr quint16 packedOrSecret = 0x00c0;  // of 2.3
    constexpr quint16 packedOrSecret4 = 0x000c; // of 2.4
    constexpr quint16 unsynchronised4 = 0x0002;
    constexpr quint16 hasLength4 = 0x0001;
    Cursor cursor(tag);
    while (!cursor.atEnd()) {
        const QByteArrayView id = cursor.take(4);
        const auto size = cursor.number<quint32>();
        const auto flags = cursor.number<quint16>();
        if (cursor.failed() || id.startsWith('\0')) // padding
            return;
        QByteArrayView data = cursor.take(isVersion4 ? syncSafe(size) : size);
        if (cursor.failed())
            return;
        if (flags & (isVersion4 ? packedOrSecret4 : packedOrSecret))
            continue;
        if (isVersion4 && (flags & hasLength4))
            data = data.sliced(std::min<qsizetype>(4, data.size()));
        if (isVersion4 && (flags & unsynchronised4))
            collectFrame(id, synchronised(data), texts);
        else
            collectFrame(id, data, texts);
    }
}

} // namespace

void collectMp3(QIODevice &file, TextCollector &texts)
{
    const QByteArray header = readAt(file, 0, headerSize);
    Cursor cursor(header);
    if (cursor.take(3) != "ID3")
        return;
    const auto version = cursor.number<quint8>();
    cursor.take(1);
    const auto flags = cursor.number<quint8>();
    const qint64 size = syncSafe(cursor.number<quint32>());
    if (cursor.failed() || version < 3 || version > 4)
        return;
    QByteArray tag = readAt(file, headerSize, size);
    constexpr quint8 unsynchronised = 0x80;
    constexpr quint8 hasExtension = 0x40;
    const bool isVersion4 = version == 4;
    if (!isVersion4 && (flags & unsynchronised))
        tag = synchronised(tag);
    Cursor frames(tag);
    if (flags & hasExtension) {
        const auto extension = frames.number<quint32>();
        frames.take(isVersion4 ? std::max<quint32>(syncSafe(extension), 4) - 4 : extension);
    }
    collectFrames(frames.rest(), isVersion4, texts);
}

} // namespace hanga::media
