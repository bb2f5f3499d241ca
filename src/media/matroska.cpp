#include "media/matroska.h"

#include "media/cursor.h"
#include "media/textcollector.h"

#include <QIODevice>

#include <bit>

namespace hanga::media {

namespace {

constexpr quint64 segmentId = 0x18538067;
constexpr quint64 tagsId = 0x1254c367;
constexpr quint64 tagId = 0x7373;
constexpr quint64 simpleTagId = 0x67c8;
constexpr quint64 nameId = 0x45a3;
constexpr quint64 textId = 0x4487;
constexpr qint64 longestHeader = 12; // an id of four bytes, a size of eight

struct ElementHeader
{
    quint64 id = 0;
    quint64 size = 0;
    bool isOpen = false; ///< the size is not known
};

/// A number whose first byte says, by its leading zeros, how many follow. An id keeps the marking bit, a size does not.
quint64 takeNumber(Cursor &cursor, bool isId, bool *isOpen = nullptr)
{
    const auto first = cursor.number<quint8>();
    const int more = std::countl_zero(first);
    const quint64 marker = quint64(0x80) >> more;
    quint64 value = isId ? first : first & ~marker;
    bool allOnes = quint64(first & (marker - 1)) == marker - 1;
    for (const char byte : cursor.take(quint64(more))) {
        value = value << 8 | uchar(byte);
        allOnes = allOnes && uchar(byte) == 0xff;
    }
    if (isOpen)
        *isOpen = allOnes;
    return value;
}

std::optional<ElementHeader> takeHeader(Cursor &cursor)
{
    ElementHeader header;
    header.id = takeNumber(cursor, true);
    header.size = takeNumber(cursor, false, &header.isOpen);
    if (cursor.failed() || header.id == 0)
        return std::nullopt;
    return header;
}

/// What follows \a header, up to the end of what is there.
QByteArrayView takeContent(Cursor &cursor, const ElementHeader &header)
{
    const auto left = quint64(cursor.rest().size());
    return cursor.take(header.isOpen ? left : std::min(header.size, left));
}

void collectTags(QByteArrayView content, TextCollector &texts, int depth)
{
    constexpr int deepest = 8; // a SimpleTag may hold others
    Cursor cursor(content);
    QByteArrayView name;
    while (!cursor.atEnd() && depth < deepest) {
        const auto header = takeHeader(cursor);
        if (!header)
            return;
        const bool isWhole = header->isOpen || header->size <= quint64(cursor.rest().size());
        const QByteArrayView inside = takeContent(cursor, *header);
        if (header->id == tagId || header->id == simpleTagId)
            collectTags(inside, texts, depth + 1);
        else if (header->id == nameId)
            name = inside;
        else if (header->id == textId && isWhole)
            texts.add(name, inside);
    }
}

} // namespace

void collectMatroska(QIODevice &file, TextCollector &texts)
{
    constexpr int mostElements = 200000;
    qint64 place = 0;
    for (int i = 0; i < mostElements && place < file.size(); ++i) {
        const QByteArray head = readAt(file, place, longestHeader);
        Cursor cursor(head);
        const auto header = takeHeader(cursor);
        if (!header)
            return;
        const qint64 content = place + head.size() - cursor.rest().size();
        const qint64 left = file.size() - content;
        const bool fits = !header->isOpen && header->size <= quint64(left);
        if (header->id == tagsId)
            collectTags(readAt(file, content, fits ? qint64(header->size) : left), texts, 0);
        if (header->id == segmentId || header->isOpen)
            place = content;
        else if (fits)
            place = content + qint64(header->size);
        else
            return;
    }
}

} // namespace hanga::media
