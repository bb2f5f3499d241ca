#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The texts of an ID3v2.3 or 2.4 tag at the head of an MP3 file: TXXX under their own names, COMM as "comment".
/// Sizes are sync-safe where the version says so, or where they could be nothing else. Packed and encrypted frames are
/// left out (nobody packs these). TagLib reads ID3 too, but opens files by name only and reads covers and sound.
void collectMp3(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
