#pragma once

#include <QImage>

namespace hanga {

/// The picture alone, as RGB: a QImage carries the texts of its file into the next file it is saved to, a tensor does
/// not.
[[nodiscard]] inline QImage demoPixels(const QImage &image, QImage::Format format = QImage::Format_RGB32)
{
    const QImage converted = image.convertToFormat(format);
    return QImage(converted.constBits(), converted.width(), converted.height(), converted.bytesPerLine(), format)
        .copy();
}

} // namespace hanga
