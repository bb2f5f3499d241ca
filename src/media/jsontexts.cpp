#include "media/jsontexts.h"

#include "media/cursor.h"
#include "media/textcollector.h"
#include "json/document.h"

#include <QIODevice>

namespace hanga::media {

namespace {

/// Parsed JSON takes many times its text; the headers of real models have some hundred kilobytes.
constexpr qint64 largestHeader = 16 * mebibyte;

json::Value jsonAt(QIODevice &file, qint64 offset, quint64 size)
{
    if (size > quint64(largestHeader))
        return {};
    return json::parse(readAt(file, offset, qint64(size))).value_or(json::Value());
}

void collectMembers(const json::Value &object, TextCollector &texts)
{
    for (const json::Member &member : object.members()) {
        const std::string_view text = member.value.text();
        const QByteArray value =
            member.value.isString() ? QByteArray(text.data(), qsizetype(text.size())) : json::write(member.value);
        texts.add(QByteArrayView(member.key.data(), qsizetype(member.key.size())), value);
    }
}

} // namespace

void collectGlb(QIODevice &file, TextCollector &texts)
{
    constexpr qint64 headerSize = 12;
    const QByteArray head = readAt(file, headerSize, 8);
    Cursor cursor(head, Cursor::Order::LittleEndian);
    const auto size = cursor.number<quint32>();
    if (cursor.take(4) == "JSON")
        collectMembers(jsonAt(file, headerSize + head.size(), size)["asset"]["extras"], texts);
}

void collectSafetensors(QIODevice &file, TextCollector &texts)
{
    const QByteArray head = readAt(file, 0, 8);
    Cursor cursor(head, Cursor::Order::LittleEndian);
    const auto size = cursor.number<quint64>();
    if (!cursor.failed())
        collectMembers(jsonAt(file, head.size(), size)["__metadata__"], texts);
}

} // namespace hanga::media
