#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The text of each `<metadata>` of an SVG drawing, as "metadata": ComfyUI writes {"prompt": …, "workflow": …} there.
/// By Qt's own XML reader, which bounds what entities grow to. Reads 64 MiB of the file at most.
void collectSvg(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
