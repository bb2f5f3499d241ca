#include "media/textcollector.h"

#include <algorithm>

namespace hanga::media {

namespace {

constexpr qsizetype longestKeyword = 255;
constexpr qsizetype mostTexts = 10000; // a name costs more memory than the few bytes that may stand behind it

} // namespace

void TextCollector::add(QByteArrayView keyword, QByteArrayView bytes)
{
    while (!bytes.isEmpty() && bytes.back() == '\0')
        bytes.chop(1);
    if (keyword.size() > longestKeyword || bytes.size() > room())
        return;
    const QString name = QString::fromUtf8(asUtf8(keyword)); // empty for a mere byte order mark too
    const QByteArray text = asUtf8(bytes);                   // may be twice as long as it was in Latin-1
    if (name.isEmpty() || text.size() > room())
        return;
    m_texts.append({name, text});
    m_left -= text.size();
}

qint64 TextCollector::room() const
{
    return m_texts.size() < mostTexts ? std::clamp<qint64>(m_left, 0, largestText) : 0;
}

QByteArray asUtf8(QByteArrayView bytes)
{
    return bytes.isValidUtf8() ? bytes.toByteArray() : QString::fromLatin1(bytes).toUtf8();
}

} // namespace hanga::media
