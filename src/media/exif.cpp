#include "media/exif.h"

#include "media/cursor.h"
#include "media/textcollector.h"

#include <QStringDecoder>

#include <array>

namespace hanga::media {

namespace {

constexpr QByteArrayView exifMark("Exif\0\0", 6);
constexpr quint16 exifDirectory = 0x8769;
constexpr quint16 userComment = 0x9286;

QByteArrayView tagName(quint16 tag)
{
    switch (tag) {
    case 0x010e:
        return "ImageDescription";
    case 0x010f:
        return "Make";
    case 0x0110:
        return "Model";
    case 0x0131:
        return "Software";
    case 0x013b:
        return "Artist";
    case 0x8298:
        return "Copyright";
    case userComment:
        return "UserComment";
    default:
        return "Text";
    }
}

/// A word, a colon and JSON behind it: "prompt" of `prompt:{…}`. Empty for anything else.
QByteArrayView prefixOf(QByteArrayView text)
{
    constexpr qsizetype longest = 64;
    const qsizetype colon = text.first(std::min(longest, text.size())).indexOf(':');
    if (colon <= 0 || colon + 1 >= text.size() || !QByteArrayView("{[\"").contains(text[colon + 1]))
        return {};
    const QByteArrayView word = text.first(colon);
    const auto isInWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    };
    return std::all_of(word.begin(), word.end(), isInWord) ? word : QByteArrayView();
}

/// The object that \a text begins with, up to its own closing brace; empty if it is not closed.
QByteArrayView balancedObject(QByteArrayView text)
{
    int depth = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isQuoted) {
            if (c == '\\')
                ++i;
            else
                isQuoted = c != '"';
        } else if (c == '"') {
            isQuoted = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return text.first(i + 1);
        }
    }
    return {};
}

/// UTF-16 in the byte order that puts its zeros where Latin letters have them; writers do not keep to the block's own.
QByteArray fromUtf16(QByteArrayView bytes, Cursor::Order order)
{
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < bytes.size(); ++i)
        zeros[i % 2] += bytes[i] == '\0';
    const bool isBig = zeros[0] == zeros[1] ? order == Cursor::Order::BigEndian : zeros[0] > zeros[1];
    QStringDecoder decode(isBig ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE);
    return QString(decode(bytes)).toUtf8();
}

class ExifReader final
{
public:
    ExifReader(QByteArrayView block, TextCollector &texts) : m_block(block), m_texts(texts), m_left(4 * block.size()) {}

    void read()
    {
        Cursor head = at(0);
        const QByteArrayView mark = head.take(2);
        if (mark == "II" || mark == "MM") {
            m_order = mark == "II" ? Cursor::Order::LittleEndian : Cursor::Order::BigEndian;
            Cursor tiff = at(4);
            if (const auto place = tiff.number<quint32>(); !tiff.failed())
                readDirectory(place, true);
        }
        for (const char *keyword : {"prompt", "workflow"}) {
            if (!m_whole.contains(QByteArray(keyword)))
                search(keyword);
        }
    }

private:
    [[nodiscard]] Cursor at(quint64 offset) const
    {
        Cursor cursor(m_block, m_order);
        cursor.take(offset);
        return cursor;
    }

    void readDirectory(quint32 place, bool isFirst)
    {
        Cursor entries = at(place);
        const auto count = entries.number<quint16>();
        for (int i = 0; i < count && !entries.failed(); ++i) {
            Cursor entry(entries.take(12), m_order);
            const auto tag = entry.number<quint16>();
            const auto type = entry.number<quint16>();
            const auto size = entry.number<quint32>();
            const QByteArrayView inPlace = entry.rest();
            const auto offset = entry.number<quint32>();
            if (entry.failed())
                return;
            if (tag == exifDirectory && isFirst)
                readDirectory(offset, false);         // once, so it cannot go round in circles
            else if (type == 2 || tag == userComment) // a text, or raw bytes with a text in them
                takeValue(tag, size <= 4 ? inPlace.first(qsizetype(size)) : at(offset).take(size));
        }
    }

    void takeValue(quint16 tag, QByteArrayView value)
    {
        constexpr qsizetype charsetSize = 8;
        m_left -= value.size();
        if (m_left < 0)
            return; // each of 65535 tags may claim the whole block
        if (tag == userComment && value.size() >= charsetSize) {
            const QByteArrayView charset = value.first(charsetSize);
            value = value.sliced(charsetSize);
            if (charset.startsWith("UNICODE")) {
                m_texts.add(tagName(tag), fromUtf16(value, m_order));
                return;
            }
        }
        const qsizetype end = value.indexOf('\0'); // some writers count what lies behind the text too
        value = end < 0 ? value : value.first(end);
        const QByteArrayView prefix = prefixOf(value);
        if (prefix.isEmpty()) {
            if (!value.isEmpty())
                m_texts.add(tagName(tag), value);
            return;
        }
        const QByteArrayView text = value.sliced(prefix.size() + 1);
        const QByteArray keyword = prefix.toByteArray().toLower();
        if (text[0] == '{' && balancedObject(text).isEmpty())
            return; // a stale pointer or count: searched for below
        m_whole.append(keyword);
        m_texts.add(prefix, text);
    }

    void search(QByteArrayView keyword)
    {
        constexpr int mostPlaces = 8; // a hostile block has a million beginnings without an end
        const QByteArray mark = keyword.toByteArray() + ":{";
        qsizetype place = m_block.indexOf(mark);
        for (int i = 0; i < mostPlaces && place >= 0; ++i, place = m_block.indexOf(mark, place + 1)) {
            const QByteArrayView object = balancedObject(m_block.sliced(place + mark.size() - 1));
            // In a text of another object the quote would have a backslash.
            if (object.sliced(std::min<qsizetype>(1, object.size())).trimmed().startsWith('"')) {
                m_texts.add(keyword, object);
                return;
            }
        }
    }

    QByteArrayView m_block;
    TextCollector &m_texts;
    qsizetype m_left; ///< bytes of values that will still be looked at
    Cursor::Order m_order = Cursor::Order::BigEndian;
    QList<QByteArray> m_whole; ///< prefixes of the texts that are complete
};

} // namespace

void collectExif(QByteArrayView block, TextCollector &texts)
{
    if (block.startsWith(exifMark))
        block = block.sliced(exifMark.size());
    ExifReader(block, texts).read();
}

} // namespace hanga::media
