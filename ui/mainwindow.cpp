#include "ui/mainwindow.h"

#include "ui/composer/composerpane.h"
#include "ui/gallery/gallerypane.h"
#include "ui/messages/messagespanel.h"
#include "ui/open/exporthelp.h"
#include "ui/preflight/preflightpane.h"
#include "ui/queue/queuepane.h"
#include "ui/server/connectionstatus.h"
#include "ui/server/serverbutton.h"
#include "ui/server/startpage.h"
#include "ui/shared/icons.h"
#include "ui/shared/incoming.h"
#include "ui/shared/notices.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace hanga {

namespace {

constexpr int narrowBelow = 1280;     // px: then the queue is a tab beside the gallery
constexpr int threeColumnsFrom = 970; // px: below, the problems take the place of the preview
constexpr int stripHeight = 112;      // px at least: a title and one row of thumbnails
constexpr int tabsHeight = 32;        // px more where tabs stand above it
constexpr int compactBelow = 360;     // px of the composer
const QString columnsName = QStringLiteral("createColumns");
const QString narrowColumnsName = QStringLiteral("createColumnsNarrow"); // there are fewer
const QString rowsName = QStringLiteral("createRows");

/// What takes keys for text.
bool isTextField(QObject *object)
{
    return qobject_cast<QLineEdit *>(object) || qobject_cast<QPlainTextEdit *>(object);
}

} // namespace

MainWindow::MainWindow(const MainWindowParts &parts) : m_parts(parts)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(appIcon());
    setMinimumSize(800, 560);
    resize(1440, 900);
    setAcceptDrops(true);

    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_parts.start);
    m_pages->addWidget(buildCreatePage());
    m_pages->addWidget(m_parts.exportHelp);
    column->addWidget(m_pages, 1);
    column->addWidget(m_parts.notices);
    column->addWidget(m_parts.status);
    setCentralWidget(middle);

    buildPanelActions();
    QCoreApplication::instance()->installEventFilter(this);
    connect(m_menu.fullScreen, &QAction::toggled, this,
            [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    connect(m_menu.resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
    connect(m_menu.paste, &QAction::triggered, this,
            [this] { takeIncoming(Incoming::from(QGuiApplication::clipboard()->mimeData(), Incoming::Way::Pasted)); });
    resetLayout();
    setTitle({}, false, -1);
}

QWidget *MainWindow::buildHead()
{
    auto *head = new QFrame;
    head->setObjectName(QStringLiteral("head"));
    setRole(head, "head");
    head->setFixedHeight(44);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(8, 0, 12, 0);
    auto *bar = new QMenuBar;
    bar->setObjectName(QStringLiteral("headMenu"));
    bar->setAccessibleName(tr("Menu"));
    m_menu = MainMenu::create(this, bar, m_parts.composer->actions());
    row->addWidget(bar, 1, Qt::AlignVCenter);
    row->addWidget(m_parts.server, 0, Qt::AlignVCenter);
    return head;
}

QWidget *MainWindow::buildCreatePage()
{
    m_strip = new QTabWidget;
    m_strip->setObjectName(QStringLiteral("stripTabs"));
    m_strip->setAccessibleName(tr("Gallery and queue"));
    m_strip->setDocumentMode(true);
    m_strip->setTabBarAutoHide(true);
    m_strip->setMinimumHeight(stripHeight);
    m_strip->addTab(m_parts.gallery, tr("Gallery"));

    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setObjectName(rowsName);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_parts.preview);
    m_rows->addWidget(m_strip);
    m_rows->addWidget(m_parts.messages);
    m_rows->setStretchFactor(0, 1);
    m_parts.messages->hide();
    m_parts.preview->setMinimumWidth(320);

    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setObjectName(columnsName);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_parts.composer);
    m_columns->addWidget(m_parts.preflight);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_parts.queue);
    m_columns->setStretchFactor(2, 1);
    m_parts.preflight->hide();
    m_parts.composer->setMinimumWidth(320);
    m_parts.composer->setMaximumWidth(480);
    m_parts.queue->setMinimumWidth(264);
    connect(m_columns, &QSplitter::splitterMoved, this,
            [this] { m_parts.composer->setCompact(m_parts.composer->width() < compactBelow); });
    return m_columns;
}

