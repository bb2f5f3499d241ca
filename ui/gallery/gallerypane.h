#pragma once

#include "base/error.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/thumbnailfeeder.h"
#include "ui/shared/pictureactions.h"

#include <QFrame>

class QLabel;
class QMenu;

namespace hanga {

class GalleryView;

/// The strip under the preview: what this session has made, newest first. Holds its pictures; everything else happens
/// elsewhere, on its signals.
class GalleryPane final : public QFrame
{
    Q_OBJECT

public:
    /// \a ask must outlive it.
    explicit GalleryPane(Ask &ask, QWidget *parent = nullptr);

    void addPicture(const hanga::Picture &picture);
    /// The decoded picture, from whoever shows it: spares decoding it again for the thumbnail, which the pool makes.
    void takeImage(const QString &path, const QImage &image);
    /// Marks the picture that is shown elsewhere. From outside: silent.
    void setCurrent(const QString &path);

    void setTitleShown(bool shown); ///< false where a tab names it already

    [[nodiscard]] GalleryModel &model() { return m_model; }
    [[nodiscard]] GalleryView &view() { return *m_view; }

Q_SIGNALS:
    void pictureChosen(const hanga::Picture &picture);         ///< the person moved to it
    void viewRequested(const QStringList &paths, int current); ///< in the picture viewer
    void reuseRequested(const QString &path);                  ///< Use these settings
    void failed(const hanga::Error &error);

private:
    void buildHead();
    void buildMenu();
    void showCount();
    void showMenu(int row, const QPoint &globalPosition);
    void request(int row);

    GalleryModel m_model;
    ThumbnailFeeder m_feeder;
    PictureActions m_actions;
    QWidget *m_head = nullptr;
    QLabel *m_count = nullptr;
    GalleryView *m_view;
    QMenu *m_menu;
    QAction *m_open = nullptr;
    QAction *m_reuse = nullptr;
};

} // namespace hanga
