#include "ui/gallery/thumbnailfeeder.h"

#include "base/background.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/shared/imagefile.h"

namespace hanga {

namespace {

constexpr int atOnce = 2; // leaves the pool room for the picture that is looked at

} // namespace

ThumbnailFeeder::ThumbnailFeeder(GalleryModel &model, QObject *parent) : QObject(parent), m_model(model)
{
    connect(&model, &GalleryModel::rowsInserted, this, &ThumbnailFeeder::feed);
    connect(&model, &GalleryModel::rowsRemoved, this, &ThumbnailFeeder::feed);
}

void ThumbnailFeeder::setVisible(int first, int last)
{
    m_first = first;
    m_last = last;
    feed();
}

void ThumbnailFeeder::feed()
{
    const int last = qMin(m_last, m_model.rowCount() - 1);
    for (int row = m_first; row <= last && m_loading.size() < atOnce; ++row) {
        const QString path = m_model.picture(row).path;
        if (m_model.needsThumbnail(row) && !m_loading.contains(path))
            load(path);
    }
}

void ThumbnailFeeder::load(const QString &path)
{
    m_loading.insert(path);
    runInBackground(
        this, [path, box = m_box] { return loadThumbnail(path, box); },
        [this, path](const Result<Thumbnail> &thumbnail) {
            m_loading.remove(path);
            if (thumbnail)
                m_model.setThumbnail(path, *thumbnail);
            else
                m_model.setBroken(path);
            feed();
        });
}

} // namespace hanga