void MainWindow::buildPanelActions()
{
    struct Panel
    {
        QString name;
        QString text;
        QKeySequence key;
    };
    const QList<Panel> panels = {
        {QStringLiteral("composer"), tr("&Composer"), Qt::CTRL | Qt::ALT | Qt::Key_1},
        {QStringLiteral("gallery"), tr("&Gallery"), Qt::CTRL | Qt::Key_J},
        {QStringLiteral("queue"), tr("&Queue"), Qt::CTRL | Qt::Key_U},
        {QStringLiteral("problems"), tr("&Problems of the workflow"), Qt::CTRL | Qt::ALT | Qt::Key_2},
        {QStringLiteral("messages"), tr("&Messages of the server"), Qt::CTRL | Qt::SHIFT | Qt::Key_M},
    };
    for (const Panel &panel : panels) {
        QAction *action = m_menu.panels->addAction(panel.text);
        action->setObjectName(QStringLiteral("show-") + panel.name);
        action->setCheckable(true);
        action->setShortcut(panel.key);
        addAction(action);
        m_panels.insert(panel.name, action);
        connect(action, &QAction::toggled, this, &MainWindow::showPanels);
    }
    connect(m_parts.messages, &MessagesPanel::closeRequested, this, [this] { showPanel("messages", false); });
    connect(m_parts.preflight, &PreflightPane::closed, this, [this] { showProblems(false); });
}

void MainWindow::showPanel(const char *name, bool shown)
{
    m_panels.value(QLatin1StringView(name))->setChecked(shown);
}

void MainWindow::showProblems(bool shown)
{
    showPanel("problems", shown);
}

void MainWindow::showPanels()
{
    const auto isWanted = [this](const char *name) { return m_panels.value(QLatin1StringView(name))->isChecked(); };
    m_parts.composer->setVisible(isWanted("composer"));
    m_parts.messages->setVisible(isWanted("messages"));
    m_parts.preflight->setVisible(isWanted("problems"));
    // In a narrow window the strip holds the queue too, and stays as long as one of the two is wanted.
    m_strip->setTabVisible(m_strip->indexOf(m_parts.gallery), isWanted("gallery"));
    if (m_isNarrow)
        m_strip->setTabVisible(m_strip->indexOf(m_parts.queue), isWanted("queue"));
    else
        m_parts.queue->setVisible(isWanted("queue"));
    m_strip->setVisible(isWanted("gallery") || (m_isNarrow && isWanted("queue")));
    showMiddle();
}

/// Composer, problems and preview need some room side by side.
void MainWindow::showMiddle()
{
    const bool problems = m_panels.value(QStringLiteral("problems"))->isChecked();
    m_rows->setVisible(!problems || width() >= threeColumnsFrom);
}

void MainWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
}

MainWindow::Page MainWindow::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

void MainWindow::setTitle(const QString &workflow, bool isEdited, int percent)
{
    QString title = workflow.isEmpty() ? tr("Hanga") : tr("%1[*] — Hanga").arg(workflow);
    if (percent >= 0)
        title = tr("%1 % · %2").arg(QString::number(percent), title);
    if (!title.contains(QLatin1StringView("[*]")))
        title += QStringLiteral("[*]");
    setWindowTitle(title);
    setWindowModified(isEdited);
}

QHash<QString, QByteArray> MainWindow::layoutState() const
{
    QStringList hidden;
    for (auto panel = m_panels.begin(); panel != m_panels.end(); ++panel) {
        if (!panel.value()->isChecked())
            hidden.append(panel.key());
    }
    return {{m_isNarrow ? narrowColumnsName : columnsName, m_columns->saveState()},
            {rowsName, m_rows->saveState()},
            {QStringLiteral("hiddenPanels"), hidden.join(u' ').toUtf8()}};
}

