#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The EXIF texts of a JPEG picture (APP1), and its comments as "comment". Stops where the pixels begin. Walking the
/// segments is all that is needed, so no JPEG library has to decode the picture for it.
void collectJpeg(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
