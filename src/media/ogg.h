#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The Vorbis comments of an Ogg file: the second packet of each stream (Opus, Vorbis, FLAC, Theora), put together from
/// as many pages as it takes. Reading stops when every stream has shown its own. Check sums are not compared.
/// libogg and a codec library each would be needed for the same fifty lines.
void collectOgg(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