void MainWindow::restoreLayout(const QHash<QString, QByteArray> &state)
{
    m_columns->restoreState(state.value(m_isNarrow ? narrowColumnsName : columnsName));
    m_rows->restoreState(state.value(rowsName));
    const auto hidden = state.find(QStringLiteral("hiddenPanels"));
    if (hidden == state.end())
        return;
    const QStringList names = QString::fromUtf8(*hidden).split(u' ');
    for (auto panel = m_panels.begin(); panel != m_panels.end(); ++panel)
        panel.value()->setChecked(!names.contains(panel.key()) && panel.key() != u"problems"); // those of this run
}

void MainWindow::resetLayout()
{
    for (auto panel = m_panels.begin(); panel != m_panels.end(); ++panel)
        panel.value()->setChecked(panel.key() != u"messages" && panel.key() != u"problems");
    m_columns->setSizes({m_isNarrow ? 336 : 376, 340, 10000, 312});
    m_rows->setSizes({10000, 128, 200});
    m_parts.composer->setCompact(m_isNarrow);
}

void MainWindow::setNarrow(bool narrow)
{
    if (m_isNarrow == narrow)
        return;
    m_isNarrow = narrow;
    if (narrow)
        m_strip->addTab(m_parts.queue, tr("Queue"));
    else
        m_columns->addWidget(m_parts.queue);
    showPanels();
    m_strip->setMinimumHeight(narrow ? stripHeight + tabsHeight : stripHeight);
    // In a tab each is named by the tab.
    m_parts.queue->setTitleShown(!narrow);
    m_parts.gallery->setTitleShown(!narrow);
    m_columns->setSizes({narrow ? 336 : 376, 340, 10000, 312});
    m_parts.composer->setCompact(narrow);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // On X11 a line of text takes Ctrl+U for itself and deletes what stands there.
    // And every field would take Ctrl+V, also for a file or a workflow, which are there to be opened.
    if (event->type() == QEvent::ShortcutOverride && isTextField(watched)) {
        const QKeySequence key(static_cast<QKeyEvent *>(event)->keyCombination());
        const bool showsQueue = key == m_panels.value(QStringLiteral("queue"))->shortcut();
        if (showsQueue || (key == m_menu.paste->shortcut() &&
                           Incoming::opensInsteadOfTyping(QGuiApplication::clipboard()->mimeData()))) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) // by the desktop, or restored from the last run
        m_menu.fullScreen->setChecked(isFullScreen());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    Q_EMIT closeRequested();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    setNarrow(width() < narrowBelow);
    showMiddle();
    if (m_dropTarget)
        m_dropTarget->setGeometry(centralWidget()->rect());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!Incoming::isOffered(event->mimeData()))
        return;
    event->acceptProposedAction();
    showDropTarget(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    showDropTarget(false);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    showDropTarget(false);
    event->acceptProposedAction();
    takeIncoming(Incoming::from(event->mimeData(), Incoming::Way::Dropped));
}

void MainWindow::takeIncoming(const Incoming &incoming)
{
    if (!incoming.files.isEmpty())
        Q_EMIT filesDropped(incoming.files);
    else if (!incoming.data.isEmpty())
        Q_EMIT dataDropped(incoming.data, incoming.name);
}

void MainWindow::showDropTarget(bool shown)
{
    if (shown && !m_dropTarget) {
        auto *target = new QFrame(centralWidget());
        target->setObjectName(QStringLiteral("dropTarget"));
        setRole(target, "card");
        auto *row = new QVBoxLayout(target);
        auto *label = new QLabel(tr("Drop a workflow or an image made by ComfyUI to open it"));
        setRole(label, "heading");
        label->setAlignment(Qt::AlignCenter);
        row->addWidget(label);
        m_dropTarget = target;
    }
    if (!m_dropTarget)
        return;
    m_dropTarget->setGeometry(centralWidget()->rect());
    m_dropTarget->setVisible(shown);
    m_dropTarget->raise();
}

} // namespace hanga
