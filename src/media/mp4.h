#pragma once

class QIODevice;

namespace hanga::media {

class TextCollector;

/// The texts of an MP4 or QuickTime film: `moov/udta/meta` with its `keys` and `ilst` (FFmpeg's use_metadata_tags
/// writes "prompt" and "workflow" there), iTunes' own items ("comment", "description", freeform names), QuickTime's
/// udta/©cmt, and a `udta/wflo` box, which comes last as "workflow". AVIF and HEIC pictures are in the same container:
/// their Exif item is read.
///
/// Boxes are walked by seeking, with 64-bit and open-ended sizes: the film itself is never read, and moov may be at the
/// end. libav would do this too, as thirty megabytes of libraries that open every codec's header on the way.
void collectMp4(QIODevice &file, TextCollector &texts);

} // namespace hanga::media
