#include "app/app.h"

#include "demo/demopainter.h"
#include "ui/composer/composerpane.h"
#include "ui/gallery/gallerypane.h"
#include "ui/messages/messagespanel.h"
#include "ui/open/exporthelp.h"
#include "ui/preflight/preflightpane.h"
#include "ui/preview/previewpane.h"
#include "ui/preview/viewbar.h"
#include "ui/queue/queuepane.h"
#include "ui/server/connectionstatus.h"
#include "ui/server/serverbutton.h"
#include "ui/server/startpage.h"
#include "ui/shared/icons.h"
#include "ui/shared/notices.h"
#include "ui/shared/pictureactions.h"
#include "ui/shared/recentfilesmenu.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/viewer.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QMessageBox>
#include <QScreen>
#include <QShortcut>

namespace hanga {

namespace {

constexpr int titleBarHeight = 40; // of the desktop's frame, which is not known before the window is shown

QString picturesFolder(const Settings &settings, const Paths &paths)
{
    return settings.picturesFolder.isEmpty() ? paths.pictures : settings.picturesFolder;
}

Theme::Choice themeOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Dark:
        return Theme::Choice::Dark;
    case ThemeChoice::Light:
        return Theme::Choice::Light;
    case ThemeChoice::HighContrast:
        return Theme::Choice::HighContrast;
    case ThemeChoice::System:
        break;
    }
    return Theme::Choice::System;
}

QList<QImage> demoSamples()
{
    QList<QImage> samples;
    for (const auto &[prompt, seed] :
         {std::pair("moonlit night", 7), std::pair("teal sea, red sun", 3), std::pair("autumn dawn", 11)})
        samples.append(paintDemoPicture({QString::fromLatin1(prompt), Seed(quint64(seed)), QSize(168, 112)}));
    return samples;
}

} // namespace

App::App(QApplication &application, const Paths &paths, std::unique_ptr<Ask> ask)
    : m_paths(paths), m_settings(Settings::load(paths.settingsFile)),
      m_settingsSaver([this] { return settingsSave(); }), m_theme(application), m_ask(std::move(ask)),
      m_servers(m_queue), m_saver(picturesFolder(m_settings, m_paths), m_settings.nameTemplate), m_parts(makeParts()),
      m_window(m_parts), m_workflow(*m_parts.composer, *m_parts.notices, *m_ask, m_settings,
                                    QDir(paths.data).filePath(QStringLiteral("draft.json"))),
      m_presenter(m_servers, {*m_parts.start, *m_parts.server, *m_parts.status, *m_parts.composer, *m_parts.messages},
                  m_settings, CatalogCache(paths.cache)),
      m_preflight(*m_parts.composer, *m_parts.preflight), m_serverWorkflows(m_servers, *m_parts.notices, m_window),
      m_uploads(m_servers, *m_parts.composer, *m_ask)
{
    m_theme.apply(themeOf(m_settings.theme));
    m_viewer = new Viewer(*m_ask, &m_window);
    wire();
    wireWorkflow();
    wireMenu();
    wireImages();
    runInBackground(this, demoSamples,
                    [this](const QList<QImage> &samples) { m_parts.start->setDemoPictures(samples); });
}

App::~App()
{
    // The widgets listen to the queue, which is built before the window and so would outlive what they show.
    m_queue.disconnect();
}

MainWindowParts App::makeParts()
{
    m_view = new ImageView;
    m_preview = new PreviewPane(*m_view);
    m_gallery = new GalleryPane(*m_ask);
    MainWindowParts parts;
    parts.start = new StartPage;
    parts.composer = new ComposerPane;
    parts.preflight = new PreflightPane;
    parts.preview = m_preview;
    parts.gallery = m_gallery;
    parts.queue = new QueuePane;
    parts.messages = new MessagesPanel;
    parts.server = new ServerButton;
    parts.status = new ConnectionStatus;
    parts.notices = new Notices;
    parts.exportHelp = new ExportHelp;
    parts.queue->watch(m_queue);
    m_preview->watch(m_queue);
    return parts;
}

