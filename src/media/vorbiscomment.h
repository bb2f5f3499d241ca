#pragma once

#include <QByteArrayView>

namespace hanga::media {

class TextCollector;

/// The texts of a Vorbis comment \a block, as FLAC, Ogg Vorbis and Opus have it: the writer's name, a count, then
/// `KEY=text` entries. If the block is cut short, the entries before the cut.
void collectVorbisComment(QByteArrayView block, TextCollector &texts);

} // namespace hanga::media
