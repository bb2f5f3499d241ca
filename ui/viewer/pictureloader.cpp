#include "ui/viewer/pictureloader.h"

#include "base/background.h"
#include "ui/shared/imagefile.h"

namespace hanga {

PictureLoader::PictureLoader(QObject *parent) : QObject(parent) {}

void PictureLoader::want(const QStringList &paths)
{
    m_wanted = paths;
    m_wanted.removeDuplicates();
    m_ready.removeIf(
        [this](const QHash<QString, Result<QImage>>::iterator &entry) { return !m_wanted.contains(entry.key()); });
    if (m_wanted.isEmpty())
        return;
    if (m_ready.contains(m_wanted.first()))
        answer();
    else
        load(m_wanted.first()); // at once, whatever else is being decoded
    loadNext();
}

void PictureLoader::load(const QString &path)
{
    if (m_loading.contains(path))
        return;
    m_loading.insert(path);
    runInBackground(
        this, [path] { return loadImage(path); },
        [this, path](const Result<QImage> &image) {
            m_loading.remove(path);
            if (!m_wanted.contains(path))
                return;
            m_ready.insert(path, image);
            if (path == m_wanted.first())
                answer();
            loadNext();
        });
}

void PictureLoader::answer()
{
    const QString path = m_wanted.first();
    const Result<QImage> image = m_ready.value(path);
    if (image)
        Q_EMIT loaded(path, *image);
    else
        Q_EMIT failed(path, image.error());
}

void PictureLoader::loadNext()
{
    if (!m_loading.isEmpty())
        return;
    for (const QString &path : std::as_const(m_wanted)) {
        if (!m_ready.contains(path))
            return load(path);
    }
}

} // namespace hanga