/// The data flow, from the composer down to the files and round.
void App::wire()
{
    ComposerPane &composer = *m_parts.composer;
    QueuePane &queuePane = *m_parts.queue;

    connect(&composer, &ComposerPane::generateRequested, &m_preflight, &PreflightPresenter::submit);
    connect(&m_preflight, &PreflightPresenter::approved, this, &App::enqueue);
    connect(&composer, &ComposerPane::pauseToggled, &m_queue, &JobQueue::setPaused);
    connect(&composer, &ComposerPane::pauseToggled, this, [this](bool paused) {
        m_settings.queuePaused = paused && m_journal;
        m_settingsSaver.touch();
    });
    connect(&composer, &ComposerPane::cancelRequested, &queuePane,
            [this] { m_parts.queue->requestCancel(m_preview->followed()); });
    connect(&m_queue, &JobQueue::pausedChanged, &composer, &ComposerPane::setPaused);

    connect(&m_queue, &JobQueue::outputReady, this, &App::storeOutput);
    connect(&m_saver, &OutputSaver::pictureSaved, this, &App::takePicture);
    connect(&m_saver, &OutputSaver::saveFailed, &m_queue, &JobQueue::outputFailed);
    connect(&m_queue, &JobQueue::jobAdded, this, &App::takeJob);
    connect(&m_queue, &JobQueue::jobChanged, this, &App::showJobEnd);
    connect(&m_queue, &JobQueue::progressed, this, &App::showTitle);

    connect(&queuePane, &QueuePane::followRequested, m_preview, &PreviewPane::follow);
    connect(&queuePane, &QueuePane::cancelRequested, &m_queue, &JobQueue::cancel);
    connect(&queuePane, &QueuePane::retryRequested, &m_queue, &JobQueue::retry);
    connect(&queuePane, &QueuePane::removeRequested, &m_queue, &JobQueue::remove);
    connect(&queuePane, &QueuePane::removeEndedRequested, &m_queue, &JobQueue::removeEnded);
    connect(&queuePane, &QueuePane::showPictureRequested, this, &App::showPicture);
    connect(&queuePane, &QueuePane::summaryChanged, m_parts.status, &ConnectionStatus::setQueueSummary);

    connect(m_preview, &PreviewPane::followedChanged, this, &App::showJobEnd);
    connect(m_preview, &PreviewPane::followedChanged, &queuePane, &QueuePane::setFollowed);
    connect(m_preview, &PreviewPane::retryRequested, &m_queue, &JobQueue::retry);
    connect(m_preview, &PreviewPane::retryRequested, &queuePane.model(), &QueueModel::settle);
    connect(m_preview, &PreviewPane::failureClosed, &queuePane.model(), &QueueModel::settle);
    connect(m_preview, &PreviewPane::thumbnailKnown, &queuePane.model(), &QueueModel::setThumbnail);

    connect(&m_presenter, &ServerPresenter::readyChanged, &queuePane.model(), &QueueModel::setServerReady);
    queuePane.model().setServerReady({}, false); // jobs for no server, after Disconnect
    connect(&m_presenter, &ServerPresenter::readyChanged, &m_settingsSaver, &Autosave::touch);
    connect(&m_presenter, &ServerPresenter::startPageWanted, this,
            [this] { m_window.showPage(MainWindow::Page::Start); });
    connect(&m_presenter, &ServerPresenter::createPageWanted, this, &App::showCreatePage);
    connect(&m_servers, &ServerChoice::demoFailed, m_parts.notices, qOverload<const Error &>(&Notices::post));
    connect(&m_window, &MainWindow::closeRequested, this, &App::askToClose);
}

