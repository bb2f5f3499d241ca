#pragma once

#include <QByteArray>
#include <QString>

namespace hanga::media {

/// A named text inside a media file.
struct TextChunk
{
    QString keyword;
    QByteArray text; ///< UTF-8; text that was not UTF-8 has been read as Latin-1
    friend bool operator==(const TextChunk &, const TextChunk &) = default;
};

} // namespace hanga::media
