#pragma once

#include <QByteArray>
#include <QString>

namespace hanga {

/// How many bytes of a file's head the functions here want to see.
inline constexpr qsizetype headSize = 512;

/// What kind of media file \a head begins: "png", "jpeg", "webp", "gif", "mp4", "avif", "webm", "flac", "ogg", "mp3",
/// "wav" or "glb"; empty for anything else. By its first bytes, never by a name.
[[nodiscard]] QString mediaFormat(QByteArrayView head);

/// True for bytes that no text has. UTF-16 counts as text.
[[nodiscard]] bool isBinary(QByteArrayView bytes);

} // namespace hanga