/// From a file or a server into the composer, and what is found out about it there.
void App::wireWorkflow()
{
    connect(&m_window, &MainWindow::filesDropped, this, &App::openFiles);
    connect(&m_window, &MainWindow::dataDropped, &m_workflow, &OpenWorkflow::openData);
    connect(&m_serverWorkflows, &ServerWorkflows::fetched, &m_workflow, &OpenWorkflow::openData);
    connect(&m_presenter, &ServerPresenter::openWorkflowRequested, &m_workflow, &OpenWorkflow::askForFile);
    connect(&m_presenter, &ServerPresenter::catalogChanged, &m_workflow, &OpenWorkflow::setCatalog);
    connect(&m_presenter, &ServerPresenter::catalogChanged, &m_preflight, &PreflightPresenter::setCatalog);
    connect(&m_presenter, &ServerPresenter::refreshed, this, [this](const QString &news) {
        m_parts.notices->post({Notice::Kind::Done, news, {}, {}, {}, {}, {}});
    });
    connect(&m_presenter, &ServerPresenter::refreshFailed, m_parts.notices, qOverload<const Error &>(&Notices::post));

    connect(&m_workflow, &OpenWorkflow::changed, this, &App::showTitle);
    connect(&m_workflow, &OpenWorkflow::replaced, &m_preflight, &PreflightPresenter::startOver);
    connect(&m_workflow, &OpenWorkflow::opened, this, [this] { m_window.showPage(MainWindow::Page::Create); });
    connect(&m_workflow, &OpenWorkflow::recentFilesChanged, &m_settingsSaver, &Autosave::touch);
    connect(&m_workflow, &OpenWorkflow::waitsForServer, this, [this](const QString &name) {
        m_parts.exportHelp->setFile(name);
        m_window.showPage(MainWindow::Page::ExportHelp);
    });
    connect(m_parts.exportHelp, &ExportHelp::connectRequested, &m_presenter, &ServerPresenter::chooseServer);
    connect(m_parts.exportHelp, &ExportHelp::openRequested, &m_workflow, &OpenWorkflow::askForFile);
    connect(m_parts.exportHelp, &ExportHelp::closed, &m_workflow, &OpenWorkflow::stopWaiting);
    connect(m_parts.exportHelp, &ExportHelp::closed, this, &App::showCreatePage);

    connect(&m_preflight, &PreflightPresenter::listWanted, this, [this](bool focus) {
        m_window.showPage(MainWindow::Page::Create);
        m_window.showProblems(true);
        if (focus)
            m_parts.preflight->focusFirst();
    });
    connect(m_parts.preflight, &PreflightPane::refreshRequested, &m_presenter, &ServerPresenter::refresh);
    connect(m_parts.preflight, &PreflightPane::uploadRequested, &m_uploads, &InputUpload::choose);
    connect(&m_uploads, &InputUpload::failed, m_parts.notices, qOverload<const Error &>(&Notices::post));
}

