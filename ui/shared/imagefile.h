#pragma once

#include "base/error.h"

#include <QImage>
#include <QSize>

namespace hanga {

/// Decodes the picture at \a path, upright, in a format that is painted without conversion. For the pool: it may take
/// seconds. Refuses what would need more than 1 GiB, before decoding (an 8192 × 8192 upscale takes 256 MiB).
[[nodiscard]] Result<QImage> loadImage(const QString &path);

/// A small picture and the size of the one it was made from.
struct Thumbnail
{
    QImage image;
    QSize original;
};

/// The same, no larger than \a box; the aspect ratio is kept and small pictures are not enlarged.
[[nodiscard]] Result<Thumbnail> loadThumbnail(const QString &path, QSize box);
/// Makes one of a picture that is decoded already: some thirty times cheaper.
[[nodiscard]] Thumbnail thumbnailOf(const QImage &image, QSize box);

/// Copies the bytes of \a path to \a target, all or nothing; hands back \a target. For the pool.
[[nodiscard]] Result<QString> saveCopy(const QString &path, const QString &target);

} // namespace hanga
