#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The EXIF texts of a WebP picture (RIFF: chunks one after the other, EXIF usually last). Pixels are skipped, not
/// read. A list of chunks is thirty lines; libwebp's demuxer wants the whole file in memory.
void collectWebp(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
