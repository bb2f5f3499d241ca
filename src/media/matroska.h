#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The tags of a WebM or Matroska film (EBML: Segment/Tags/Tag/SimpleTag, a name and a text), named as they are there
/// ("PROMPT", "workflow", "COMMENT"). Everything else is skipped by its size; elements of unknown size, which live
/// recordings have, are gone through. Three levels of a tree need no libmatroska.
void collectMatroska(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
