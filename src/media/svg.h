#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The text of each `<metadata>` of an SVG drawing, as "metadata": ComfyUI writes {"prompt": …, "workflow": …} there.
/// By Qt's own XML reader. Reads 64 MiB of the file at most; a drawing that declares entities, which could grow to any
/// size, is left alone.
void collectSvg(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
