#pragma once

#include "app/autosave.h"
#include "app/inputupload.h"
#include "app/journal.h"
#include "app/openworkflow.h"
#include "app/preflightpresenter.h"
#include "app/serverchoice.h"
#include "app/serverpresenter.h"
#include "app/serverworkflows.h"
#include "base/paths.h"
#include "library/outputsaver.h"
#include "queue/jobqueue.h"
#include "settings/settings.h"
#include "ui/mainwindow.h"
#include "ui/shared/ask.h"
#include "ui/shared/theme.h"

class QApplication;

namespace hanga {

class GalleryPane;
class ImageView;
class PreviewPane;
class Viewer;

/// The composition root: builds every object in order and connects the parts. Members stand in the order in which they
/// are built, and go in reverse.
class App final : public QObject
{
    Q_OBJECT

public:
    /// \a ask answers modal questions: dialogs, or what a test says.
    App(QApplication &application, const Paths &paths, std::unique_ptr<Ask> ask);
    ~App() override;

    /// Shows the window; connects to the demo or to the server of the last run; opens \a files. With \a demo nothing of
    /// the queue is kept.
    void start(const QStringList &files, bool demo);
    /// Files of a second start; the window comes forward.
    void openFiles(const QStringList &files);
    /// Saves what is to be remembered and ends the event loop; asks nothing.
    void end();

private:
    [[nodiscard]] MainWindowParts makeParts();
    void wire();
    void wireWorkflow();
    void wireMenu();
    void wireImages();

    void enqueue(const QList<JobRequest> &requests);
    void storeOutput(const JobId &id, const NodeId &node, const ServerFile &file);
    void takePicture(const Picture &picture, const ServerFile &file);
    void showPicture(const QString &path);
    void viewPicture(const QString &path);
    void takeJob(const JobId &id);
    void showJobEnd(const JobId &id);
    void showTitle();
    [[nodiscard]] std::optional<Seed> seedOf(const QString &path) const; ///< of a picture of this session
    void showSeedOffer(const QString &path);
    void choosePicturesFolder();
    void showPicturesFolder();
    void showAbout();
    void showCreatePage();
    void askToClose();
    [[nodiscard]] Autosave::Save settingsSave();

    Paths m_paths;
    Settings m_settings;
    Autosave m_settingsSaver;
    Theme m_theme;
    std::unique_ptr<Ask> m_ask;
    std::unique_ptr<Journal> m_journal; // none with the demo of the command line
    JobQueue m_queue;
    ServerChoice m_servers;
    OutputSaver m_saver;

    ImageView *m_view = nullptr;
    PreviewPane *m_preview = nullptr;
    GalleryPane *m_gallery = nullptr;
    MainWindowParts m_parts;
    MainWindow m_window;
    Viewer *m_viewer = nullptr; // a window of its own; goes with the main window
    OpenWorkflow m_workflow;
    ServerPresenter m_presenter;
    PreflightPresenter m_preflight;
    ServerWorkflows m_serverWorkflows;
    InputUpload m_uploads;
};

} // namespace hanga
