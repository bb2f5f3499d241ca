#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The members of `asset.extras` of a binary glTF model: texts as they are, everything else as JSON to the digit.
void collectGlb(QIODevice &file, TextCollector &texts);

/// The members of `__metadata__` in the header of a .safetensors or .latent file.
void collectSafetensors(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
