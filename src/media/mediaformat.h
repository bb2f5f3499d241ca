#pragma once

#include <QByteArrayView>
#include <QString>

namespace hanga::media {

/// How many bytes of a file's head \ref mediaFormat wants to see: an SVG may begin with a long comment.
inline constexpr qint64 headSize = 4096;

/// What kind of media file \a head begins: "png", "jpeg", "webp", "gif", "svg", "avif", "heic", "mp4", "mov", "webm",
/// "mkv", "flac", "ogg", "opus", "mp3", "wav", "glb" or "safetensors" (.latent too); empty for anything else. By its
/// first bytes, never by a name.
[[nodiscard]] QString mediaFormat(QByteArrayView head);

} // namespace hanga::media
