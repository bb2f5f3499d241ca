#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The Vorbis comments of a FLAC file. They stand in front of the sound, which is not read; a list of blocks with their
/// lengths needs no audio library.
void collectFlac(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
