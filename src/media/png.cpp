#include "media/png.h"
#include "media/textcollector.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>

namespace hanga::media {

namespace {

constexpr QByteArrayView signature = "\x89PNG\r\n\x1a\n";
constexpr qsizetype longestKeyword = 79;
/// To this many bytes all packed texts of one file may unpack, those that are of no use too: unpacking takes longer
/// than reading what a file says in the open, and the largest workflows have a few.
constexpr qint64 mostUnpacked = largestText;

struct ChunkHeader
{
    qint64 length;
    QByteArray type;
};

/// The next chunk's header if the whole chunk, its check sum included, is there.
std::optional<ChunkHeader> readHeader(QIODevice &file)
{
    const QByteArray head = file.read(8);
    if (head.size() < 8)
        return std::nullopt;
    const auto length = qint64(qFromBigEndian<quint32>(head.constData()));
    if (length + 4 > file.size() - file.pos())
        return std::nullopt;
    return ChunkHeader{length, head.mid(4)};
}

/// Everything that \a packed inflates to; nothing if it is damaged or gives more than \a room bytes. What came out of
/// it is taken from \a room in any case.
std::optional<QByteArray> inflated(QByteArrayView packed, qint64 &room)
{
    const qint64 limit = room;
    z_stream stream = {};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    QByteArray text;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    int state = Z_OK;
    while (state == Z_OK && text.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        text.append(piece.constData(), piece.size() - qsizetype(stream.avail_out));
    }
    inflateEnd(&stream);
    room = std::max<qint64>(limit - text.size(), 0);
    if (state != Z_STREAM_END || text.size() > limit)
        return std::nullopt;
    return text;
}

/// Takes what stands before the next NUL from \a rest; nothing if there is no NUL.
std::optional<QByteArrayView> takeField(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\0');
    if (end < 0)
        return std::nullopt;
    const QByteArrayView field = rest.first(end);
    rest = rest.sliced(end + 1);
    return field;
}

/// Latin-1 where \ref asUtf8 will recognise it, else UTF-8 as it is.
QByteArray forPng(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8);
    const bool fits = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x100; });
    const QByteArray latin1 = fits ? text.toLatin1() : QByteArray();
    return fits && asUtf8(latin1) == utf8 ? latin1 : utf8;
}

/// \a room: how far packed texts may still unpack.
void collectText(const QByteArray &type, QByteArrayView data, TextCollector &texts, qint64 &room)
{
    QByteArrayView rest = data;
    const auto keyword = takeField(rest);
    if (!keyword)
        return;
    bool isPacked = type == "zTXt";
    if (isPacked) {
        if (rest.isEmpty() || rest[0] != '\0')
            return; // deflate is method 0, and there is no other
        rest = rest.sliced(1);
    } else if (type == "iTXt") {
        if (rest.size() < 2 || (rest[0] != '\0' && rest[1] != '\0'))
            return;
        isPacked = rest[0] != '\0';
        rest = rest.sliced(2);
        if (!takeField(rest) || !takeField(rest)) // language, and the keyword in it
            return;
    }
    if (!isPacked)
        texts.add(*keyword, rest);
    else if (const auto text = inflated(rest, room))
        texts.add(*keyword, *text);
}

bool holdsText(const QByteArray &type)
{
    return type == "tEXt" || type == "zTXt" || type == "iTXt" || type == "comf";
}

QByteArray textChunk(const TextChunk &chunk)
{
    QByteArray body = "tEXt" + forPng(chunk.keyword.toUtf8()).left(longestKeyword) + '\0' + forPng(chunk.text);
    std::array<char, 4> number;
    qToBigEndian(quint32(body.size() - 4), number.data());
    const QByteArray length(number.data(), 4);
    qToBigEndian(quint32(crc32(0, reinterpret_cast<const Bytef *>(body.constData()), uInt(body.size()))),
                 number.data());
    return length + body + QByteArray(number.data(), 4);
}

} // namespace

bool isPng(QByteArrayView head)
{
    return head.startsWith(signature);
}

Result<QList<TextChunk>> readPngTexts(QIODevice &file, const QString &name)
{
    Q_ASSERT(!file.isSequential());
    if (!isPng(file.read(signature.size())))
        return failure(Error::Kind::FileDamaged, {name, QCoreApplication::translate("Png", "it is no PNG image")});
    TextCollector texts;
    qint64 room = mostUnpacked;
    // Check sums are not compared: a text that suffered is found out by whoever reads it, and most are whole.
    for (auto header = readHeader(file); header && header->type != "IEND"; header = readHeader(file)) {
        const qint64 next = file.pos() + header->length + 4;
        if (holdsText(header->type) && header->length <= largestText)
            collectText(header->type, file.read(header->length), texts, room);
        if (!file.seek(next))
            break;
    }
    return texts.texts();
}

QByteArray withPngTexts(const QByteArray &png, const QList<TextChunk> &chunks)
{
    Q_ASSERT(isPng(png));
    QBuffer file;
    file.setData(png);
    file.open(QIODevice::ReadOnly);
    qint64 place = signature.size();
    file.seek(place);
    for (auto header = readHeader(file); header && header->type != "IDAT" && header->type != "IEND";
         header = readHeader(file)) {
        place = file.pos() + header->length + 4;
        file.seek(place);
    }
    QByteArray texts;
    for (const TextChunk &chunk : chunks)
        texts += textChunk(chunk);
    return png.first(place) + texts + png.sliced(place);
}

} // namespace hanga::media