void App::wireImages()
{
    connect(m_preview, &PreviewPane::liveImage, m_view, &ImageView::showPreview);
    connect(m_preview, &PreviewPane::pictureWanted, m_view, &ImageView::showFile);
    connect(m_preview, &PreviewPane::pictureWanted, this, &App::showSeedOffer);
    connect(m_view, &ImageView::zoomTextChanged, &m_preview->bar(), &ViewBar::setZoomText);

    auto *actions = new PictureActions(*m_ask, m_view);
    connect(m_view, &ImageView::fileShown, this, [this, actions](const QString &path) {
        actions->setPath(path);
        actions->setImage(m_view->image());
        m_gallery->takeImage(path, m_view->image());
        m_gallery->setCurrent(path);
    });
    connect(m_preview, &PreviewPane::liveImage, actions, [actions] { actions->setPath({}); });
    connect(&m_gallery->model(), &GalleryModel::thumbnailKnown, this,
            [this](const Picture &picture, const QImage &thumbnail) {
                m_parts.queue->model().setThumbnail(picture.job, thumbnail);
            });
    m_view->addAction(actions->copyAction()); // Ctrl+C; the other keys are the window's
    connect(new QShortcut(Qt::Key_Space, m_view, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
            [this] { viewPicture(m_view->path()); });
    connect(actions, &PictureActions::failed, m_parts.notices, qOverload<const Error &>(&Notices::post));
    const MainMenu &menu = m_window.menu();
    connect(menu.copyImage, &QAction::triggered, actions->copyAction(), &QAction::trigger);
    connect(menu.saveImage, &QAction::triggered, actions->saveAsAction(), &QAction::trigger);
    connect(menu.showImageInFolder, &QAction::triggered, actions->showInFolderAction(), &QAction::trigger);
    for (QAction *verb : {menu.copyImage, menu.saveImage, menu.showImageInFolder, menu.viewImage}) {
        verb->setEnabled(false);
        connect(actions->copyAction(), &QAction::enabledChanged, verb, &QAction::setEnabled);
    }
    connect(menu.viewImage, &QAction::triggered, this, [this] { viewPicture(m_view->path()); });
    ViewBar &bar = m_preview->bar();
    connect(&bar, &ViewBar::copyRequested, actions->copyAction(), &QAction::trigger);
    connect(&bar, &ViewBar::saveAsRequested, actions->saveAsAction(), &QAction::trigger);
    connect(&bar, &ViewBar::showInFolderRequested, actions->showInFolderAction(), &QAction::trigger);
    connect(&bar, &ViewBar::fullScreenRequested, menu.viewImage, &QAction::trigger);
    connect(&bar, &ViewBar::fitRequested, m_view, &ImageView::fit);
    connect(&bar, &ViewBar::zoomRequested, m_view, &ImageView::setZoom);

    connect(m_gallery, &GalleryPane::pictureChosen, m_preview, &PreviewPane::showPicture);
    connect(m_gallery, &GalleryPane::viewRequested, m_viewer, &Viewer::openFiles);
    connect(m_gallery, &GalleryPane::reuseRequested, &m_workflow, &OpenWorkflow::open);
    connect(m_gallery, &GalleryPane::failed, m_parts.notices, qOverload<const Error &>(&Notices::post));
    connect(m_viewer, &Viewer::failed, m_parts.notices, qOverload<const Error &>(&Notices::post));
    connect(m_parts.composer, &ComposerPane::useShownSeedRequested, this, [this] {
        if (const auto seed = seedOf(m_view->path()))
            m_parts.composer->showSeed(*seed);
    });
}

void App::wireMenu()
{
    const MainMenu &menu = m_window.menu();
    menu.recentFiles->setFiles(m_settings.recentFiles);
    connect(menu.recentFiles, &RecentFilesMenu::chosen, &m_workflow, &OpenWorkflow::open);
    connect(&m_workflow, &OpenWorkflow::recentFilesChanged, menu.recentFiles,
            [this, &menu] { menu.recentFiles->setFiles(m_settings.recentFiles); });
    connect(menu.openFromServer, &QAction::triggered, &m_serverWorkflows, &ServerWorkflows::open);
    connect(menu.saveWorkflow, &QAction::triggered, &m_workflow, &OpenWorkflow::saveAs);
    connect(menu.saveToServer, &QAction::triggered, this,
            [this] { m_serverWorkflows.save(m_workflow.name(), m_parts.composer->workflowToSave()); });
    connect(menu.refresh, &QAction::triggered, &m_presenter, &ServerPresenter::refresh);
    m_parts.composer->setOpenExtras({menu.openFromServer, menu.openSample});
    connect(menu.openSample, &QAction::triggered, &m_workflow, &OpenWorkflow::openSample);
    connect(menu.connectToServer, &QAction::triggered, &m_presenter, &ServerPresenter::chooseServer);
    connect(menu.openDemo, &QAction::triggered, &m_presenter, &ServerPresenter::openDemo);
    connect(menu.showPicturesFolder, &QAction::triggered, this, &App::showPicturesFolder);
    connect(m_parts.status, &ConnectionStatus::saveFolderRequested, this, &App::showPicturesFolder);
    connect(menu.choosePicturesFolder, &QAction::triggered, this, &App::choosePicturesFolder);
    connect(menu.quit, &QAction::triggered, this, &App::askToClose);
    connect(menu.about, &QAction::triggered, this, &App::showAbout);
    connect(menu.removeEnded, &QAction::triggered, &m_queue, &JobQueue::removeEnded);
    connect(menu.goToError, &QAction::triggered, m_preview, &PreviewPane::goToError);
    connect(menu.jobDetails, &QAction::triggered, this, [this] { m_parts.queue->showDetails(m_preview->followed()); });

    connect(menu.followNewest, &QAction::toggled, m_preview, &PreviewPane::setFollowNewest);
    connect(m_preview, &PreviewPane::followNewestChanged, menu.followNewest, &QAction::setChecked);
    menu.followNewest->setChecked(m_settings.followNewest);
    m_preview->setFollowNewest(m_settings.followNewest);

    connect(menu.themes, &QActionGroup::triggered, this, [this](QAction *action) {
        m_settings.theme = static_cast<ThemeChoice>(action->data().toInt());
        m_theme.apply(themeOf(m_settings.theme));
        m_settingsSaver.touch();
    });
    connect(menu.languages, &QActionGroup::triggered, this, [this](QAction *action) {
        m_settings.language = action->data().toString();
        m_settingsSaver.touch();
        m_parts.notices->post({Notice::Kind::Info, tr("The language changes at the next start."), {}, {}, {}, {}, {}});
    });
    for (QAction *action : menu.themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(m_settings.theme));
    for (QAction *action : menu.languages->actions())
        action->setChecked(action->data().toString() == m_settings.language);
}

void App::start(const QStringList &files, bool demo)
{
    if (!m_window.restoreGeometry(m_settings.windowGeometry))
        m_window.resize(m_window.size().boundedTo(m_window.screen()->availableSize() - QSize(0, titleBarHeight)));
    m_parts.status->setSaveFolder(m_saver.folder());
    m_parts.start->setAddress(m_settings.serverAddress);
    m_workflow.restore();
    m_window.show();
    m_window.restoreLayout(m_settings.splitters);
    openFiles(files);
    if (demo) {
        m_presenter.openDemo();
    } else {
        m_queue.setPaused(m_settings.queuePaused);
        m_journal = std::make_unique<Journal>(m_paths.data, m_queue, *m_parts.notices);
        m_presenter.connectToLast();
    }
    m_parts.composer->actions().goToPrompt->trigger();
}

void App::openFiles(const QStringList &files)
{
    m_workflow.openAll(files);
    m_window.raise();
    m_window.activateWindow();
}

void App::enqueue(const QList<JobRequest> &requests)
{
    m_window.showPage(MainWindow::Page::Create); // the key works on the start page too
    for (const JobRequest &request : requests)
        m_queue.add(request, m_servers.target());
}

void App::storeOutput(const JobId &id, const NodeId &node, const ServerFile &file)
{
    const Job *job = m_queue.find(id);
    if (auto *server = job ? m_servers.find(job->server) : nullptr)
        m_saver.save(*job, node, file, server->files());
}

void App::takePicture(const Picture &picture, const ServerFile &file)
{
    m_queue.outputStored(picture.job, file, picture.path);
    m_gallery->addPicture(picture);
    m_preview->addPicture(picture);
    m_viewer->setFiles(m_gallery->model().paths());
}

void App::showPicture(const QString &path)
{
    if (const int row = m_gallery->model().rowOf(path); row >= 0)
        return m_preview->showPicture(m_gallery->model().picture(row));
    Picture earlier; // of a job of an earlier run
    earlier.path = path;
    earlier.media = mediaOf(path);
    m_preview->showPicture(earlier);
}

void App::viewPicture(const QString &path)
{
    const QStringList paths = m_gallery->model().paths();
    if (!path.isEmpty())
        m_viewer->openFiles(paths.contains(path) ? paths : QStringList{path},
                            int(std::max<qsizetype>(0, paths.indexOf(path))));
}

void App::takeJob(const JobId &id)
{
    QueueModel &model = m_parts.queue->model();
    const Job *job = m_queue.find(id);
    if (job && isEnd(job->state))
        model.settle(id); // in an earlier run, where it was told
    else if (job && !m_servers.find(job->server))
        model.setServerReady(job->server, false);
}

void App::showJobEnd(const JobId &id)
{
    const Job *followed = m_queue.find(m_preview->followed());
    m_parts.composer->setCancelEnabled(followed && !isEnd(followed->state));
    showTitle();
    const Job *job = m_queue.find(id);
    // The numbers of nodes mean something only in the workflow that was sent.
    if (job && job->state == JobState::Rejected && job->refusal &&
        job->request.workflow.fingerprint() == m_parts.composer->fingerprint())
        m_preflight.showRefusal(*job->refusal);
}

void App::showTitle()
{
    const Job *job = m_queue.find(m_preview->followed());
    const int percent = job && !isEnd(job->state) && job->state != JobState::Held ? int(job->fraction * 100) : -1;
    m_window.setTitle(m_workflow.name(), m_parts.composer->isChanged(), percent);
}

std::optional<Seed> App::seedOf(const QString &path) const
{
    const GalleryModel &pictures = m_gallery->model();
    const int row = pictures.rowOf(path);
    return row < 0 ? std::nullopt : pictures.picture(row).seed;
}

void App::showSeedOffer(const QString &path)
{
    m_parts.composer->setShownSeedAvailable(seedOf(path).has_value());
}

void App::choosePicturesFolder()
{
    m_ask->folder(&m_window, {tr("Save images to"), m_saver.folder(), {}}, [this](const QString &folder) {
        if (folder.isEmpty())
            return;
        m_settings.picturesFolder = folder;
        m_settingsSaver.touch();
        m_saver.setFolder(folder);
        m_parts.status->setSaveFolder(folder);
    });
}

void App::showPicturesFolder()
{
    QDir().mkpath(m_saver.folder());
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_saver.folder()));
}

