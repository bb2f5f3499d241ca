#pragma once

#include "app/commandline.h"
#include "app/exitcode.h"
#include "app/generateplan.h"
#include "app/generatereport.h"
#include "app/signalwatcher.h"
#include "base/paths.h"
#include "library/outputsaver.h"
#include "queue/jobqueue.h"
#include "settings/settings.h"
#include "workflow/opening.h"

#include <QTimer>

namespace hanga {

class DemoServer;

/// `hanga generate`: reads the workflow, waits for the server, uploads, sends the jobs, stores what they make, and
/// reports. The first request to end cancels what is under way, the second leaves at once. Needs no display.
class GenerateCommand final : public QObject
{
    Q_OBJECT

public:
    /// Files go to --output, else where the window puts them, under the same names.
    GenerateCommand(GenerateOptions options, const Paths &paths, const Settings &settings);
    ~GenerateCommand() override;

    /// Runs to the end inside the event loop of the application.
    [[nodiscard]] ExitCode run();

private:
    [[nodiscard]] std::optional<Error> prepare();
    [[nodiscard]] std::optional<Error> readWorkflow();
    [[nodiscard]] std::optional<Error> readPromptFiles();
    [[nodiscard]] std::optional<Error> readImages();
    [[nodiscard]] std::optional<Error> openServer();
    void wire();

    [[nodiscard]] bool convertWorkflow(); ///< false if it gave up
    void connectionChanged(ServerConnection::State state);
    void uploadNext();
    void sendJobs();
    void jobChanged(const JobId &id);
    void placeOutput(const JobId &id, const NodeId &node, const ServerFile &file);
    void placePreviews(const Job &job);
    void pictureSaved(const Picture &picture, const ServerFile &file);
    void endRequested();
    void timedOut();
    void giveUp(const Error &error, ExitCode code);
    void reportLost(const Job &job, const Error &error);
    void finish(ExitCode code);

    struct Preview
    {
        NodeId node;
        ServerFile file;
    };

    GenerateOptions m_options;
    GenerateSource m_source;
    std::optional<OpenedFile> m_unconverted; ///< in the editor's format: it waits for the server's node classes
    QList<QByteArray> m_imageBytes;
    UploadedImages m_uploaded;
    std::unique_ptr<DemoServer> m_demo;
    std::unique_ptr<ServerConnection> m_server;
    JobQueue m_queue;
    OutputSaver m_results;  ///< into --output
    OutputSaver m_previews; ///< what only preview nodes made, beside real results
    GenerateReport m_report;
    SignalWatcher m_signals;
    QTimer m_timeout;
    QTimer m_absence;                            ///< of a server that was there
    QHash<JobId, QList<Preview>> m_heldPreviews; ///< until it is known whether the job made results too
    QList<JobId> m_open;                         ///< the jobs that have not ended
    int m_jobCount = 0;
    ExitCode m_code = ExitCode::Done;
    bool m_started = false;
    bool m_ending = false;
    bool m_finished = false;
};

} // namespace hanga
