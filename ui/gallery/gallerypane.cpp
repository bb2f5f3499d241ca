#include "ui/gallery/gallerypane.h"

#include "base/background.h"
#include "ui/gallery/galleryview.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/imagefile.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace hanga {

namespace {

constexpr QSize thumbnailBox(256, 256);

} // namespace

GalleryPane::GalleryPane(Ask &ask, QWidget *parent)
    : QFrame(parent), m_model(this), m_feeder(m_model, this), m_actions(ask, this), m_view(new GalleryView(this)),
      m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("galleryPane"));
    setRole(this, "head");
    setMinimumHeight(112);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::panelPadding - GalleryLayout::margin, metrics::grid, 0, metrics::grid);
    column->setSpacing(metrics::halfStep);
    buildHead();
    m_view->setObjectName(QStringLiteral("galleryView"));
    m_view->setAccessibleName(tr("Gallery"));
    m_view->setModel(&m_model);
    column->addWidget(m_view, 1);
    buildMenu();
    m_feeder.setBox(thumbnailBox * qMax(1, qRound(devicePixelRatioF())));

    connect(m_view, &GalleryView::visibleRowsChanged, &m_feeder, &ThumbnailFeeder::setVisible);
    connect(m_view, &GalleryView::activated, this, &GalleryPane::request);
    connect(m_view, &GalleryView::contextMenuRequested, this, &GalleryPane::showMenu);
    connect(m_view, &GalleryView::currentChanged, this, [this](int row) {
        m_actions.setPath(m_model.picture(row).path);
        Q_EMIT pictureChosen(m_model.picture(row));
    });
    connect(&m_actions, &PictureActions::failed, this, &GalleryPane::failed);
    connect(&m_model, &GalleryModel::rowsInserted, this, &GalleryPane::showCount);
    connect(&m_model, &GalleryModel::rowsRemoved, this, &GalleryPane::showCount);
    showCount();
}

void GalleryPane::buildHead()
{
    m_head = new QWidget(this);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(GalleryLayout::margin, 0, metrics::panelPadding, 0);
    row->setSpacing(metrics::grid);
    auto *title = new QLabel(tr("Gallery"));
    title->setObjectName(QStringLiteral("galleryTitle"));
    setRole(title, "strong");
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("galleryCount"));
    setRole(m_count, "small");
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    layout()->addWidget(m_head);
}

void GalleryPane::setTitleShown(bool shown)
{
    m_head->setVisible(shown);
}

void GalleryPane::buildMenu()
{
    m_open = new QAction(icon(QStringLiteral("maximize")), tr("Open"), this);
    m_open->setObjectName(QStringLiteral("galleryOpen"));
    m_open->setShortcut(Qt::Key_Space); // shown; the view itself takes the key
    m_open->setShortcutContext(Qt::WidgetShortcut);
    m_reuse = new QAction(icon(QStringLiteral("rotate-ccw")), tr("Use these settings"), this);
    m_reuse->setObjectName(QStringLiteral("galleryReuse"));
    connect(m_open, &QAction::triggered, this, [this] { request(m_view->currentRow()); });
    connect(m_reuse, &QAction::triggered, this, [this] { Q_EMIT reuseRequested(m_actions.path()); });
    m_menu->setObjectName(QStringLiteral("galleryMenu"));
    m_menu->addActions({m_open, m_reuse});
    m_menu->addSeparator();
    m_menu->addActions({m_actions.copyAction(), m_actions.saveAsAction(), m_actions.showInFolderAction()});
    m_view->addAction(m_actions.copyAction()); // Ctrl+S is the window's, for the image that is shown
}

void GalleryPane::addPicture(const Picture &picture)
{
    m_model.add(picture);
}

void GalleryPane::takeImage(const QString &path, const QImage &image)
{
    const int row = m_model.rowOf(path);
    if (row < 0 || !m_model.needsThumbnail(row))
        return;
    runInBackground(
        this, [image, box = thumbnailBox * qMax(1, qRound(devicePixelRatioF()))] { return thumbnailOf(image, box); },
        [this, path](const Thumbnail &thumbnail) { m_model.setThumbnail(path, thumbnail); });
}

void GalleryPane::setCurrent(const QString &path)
{
    const int row = m_model.rowOf(path);
    if (row < 0)
        return;
    m_view->setCurrentRow(row);
    m_actions.setPath(path);
}

void GalleryPane::showCount()
{
    const int count = m_model.rowCount();
    m_count->setText(count == 0 ? tr("What you make in this session appears here")
                                : tr("This session · %n image(s)", nullptr, count));
}

void GalleryPane::showMenu(int row, const QPoint &globalPosition)
{
    m_actions.setPath(m_model.picture(row).path);
    m_menu->popup(globalPosition);
}

void GalleryPane::request(int row)
{
    if (row >= 0)
        Q_EMIT viewRequested(m_model.paths(), row);
}

} // namespace hanga
