#include "ui/viewer/viewer.h"

#include "ui/shared/elidedlabel.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"
#include "ui/viewer/imageview.h"

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace hanga {

namespace {

constexpr int barHeight = 44;

} // namespace

Viewer::Viewer(Ask &ask, QWidget *parent)
    : QWidget(parent, Qt::Window), m_loader(this), m_actions(ask, this), m_view(new ImageView(this)),
      m_bar(new QFrame(this))
{
    setObjectName(QStringLiteral("viewer"));
    setAccessibleName(tr("Picture viewer"));
    setWindowIcon(appIcon());
    resize(1000, 760);
    m_view->setObjectName(QStringLiteral("viewerImage"));
    m_view->setAccessibleName(tr("Picture"));
    m_view->setEmptyText(tr("No picture"));
    m_view->setMouseTracking(true);
    m_view->installEventFilter(this); // the pointer at the top edge calls the bar
    buildBar();
    for (QAction *action : {m_actions.copyAction(), m_actions.saveAsAction(), m_actions.showInFolderAction()})
        addAction(action);
    connect(&m_actions, &PictureActions::failed, this, &Viewer::failed);
    connect(m_view, &ImageView::zoomTextChanged, m_zoom, &QLabel::setText);
    connect(&m_loader, &PictureLoader::loaded, this, [this](const QString &path, const QImage &image) {
        m_view->showImage(image, path);
        m_actions.setImage(image);
    });
    connect(&m_loader, &PictureLoader::failed, this, [this](const QString &, const Error &error) {
        m_view->showSentence(whatHappened(error) + QLatin1Char('\n') + whatToDo(error));
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isFullScreen())
            showBar(now && m_bar->isAncestorOf(now));
    });
}

void Viewer::buildBar()
{
    setRole(m_bar, "head");
    m_bar->setObjectName(QStringLiteral("viewerBar"));
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(metrics::grid, metrics::halfStep, metrics::grid, metrics::halfStep);
    row->setSpacing(metrics::halfStep);
    m_previous =
        addButton(QStringLiteral("viewerPrevious"), QStringLiteral("chevron-left"), tr("Previous image"), tr("PgUp"));
    m_next = addButton(QStringLiteral("viewerNext"), QStringLiteral("chevron-right"), tr("Next image"), tr("PgDn"));
    connect(m_previous, &QToolButton::clicked, this, [this] { go(m_current - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(m_current + 1); });
    m_title = new ElidedLabel({}, m_bar);
    m_title->setObjectName(QStringLiteral("viewerTitle"));
    m_title->setElideMode(Qt::ElideMiddle);
    setRole(m_title, "strong");
    m_position = new QLabel(m_bar);
    m_position->setObjectName(QStringLiteral("viewerPosition"));
    setRole(m_position, "small");
    m_zoom = new QLabel(m_bar);
    m_zoom->setObjectName(QStringLiteral("viewerZoom"));
    setRole(m_zoom, "small");
    row->addSpacing(metrics::halfStep);
    row->addWidget(m_title);
    row->addSpacing(metrics::halfStep);
    row->addWidget(m_position);
    row->addStretch(1);
    row->addWidget(m_zoom);
    row->addSpacing(metrics::grid);

    auto *fit = addButton(QStringLiteral("viewerFit"), {}, tr("Fit"), tr("Ctrl+0"));
    auto *real = addButton(QStringLiteral("viewerActualSize"), {}, tr("100 %"), tr("Ctrl+1"));
    fit->setText(fit->accessibleName());
    real->setText(real->accessibleName());
    connect(fit, &QToolButton::clicked, m_view, &ImageView::fit);
    connect(real, &QToolButton::clicked, this, [this] { m_view->setZoom(1); });
    for (QAction *action : {m_actions.copyAction(), m_actions.saveAsAction(), m_actions.showInFolderAction()}) {
        auto *button = addButton(QStringLiteral("viewer_") + action->objectName(), {}, action->text(), {});
        button->setDefaultAction(action);
    }
    m_fullScreen =
        addButton(QStringLiteral("viewerFullScreen"), QStringLiteral("maximize"), tr("Full screen"), tr("F11"));
    auto *close = addButton(QStringLiteral("viewerClose"), QStringLiteral("x"), tr("Close"), tr("Esc"));
    connect(m_fullScreen, &QToolButton::clicked, this, &Viewer::toggleFullScreen);
    connect(close, &QToolButton::clicked, this, &QWidget::close);
}

QToolButton *Viewer::addButton(const QString &objectName, const QString &iconName, const QString &name,
                               const QString &key)
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    if (!key.isEmpty())
        button->setToolTip(tr("%1 (%2)", "a button's name and its key").arg(name, key));
    m_bar->layout()->addWidget(button);
    return button;
}

