#pragma once

#include "base/error.h"
#include "media/textchunk.h"

#include <QList>

class QIODevice;

namespace hanga::media {

/// True if \a head starts with the PNG signature.
[[nodiscard]] bool isPng(QByteArrayView head);

/// All text chunks (tEXt, zTXt, iTXt, and APNG's `comf`) up to IEND, in file order. Every length is bounded by the
/// file, each text by 64 MiB after inflating, all together by 256 MiB. A damaged text is left out; a file that is cut
/// short gives what was found before the cut. \a file is open and can seek: pixels are skipped, not read. Errors:
/// FileDamaged if it is no PNG at all.
[[nodiscard]] Result<QList<TextChunk>> readPngTexts(QIODevice &file, const QString &name);

/// \a png with \a chunks put in front of the first IDAT as tEXt, ASCII or Latin-1 as the standard wants (UTF-8 bytes
/// else, which every reader of ComfyUI files accepts). Everything else stays byte for byte. \a png must be a PNG.
[[nodiscard]] QByteArray withPngTexts(const QByteArray &png, const QList<TextChunk> &chunks);

} // namespace hanga::media
