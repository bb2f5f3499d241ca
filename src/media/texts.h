#pragma once

#include "base/error.h"
#include "media/textchunk.h"

#include <QList>

class QIODevice;

namespace hanga::media {

/// All named texts of a media file, in file order; which format it has is told by its content (\ref mediaFormat). Names
/// are the file's own: "prompt" and "workflow" where ComfyUI wrote them, in any case of letters.
///
/// Every length is bounded by the file, each text by 64 MiB, all together by 256 MiB; films and sounds are never read
/// as a whole. A damaged text is left out; a file that is cut short gives what was found before the cut. A format
/// without a place for texts (GIF, WAV) gives none. \a file is open and can seek. \a name is for the error's sentence.
/// Runs on any thread. Errors: FileDamaged if it is no media file at all.
[[nodiscard]] Result<QList<TextChunk>> readTexts(QIODevice &file, const QString &name);

/// True if \ref readTexts knows where \a format keeps texts.
[[nodiscard]] bool hasTexts(const QString &format);

} // namespace hanga::media
