#include "ui/shared/imagefile.h"

#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>

namespace hanga {

namespace {

constexpr int limitMegabytes = 1024;
constexpr int bytesPerPixel = 4;

/// The decoder of a file that looks sound so far.
Result<void> open(QImageReader &reader, const QString &path)
{
    // Qt's own limit of 128 MB does not open an 8192 × 8192 upscale. Ours is checked below, from the header; this one
    // stands for formats that do not tell their size.
    static const bool raised = (QImageReader::setAllocationLimit(limitMegabytes), true);
    Q_UNUSED(raised);
    const QFileInfo info(path);
    if (!info.exists())
        return failure(Error::Kind::FileNotFound, {path});
    if (info.size() == 0)
        return failure(Error::Kind::FileEmpty, {path});
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    reader.setFileName(path);
    if (!reader.canRead())
        return failure(Error::Kind::FileDamaged, {path, reader.errorString()}, reader.errorString());
    const QSize size = reader.size();
    const qint64 megabytes = qint64(size.width()) * size.height() * bytesPerPixel / (1024 * 1024);
    if (size.isValid() && megabytes > limitMegabytes) {
        return failure(Error::Kind::FileTooLarge, {path, QString::number(megabytes), QString::number(limitMegabytes)});
    }
    return {};
}

Result<QImage> read(QImageReader &reader, const QString &path)
{
    QImage image = reader.read();
    if (image.isNull())
        return failure(Error::Kind::FileDamaged, {path, reader.errorString()}, reader.errorString());
    image.setDevicePixelRatio(1);
    const auto format = image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    image.convertTo(format);
    return image;
}

} // namespace

Result<QImage> loadImage(const QString &path)
{
    QImageReader reader;
    if (auto opened = open(reader, path); !opened)
        return tl::unexpected(opened.error());
    return read(reader, path);
}

Thumbnail thumbnailOf(const QImage &image, QSize box)
{
    if (image.width() <= box.width() && image.height() <= box.height())
        return {image, image.size()};
    const QSize size = image.size().scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1});
    return {image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), image.size()};
}

Result<Thumbnail> loadThumbnail(const QString &path, QSize box)
{
    QImageReader reader;
    if (auto opened = open(reader, path); !opened)
        return tl::unexpected(opened.error());
    const QSize size = reader.size();
    const bool lying = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize bound = lying ? box.transposed() : box;
    // A JPEG is scaled while it is decoded, which takes half of the time or less; others are read row by row. Twice the
    // wanted size is kept for the smooth step.
    if (size.isValid() && size.width() > 2 * bound.width() && size.height() > 2 * bound.height())
        reader.setScaledSize(size.scaled(bound * 2, Qt::KeepAspectRatio));
    return read(reader, path).map([&](const QImage &image) {
        Thumbnail thumbnail = thumbnailOf(image, box);
        if (size.isValid())
            thumbnail.original = lying ? size.transposed() : size;
        return thumbnail;
    });
}

Result<QString> saveCopy(const QString &path, const QString &target)
{
    QFile from(path);
    if (!from.exists())
        return failure(Error::Kind::FileNotFound, {path});
    if (!from.open(QIODevice::ReadOnly))
        return failure(Error::Kind::FileUnreadable, {path, from.errorString()});
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(target).canonicalFilePath())
        return target;
    QSaveFile to(target);
    if (!to.open(QIODevice::WriteOnly))
        return failure(Error::Kind::FileUnwritable, {target, to.errorString()});
    while (!from.atEnd()) {
        const QByteArray part = from.read(1 << 20);
        if (part.isEmpty() && from.error() != QFileDevice::NoError)
            return failure(Error::Kind::FileUnreadable, {path, from.errorString()});
        if (to.write(part) != part.size())
            break;
    }
    if (!to.commit())
        return failure(Error::Kind::FileUnwritable, {target, to.errorString()});
    return target;
}

} // namespace hanga
