#include "ui/gallery/gallerymodel.h"

#include "ui/shared/formatting.h"
#include "ui/shared/imagefile.h"

#include <QFileInfo>

namespace hanga {

namespace {

constexpr int thumbnailBytes = 128 * 1024 * 1024;

} // namespace

GalleryModel::GalleryModel(QObject *parent) : QAbstractListModel(parent), m_thumbnails(thumbnailBytes) {}

void GalleryModel::add(const Picture &picture)
{
    if (const int row = rowOf(picture.path); row >= 0) {
        Item &known = m_items[m_items.size() - 1 - row];
        if (known.picture == picture)
            return;
        known = {picture, {}, false};
        m_thumbnails.remove(picture.path); // the file has other bytes now
        return itemChanged(row, {});
    }
    beginInsertRows({}, 0, 0);
    m_positions.insert(picture.path, int(m_items.size()));
    m_items.append({picture, {}, false});
    endInsertRows();
}

void GalleryModel::remove(const QString &path)
{
    const int row = rowOf(path);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    const int position = m_positions.take(path);
    m_items.removeAt(position);
    for (int i = position; i < m_items.size(); ++i)
        m_positions[m_items[i].picture.path] = i;
    m_thumbnails.remove(path);
    endRemoveRows();
}

void GalleryModel::clear()
{
    if (m_items.isEmpty())
        return;
    beginResetModel();
    m_items.clear();
    m_positions.clear();
    m_thumbnails.clear();
    endResetModel();
}

void GalleryModel::setThumbnail(const QString &path, const Thumbnail &thumbnail)
{
    const int row = rowOf(path);
    if (row < 0 || thumbnail.image.isNull())
        return;
    Item &known = m_items[m_items.size() - 1 - row];
    known.pixels = thumbnail.original;
    known.broken = false;
    m_thumbnails.insert(path, new QImage(thumbnail.image), int(thumbnail.image.sizeInBytes()));
    itemChanged(row, {Qt::DecorationRole, PixelsRole, BrokenRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    Q_EMIT thumbnailKnown(known.picture, thumbnail.image);
}

void GalleryModel::setBroken(const QString &path)
{
    const int row = rowOf(path);
    if (row < 0)
        return;
    m_items[m_items.size() - 1 - row].broken = true;
    itemChanged(row, {BrokenRole, Qt::AccessibleTextRole});
}

bool GalleryModel::needsThumbnail(int row) const
{
    const Item &known = item(row);
    return !known.broken && known.picture.media == QLatin1String("image") && !m_thumbnails.contains(known.picture.path);
}

const Picture &GalleryModel::picture(int row) const
{
    return item(row).picture;
}

int GalleryModel::rowOf(const QString &path) const
{
    const auto position = m_positions.constFind(path);
    return position == m_positions.cend() ? -1 : int(m_items.size()) - 1 - *position;
}

QStringList GalleryModel::paths() const
{
    QStringList all;
    all.reserve(m_items.size());
    for (int row = 0; row < m_items.size(); ++row)
        all << item(row).picture.path;
    return all;
}

int GalleryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant GalleryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Item &known = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return QFileInfo(known.picture.path).fileName();
    case Qt::DecorationRole: {
        const QImage *thumbnail = m_thumbnails.object(known.picture.path);
        return thumbnail ? QVariant(*thumbnail) : QVariant();
    }
    case Qt::ToolTipRole:
        return known.pixels.isValid()
                   ? tr("%1\n%2", "path and size").arg(known.picture.path, formatting::pixels(known.pixels))
                   : known.picture.path;
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case PathRole:
        return known.picture.path;
    case MediaRole:
        return known.picture.media;
    case PixelsRole:
        return known.pixels;
    case BrokenRole:
        return known.broken;
    case JobRole:
        return known.picture.job.text();
    default:
        return {};
    }
}

QString GalleryModel::spoken(int row) const
{
    const Item &known = item(row);
    const QString place = formatting::position(row + 1, int(m_items.size()));
    const QString name = QFileInfo(known.picture.path).fileName();
    if (known.broken)
        return tr("Image %1: %2, damaged", "place, file name").arg(place, name);
    if (!known.pixels.isValid())
        return tr("Image %1: %2", "place, file name").arg(place, name);
    return tr("Image %1: %2, %3", "place, file name, size").arg(place, name, formatting::pixels(known.pixels));
}

void GalleryModel::itemChanged(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

} // namespace hanga
