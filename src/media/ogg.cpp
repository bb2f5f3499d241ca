#include "media/ogg.h"

#include "media/cursor.h"
#include "media/textcollector.h"
#include "media/vorbiscomment.h"

#include <QHash>
#include <QIODevice>

namespace hanga::media {

namespace {

constexpr qint64 pageHeaderSize = 27;
constexpr quint8 continuesPacket = 0x01;
constexpr quint8 beginsStream = 0x02;

/// What has been read of one stream.
struct OggStream
{
    int packets = 0; ///< complete ones
    QByteArray packet;
};

struct OggPage
{
    quint8 flags = 0;
    quint32 stream = 0;
    QByteArray sizes; ///< of its segments; a packet ends with the first that is not 255
    QByteArray body;
    qint64 size = 0;
};

std::optional<OggPage> pageAt(QIODevice &file, qint64 place)
{
    const QByteArray header = readAt(file, place, pageHeaderSize);
    Cursor cursor(header, Cursor::Order::LittleEndian);
    OggPage page;
    if (cursor.take(4) != "OggS")
        return std::nullopt;
    cursor.take(1);
    page.flags = cursor.number<quint8>();
    cursor.take(8); // position in the sound
    page.stream = cursor.number<quint32>();
    cursor.take(8); // number and check sum
    const auto segments = cursor.number<quint8>();
    if (cursor.failed())
        return std::nullopt;
    page.sizes = readAt(file, place + pageHeaderSize, segments);
    qint64 bodySize = 0;
    for (const char size : std::as_const(page.sizes))
        bodySize += uchar(size);
    page.size = pageHeaderSize + segments + bodySize;
    page.body = readAt(file, place + pageHeaderSize + segments, bodySize);
    return page;
}

/// The comments in the second packet of a stream, behind the mark of its codec.
void collectPacket(QByteArrayView packet, TextCollector &texts)
{
    for (const QByteArrayView mark :
         {QByteArrayView("OpusTags"), QByteArrayView("\x03vorbis"), QByteArrayView("\x81theora")}) {
        if (packet.startsWith(mark))
            return collectVorbisComment(packet.sliced(mark.size()), texts);
    }
    constexpr qsizetype flacHeader = 4;
    if (packet.size() > flacHeader && (packet[0] & 0x7f) == 4)
        collectVorbisComment(packet.sliced(flacHeader), texts);
}

/// Adds \a page to \a stream and collects the texts when its second packet is complete.
void takePage(OggStream &stream, const OggPage &page, TextCollector &texts)
{
    if (!(page.flags & continuesPacket))
        stream.packet.clear();
    Cursor body(page.body);
    for (const char size : page.sizes) {
        const QByteArrayView part = body.take(std::min<quint64>(uchar(size), quint64(body.rest().size())));
        if (stream.packets == 1 && stream.packet.size() < largestText)
            stream.packet.append(part);
        if (uchar(size) == 255)
            continue;
        ++stream.packets;
        if (stream.packets == 2) {
            collectPacket(stream.packet, texts);
            stream.packet = {};
            return;
        }
    }
}

} // namespace

void collectOgg(QIODevice &file, TextCollector &texts)
{
    constexpr qsizetype mostStreams = 16;
    constexpr qint64 farEnough = 2 * largestText; // comments stand in front; what has none may be a film
    QHash<quint32, OggStream> streams;
    qsizetype complete = 0;
    qint64 place = 0;
    while (place < farEnough) {
        const auto page = pageAt(file, place);
        if (!page)
            break;
        place += page->size;
        const bool begins = page->flags & beginsStream;
        if (!begins && complete == streams.size())
            break;
        if (begins && streams.size() < mostStreams)
            streams.insert(page->stream, {});
        const auto stream = streams.find(page->stream);
        if (stream == streams.end() || stream->packets > 1)
            continue;
        takePage(*stream, *page, texts);
        complete += stream->packets > 1;
    }
    for (const OggStream &stream : std::as_const(streams))
        collectPacket(stream.packets == 1 ? stream.packet : QByteArray(), texts); // the file is cut in the middle of it
}

} // namespace hanga::media