void App::showAbout()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Hanga"),
                        tr("Hanga %1").arg(QCoreApplication::applicationVersion()), QMessageBox::Close, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(appIcon().pixmap(48));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("A desktop client of ComfyUI.\nLicence: GPL-3.0-or-later.\n"
                               "Icons: Lucide, ISC licence, in part MIT.\nQt %1")
                                .arg(QString::fromLatin1(qVersion())));
    box->open();
}

void App::showCreatePage()
{
    if (m_workflow.name().isEmpty())
        m_workflow.openSample();
    m_window.showPage(MainWindow::Page::Create);
    m_parts.composer->actions().goToPrompt->trigger();
}

void App::askToClose()
{
    m_preflight.settle();
    const int unfinished = m_queue.unfinished();
    if (unfinished == 0)
        return end();
    Ask::Question question;
    question.title = tr("Quit Hanga");
    question.text = tr("%n job(s) have not finished.", nullptr, unfinished);
    question.detail = m_journal
                          ? tr("What was not sent is kept and goes on at the next start. What the server already "
                               "has goes on there, and its images are fetched at the next start.")
                          : tr("What was not sent is lost, and the images that are still being made are not kept.");
    question.accept = tr("Quit");
    question.decline = tr("Stay");
    question.dangerous = !m_journal;
    m_ask->question(&m_window, question, [this](bool quits) {
        if (quits)
            end();
    });
}

void App::end()
{
    m_workflow.saveNow();
    m_settingsSaver.saveNow();
    if (m_journal)
        m_journal->flush();
    QCoreApplication::exit(); // not quit(), which would close the window first and so ask once more
}

Autosave::Save App::settingsSave()
{
    m_settings.windowGeometry = m_window.saveGeometry();
    m_settings.splitters = m_window.layoutState();
    m_settings.followNewest = m_preview->followsNewest();
    return [settings = m_settings, path = m_paths.settingsFile] {
        if (const auto error = settings.save(path))
            qWarning().noquote() << whatHappened(*error) << whatToDo(*error);
    };
}

} // namespace hanga
