#pragma once

#include "library/picture.h"

#include <QImage>

namespace hanga {

/// A picture of the list, without a file.
inline Picture aPicture(const QString &path, const QString &media = QStringLiteral("image"))
{
    Picture picture;
    picture.path = path;
    picture.job = JobId(QStringLiteral("job-of-") + path);
    picture.media = media;
    return picture;
}

/// \a folder/\a name.png, written to disk in one colour.
inline Picture aPictureFile(const QString &folder, const QString &name, QSize size = {48, 32})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    const QString path = folder + QLatin1Char('/') + name + QStringLiteral(".png");
    image.save(path);
    return aPicture(path);
}

} // namespace hanga
