#pragma once

#include <QByteArrayView>

namespace hanga::media {

class TextCollector;

/// The texts of an EXIF \a block (TIFF, "Exif\0\0" in front or not). ComfyUI's savers write `prompt:{…}` and
/// `workflow:{…}` into the tags Model, Make and those below: such a text is named by its prefix, every other one by its
/// tag ("Copyright", "UserComment" …), which may well be a camera's.
///
/// Files that were edited by hand often have stale pointers (one text grew, the next tag still points to its old
/// place): then the whole block is searched for the prefix and one balanced object. This is also why no EXIF library is
/// used: it would follow the pointer as the standard says, and be a giant for a dozen tags.
void collectExif(QByteArrayView block, TextCollector &texts);

} // namespace hanga::media
