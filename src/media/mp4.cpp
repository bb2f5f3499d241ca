#include "media/mp4.h"

#include "media/avif.h"
#include "media/box.h"
#include "media/cursor.h"
#include "media/textcollector.h"

#include <QIODevice>

namespace hanga::media {

namespace {

class Mp4Reader final
{
public:
    Mp4Reader(QIODevice &file, TextCollector &texts) : m_file(file), m_texts(texts) {}

    void read()
    {
        walk(0, m_file.size(), [this](const Box &box) {
            if (box.type == "moov")
                readMovie(box);
            else if (box.type == "meta") {
                readMeta(box);
                collectAvif(m_file, box, m_texts);
            }
        });
        for (const QByteArray &text : std::as_const(m_late))
            m_texts.add("workflow", text);
    }

private:
    template <class Visit> void walk(qint64 begin, qint64 end, Visit visit)
    {
        BoxWalk boxes(m_file, begin, end);
        for (; m_boxesLeft > 0; --m_boxesLeft) {
            const std::optional<Box> box = boxes.next();
            if (!box)
                return;
            visit(*box);
        }
    }

    /// The content; nothing if it is cut or larger than a text may be.
    [[nodiscard]] QByteArray content(const Box &box) const
    {
        return box.isWhole && box.size() <= m_texts.room() ? readAt(m_file, box.begin, box.size()) : QByteArray();
    }

    void readMovie(const Box &movie)
    {
        walk(movie.begin, movie.end, [this](const Box &box) {
            if (box.type == "udta")
                readUserData(box);
            else if (box.type == "meta")
                readMeta(box);
        });
    }

    void readUserData(const Box &data)
    {
        constexpr qsizetype versionSize = 4;
        walk(data.begin, data.end, [this](const Box &box) {
            if (box.type == "meta") {
                readMeta(box);
            } else if (box.type == "wflo") {
                const QByteArray text = content(box);
                m_late.append(text.startsWith(QByteArray(versionSize, '\0')) ? text.sliced(versionSize) : text);
            } else if (const QByteArray keyword = keywordOf(box.type); !keyword.isEmpty()) {
                const QByteArray value = content(box);
                Cursor text(value); // QuickTime: size, language, text
                const auto size = text.number<quint16>();
                text.take(2);
                m_texts.add(keyword, text.take(size));
            }
        });
    }

    void readMeta(const Box &meta)
    {
        // QuickTime's has boxes at once, MP4's a version first.
        const QByteArray head = readAt(m_file, meta.begin, 8);
        const qint64 begin = meta.begin + (head.sliced(std::min<qsizetype>(4, head.size())) == "hdlr" ? 0 : 4);
        QList<QByteArray> keys;
        walk(begin, meta.end, [&](const Box &box) {
            if (box.type == "keys")
                keys = keysIn(content(box));
            else if (box.type == "ilst")
                walk(box.begin, box.end, [&](const Box &item) { readItem(item, keys); });
        });
    }

    static QList<QByteArray> keysIn(const QByteArray &content)
    {
        constexpr quint32 headerSize = 8;
        Cursor cursor(content);
        cursor.take(4);
        const auto count = cursor.number<quint32>();
        QList<QByteArray> keys;
        for (quint32 i = 0; i < count; ++i) {
            const auto size = cursor.number<quint32>();
            cursor.take(4); // the name's kind, "mdta"
            const QByteArrayView name = cursor.take(std::max(size, headerSize) - headerSize);
            if (cursor.failed())
                break;
            keys.append(name.toByteArray());
        }
        return keys;
    }

    void readItem(const Box &item, const QList<QByteArray> &keys)
    {
        constexpr qsizetype versionSize = 4;
        constexpr qsizetype typeAndLocaleSize = 8;
        const auto index = qFromBigEndian<quint32>(item.type.constData()); // counts from 1
        QByteArray keyword = index - 1 < quint32(keys.size()) ? keys.at(index - 1) : keywordOf(item.type);
        walk(item.begin, item.end, [&](const Box &box) {
            if (box.type == "name" && item.type == "----")
                keyword = content(box).mid(versionSize);
            if (box.type != "data")
                return;
            const QByteArray value = content(box);
            if (value.size() >= typeAndLocaleSize)
                m_texts.add(keyword, QByteArrayView(value).sliced(typeAndLocaleSize));
        });
    }

    /// The texts that iTunes and QuickTime name by four bytes.
    static QByteArray keywordOf(const QByteArray &type)
    {
        if (type == "\xa9"
                    "cmt")
            return "comment";
        if (type == "\xa9"
                    "des" ||
            type == "desc" || type == "ldes")
            return "description";
        return {};
    }

    QIODevice &m_file;
    TextCollector &m_texts;
    QList<QByteArray> m_late; ///< what an editor put beside the item of FFmpeg, which is what ran
    int m_boxesLeft = 100000;
};

} // namespace

void collectMp4(QIODevice &file, TextCollector &texts)
{
    Mp4Reader(file, texts).read();
}

} // namespace hanga::media