void Viewer::openFiles(const QStringList &paths, int current)
{
    m_paths = paths;
    m_current = qBound(0, current, qMax(0, int(paths.size()) - 1));
    m_view->showSentence(tr("Opening the picture…"));
    m_view->fit();
    showCurrent();
    showFullScreen();
    m_view->setFocus();
}

void Viewer::setFiles(const QStringList &paths)
{
    if (!isVisible())
        return; // openFiles() brings the files along; until then nothing is decoded
    const QString path = currentPath();
    m_paths = paths;
    const int index = int(paths.indexOf(path));
    m_current = index >= 0 ? index : qBound(0, m_current, qMax(0, int(paths.size()) - 1));
    showCurrent();
}

void Viewer::showCurrent()
{
    const QString path = currentPath();
    const QString name = QFileInfo(path).fileName();
    const int count = int(m_paths.size());
    setWindowTitle(name.isEmpty() ? tr("Pictures") : name);
    m_title->setText(name);
    m_position->setText(count > 0 ? formatting::position(m_current + 1, count) : QString());
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < count);
    m_actions.setPath(path);
    if (path.isEmpty()) {
        m_loader.want({});
        return m_view->showNothing();
    }
    QStringList wanted{path};
    for (const int neighbour : {m_current + 1, m_current - 1}) {
        if (neighbour >= 0 && neighbour < count)
            wanted << m_paths[neighbour];
    }
    m_loader.want(wanted);
}

void Viewer::go(int index)
{
    if (index < 0 || index >= m_paths.size() || index == m_current)
        return;
    m_current = index;
    showCurrent();
    Q_EMIT currentChanged(currentPath());
}

void Viewer::toggleFullScreen()
{
    if (isFullScreen())
        showNormal();
    else
        showFullScreen();
}

void Viewer::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
        return go(m_current - 1);
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        return go(m_current + 1);
    case Qt::Key_Home:
        return go(0);
    case Qt::Key_End:
        return go(int(m_paths.size()) - 1);
    case Qt::Key_F11:
        return toggleFullScreen();
    case Qt::Key_Space:
    case Qt::Key_Escape:
        close();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Viewer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange)
        return;
    const bool full = isFullScreen();
    m_fullScreen->setIcon(icon(full ? QStringLiteral("minimize") : QStringLiteral("maximize")));
    showBar(!full);
}

void Viewer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeParts();
}

void Viewer::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_loader.want({}); // an 8192 × 8192 picture and its neighbours would stay in memory
    m_view->showNothing();
    m_actions.setPath({});
}

void Viewer::showBar(bool shown)
{
    m_barShown = shown;
    m_bar->setVisible(shown);
    placeParts();
}

void Viewer::placeParts()
{
    // In full screen the bar lies over the picture, so that it does not jump when the bar comes.
    const int top = isFullScreen() ? 0 : barHeight;
    m_bar->setGeometry(0, 0, width(), barHeight);
    m_view->setGeometry(0, top, width(), height() - top);
    m_bar->raise();
}

bool Viewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::MouseMove && isFullScreen()) {
        const bool atTop = static_cast<QMouseEvent *>(event)->position().y() < barHeight;
        if (atTop != m_barShown)
            showBar(atTop);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace hanga
