#pragma once

#include "library/picture.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QImage>

namespace hanga {

struct Thumbnail;

/// The pictures of this session, newest first. Thumbnails are kept up to a number of bytes and forgotten from the least
/// recently seen on; whoever shows them asks \ref ThumbnailFeeder for those in sight.
class GalleryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole,
        MediaRole,  ///< as in Picture::media
        PixelsRole, ///< QSize; invalid until a thumbnail was made
        BrokenRole, ///< the file could not be decoded
        JobRole,    ///< text of the JobId
        // Qt::DecorationRole: the thumbnail as QImage, null if there is none now
        // Qt::DisplayRole: title; Qt::AccessibleTextRole: what a screen reader says; Qt::ToolTipRole: path and size
    };

    explicit GalleryModel(QObject *parent = nullptr);

    /// Puts \a picture in front. A path that is there already takes the new facts and keeps its place.
    void add(const Picture &picture);
    void remove(const QString &path);
    void clear();

    /// For a picture that is in the list; others are ignored.
    void setThumbnail(const QString &path, const Thumbnail &thumbnail);
    void setBroken(const QString &path);
    [[nodiscard]] bool needsThumbnail(int row) const;
    /// What thumbnails may take; 128 MiB at first.
    void setThumbnailBytes(int bytes) { m_thumbnails.setMaxCost(bytes); }

    [[nodiscard]] const Picture &picture(int row) const;
    [[nodiscard]] int rowOf(const QString &path) const; ///< -1: not there
    [[nodiscard]] QStringList paths() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void thumbnailKnown(const hanga::Picture &picture, const QImage &thumbnail);

private:
    struct Item
    {
        Picture picture;
        QSize pixels;
        bool broken = false;
    };
    [[nodiscard]] const Item &item(int row) const { return m_items[m_items.size() - 1 - row]; }
    void itemChanged(int row, const QList<int> &roles);
    [[nodiscard]] QString spoken(int row) const;

    QList<Item> m_items;             // oldest first, so that adding is cheap
    QHash<QString, int> m_positions; // in m_items, by path
    QCache<QString, QImage> m_thumbnails;
};

} // namespace hanga
