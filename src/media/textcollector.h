#pragma once

#include "media/textchunk.h"

#include <QList>

namespace hanga::media {

inline constexpr qint64 mebibyte = 1024 * 1024;
inline constexpr qint64 largestText = 64 * mebibyte;

/// Takes the texts of one file in the order they are found and keeps them within bounds, whatever the file claims: each
/// 64 MiB, all together 256 MiB and ten thousand. What goes beyond is left out.
class TextCollector final
{
public:
    /// \a bytes become UTF-8 (Latin-1 if they are not UTF-8 already) without trailing NULs. A keyword of more than 255
    /// bytes names nothing that we look for: the text is left out.
    void add(QByteArrayView keyword, QByteArrayView bytes);

    /// How many bytes the next text may have.
    [[nodiscard]] qint64 room() const;
    [[nodiscard]] const QList<TextChunk> &texts() const { return m_texts; }

private:
    QList<TextChunk> m_texts;
    qint64 m_left = 256 * mebibyte;
};

/// The standards say Latin-1, but several programs write UTF-8, and hardly any Latin-1 text is valid UTF-8 by chance.
[[nodiscard]] QByteArray asUtf8(QByteArrayView bytes);

} // namespace hanga::media
