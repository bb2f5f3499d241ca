#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;
struct Box;

/// The EXIF texts of an AVIF or HEIC picture: the item called "Exif" in its \a meta box, wherever `iloc` says that it
/// lies. libavif and libheif would decode a picture that nobody asked for.
void collectAvif(QIODevice &file, const Box &meta, TextCollector &texts);

} // namespace hanga::media
