#include "app/generatecommand.h"

#include "app/console.h"
#include "demo/demoserver.h"
#include "workflow/conversion.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace hanga {

namespace {

using namespace std::chrono_literals;

constexpr auto longestAbsence = 60s;
constexpr auto longestFarewell = 2s; ///< for the server to stop what was given up
constexpr qint64 largestUpload = 100LL << 20;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(Error::Kind::FileNotFound, {path});
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::FileUnreadable, {path, file.errorString()});
    if (file.size() > largestUpload)
        return failure(Error::Kind::FileTooLarge,
                       {path, QString::number(file.size() >> 20), QString::number(largestUpload >> 20)});
    if (file.size() == 0)
        return failure(Error::Kind::FileEmpty, {path});
    return file.readAll();
}

QString usualFolder(const Settings &settings, const Paths &paths)
{
    return settings.picturesFolder.isEmpty() ? paths.pictures : settings.picturesFolder;
}

} // namespace

GenerateCommand::GenerateCommand(GenerateOptions options, const Paths &paths, const Settings &settings)
    : m_options(std::move(options)),
      m_results(m_options.output.isEmpty() ? usualFolder(settings, paths) : QDir(m_options.output).absolutePath(),
                settings.nameTemplate),
      m_previews(usualFolder(settings, paths), settings.nameTemplate), m_report(m_options.json)
{
    m_timeout.setSingleShot(true);
    m_absence.setSingleShot(true);
    m_absence.setInterval(longestAbsence);
}

GenerateCommand::~GenerateCommand() = default;

ExitCode GenerateCommand::run()
{
    if (const auto error = prepare()) {
        console::complain(*error);
        return exitCodeOf(*error);
    }
    wire();
    if (m_options.timeout.count() > 0)
        m_timeout.start(m_options.timeout);
    m_server->open();
    return ExitCode(QCoreApplication::exec());
}

std::optional<Error> GenerateCommand::prepare()
{
    if (auto error = readWorkflow())
        return error;
    if (auto error = readPromptFiles())
        return error;
    if (auto error = readImages())
        return error;
    const QFileInfo folder(m_results.folder());
    if (!QDir().mkpath(folder.filePath()) || !folder.isDir() || !folder.isWritable())
        return Error{Error::Kind::FileUnwritable, {folder.filePath(), tr("it is no folder one may write to")}, {}};
    return openServer();
}

std::optional<Error> GenerateCommand::readWorkflow()
{
    if (m_options.workflow.isEmpty()) {
        m_source.name = tr("Text to image");
        return std::nullopt;
    }
    const auto file = openFile(m_options.workflow);
    if (!file)
        return file.error();
    if (!file->api && !file->ui.isNull()) {
        m_unconverted = *file;
        return std::nullopt;
    }
    auto workflow = runnable(*file);
    if (!workflow)
        return workflow.error();
    m_source.name = file->name;
    m_source.workflow = *std::move(workflow);
    m_source.ui = file->ui;
    return std::nullopt;
}

std::optional<Error> GenerateCommand::readPromptFiles()
{
    if (!m_options.wildcards.isEmpty()) {
        if (!QFileInfo(m_options.wildcards).isDir())
            return Error{Error::Kind::FileNotFound, {m_options.wildcards}, {}};
        m_source.wildcards =
            std::make_shared<prompt::WildcardFolder>(QFileInfo(m_options.wildcards).absoluteFilePath());
    }
    if (m_options.prompts.isEmpty())
        return std::nullopt;
    const auto bytes = readFile(m_options.prompts);
    auto prompts =
        bytes.and_then([this](const QByteArray &text) { return prompt::readPrompts(text, m_options.prompts); });
    if (!prompts)
        return prompts.error();
    m_source.prompts = *std::move(prompts);
    return std::nullopt;
}

std::optional<Error> GenerateCommand::readImages()
{
    for (const GenerateOptions::Image &image : std::as_const(m_options.images)) {
        auto bytes = readFile(image.file);
        if (!bytes)
            return bytes.error();
        m_imageBytes.append(*std::move(bytes));
    }
    return std::nullopt;
}

std::optional<Error> GenerateCommand::openServer()
{
    QString address = m_options.server;
    if (m_options.demo) {
        m_demo = std::make_unique<DemoServer>();
        if (const auto port = m_demo->listen(); !port)
            return port.error();
        address = m_demo->url().toString();
    }
    const auto profile = ServerProfile::fromAddress(address);
    if (!profile)
        return profile.error();
    m_server = std::make_unique<ServerConnection>(*profile);
    m_queue.addServer(*m_server);
    return std::nullopt;
}

void GenerateCommand::wire()
{
    connect(m_server.get(), &ServerConnection::stateChanged, this, &GenerateCommand::connectionChanged);
    connect(&m_queue, &JobQueue::jobChanged, this, &GenerateCommand::jobChanged);
    connect(&m_queue, &JobQueue::progressed, this, [this](const QList<JobId> &ids) {
        for (const JobId &id : ids)
            if (const Job *job = m_queue.find(id))
                m_report.jobProgressed(*job);
    });
    connect(&m_queue, &JobQueue::outputReady, this, &GenerateCommand::placeOutput);
    for (OutputSaver *saver : {&m_results, &m_previews}) {
        connect(saver, &OutputSaver::pictureSaved, this, &GenerateCommand::pictureSaved);
        connect(saver, &OutputSaver::saveFailed, &m_queue, &JobQueue::outputFailed);
    }
    connect(&m_signals, &SignalWatcher::endRequested, this, &GenerateCommand::endRequested);
    connect(&m_timeout, &QTimer::timeout, this, &GenerateCommand::timedOut);
    connect(&m_absence, &QTimer::timeout, this, [this] {
        const Error gone{Error::Kind::NotReached, {m_server->profile().address(), tr("it went away")}, {}};
        giveUp(m_server->lastError().value_or(gone), ExitCode::Lost);
    });
}

void GenerateCommand::connectionChanged(ServerConnection::State state)
{
    using enum ServerConnection::State;
    if (state == Ready) {
        m_absence.stop();
        if (!std::exchange(m_started, true) && convertWorkflow())
            uploadNext();
        return;
    }
    if (m_started) {
        if (!m_absence.isActive())
            m_absence.start();
    } else if (state == Broken) {
        const auto error = m_server->lastError();
        if (error)
            console::complain(*error);
        finish(ExitCode::NotReached);
    }
}

bool GenerateCommand::convertWorkflow()
{
    if (!m_unconverted)
        return true;
    auto conversion = runnable(*m_unconverted, m_server->catalog());
    if (!conversion) {
        giveUp(conversion.error(), exitCodeOf(conversion.error()));
        return false;
    }
    for (const ConversionNote &note : std::as_const(conversion->notes)) {
        if (!isHarmless(note.kind))
            console::complain(noteText(note));
    }
    m_source.name = m_unconverted->name;
    m_source.workflow = std::move(conversion->workflow);
    m_source.ui = m_unconverted->ui;
    return true;
}

void GenerateCommand::uploadNext()
{
    const qsizetype next = m_uploaded.size();
    if (m_ending || m_finished)
        return;
    if (next == m_imageBytes.size())
        return sendJobs();
    const QString name = QFileInfo(m_options.images.at(next).file).fileName();
    m_server->prompts().upload(m_imageBytes.at(next), name, this, [this](const Result<ServerFile> &file) {
        if (!file)
            return giveUp(file.error(), exitCodeOf(file.error()));
        m_uploaded.append(*file);
        uploadNext();
    });
}

void GenerateCommand::sendJobs()
{
    auto requests = planJobs(m_options, m_source, m_uploaded, m_server->catalog(), QDateTime::currentDateTime());
    if (!requests)
        return giveUp(requests.error(), exitCodeOf(requests.error()));
    const GenerateOutlook outlook = lookAhead(*requests, m_server->catalog());
    for (const QString &line : outlook.remarks + outlook.refusals)
        console::complain(line);
    if (!outlook.refusals.isEmpty())
        return finish(worse(m_code, ExitCode::Rejected));
    m_jobCount = int(requests->size());
    m_report.setCounts(0, m_jobCount);
    m_report.setCatalog(m_server->catalog());
    for (const JobRequest &request : *requests)
        m_open.append(m_queue.add(request, m_server->profile().id));
}

void GenerateCommand::jobChanged(const JobId &id)
{
    const Job *job = m_queue.find(id);
    if (!job || !m_open.contains(id) || m_finished)
        return;
    if (job->state == JobState::Held && job->unconfirmed) {
        // Only a person may send it again, and there is none.
        m_code = worse(m_code, ExitCode::Lost);
        reportLost(*job, {Error::Kind::JobLost, {tr("it was sent, but the server does not know it.")}, {}});
        m_queue.cancel(id);
        return;
    }
    if (job->outputsKnown || isEnd(job->state))
        placePreviews(*job);
    m_report.jobChanged(*job);
    if (!isEnd(job->state))
        return;

    m_open.removeOne(id);
    m_report.setCounts(m_jobCount - int(m_open.size()), m_jobCount);
    const bool incomplete = job->state == JobState::Done && job->error;
    const ExitCode code = job->state == JobState::Done        ? (incomplete ? ExitCode::Lost : ExitCode::Done)
                          : job->state == JobState::Failed    ? ExitCode::JobFailed
                          : job->state == JobState::Rejected  ? ExitCode::Rejected
                          : job->state == JobState::Cancelled ? ExitCode::Cancelled
                                                              : ExitCode::Lost;
    m_code = worse(m_code, code);
    if (m_open.isEmpty())
        finish(m_code);
}

void GenerateCommand::placeOutput(const JobId &id, const NodeId &node, const ServerFile &file)
{
    const Job *job = m_queue.find(id);
    if (!job)
        return;
    if (file.type == ServerFile::Type::Temp) {
        m_heldPreviews[id].append({node, file});
        return;
    }
    m_results.save(*job, node, file, m_server->files());
}

void GenerateCommand::placePreviews(const Job &job)
{
    const auto isResult = [](const JobOutput &output) { return output.file.type == ServerFile::Type::Output; };
    OutputSaver &saver = std::ranges::any_of(job.outputs, isResult) ? m_previews : m_results;
    for (const Preview &preview : m_heldPreviews.take(job.id))
        saver.save(job, preview.node, preview.file, m_server->files());
}

void GenerateCommand::pictureSaved(const Picture &picture, const ServerFile &file)
{
    if (const Job *job = m_queue.find(picture.job); job && !isEnd(job->state) && !m_finished)
        m_report.outputStored(*job, picture);
    m_queue.outputStored(picture.job, file, picture.path);
}

void GenerateCommand::endRequested()
{
    if (std::exchange(m_ending, true) || m_open.isEmpty())
        return finish(worse(m_code, ExitCode::Cancelled));
    for (const JobId &id : QList<JobId>(m_open))
        m_queue.cancel(id);
}

void GenerateCommand::timedOut()
{
    const double seconds = std::chrono::duration<double>(m_options.timeout).count();
    if (m_started)
        giveUp(Error{Error::Kind::JobLost, {tr("it was not done within %1 s.").arg(seconds)}, {}}, ExitCode::Lost);
    else
        giveUp(Error{Error::Kind::TimedOut, {m_server->profile().address()}, {}}, ExitCode::NotReached);
}

void GenerateCommand::giveUp(const Error &error, ExitCode code)
{
    if (m_open.isEmpty())
        console::complain(error); // otherwise each job says it
    m_ending = true;
    m_code = worse(m_code, code);
    for (const JobId &id : QList<JobId>(m_open)) {
        const Job *job = m_queue.find(id);
        if (!job)
            continue;
        reportLost(*job, error);
        m_queue.cancel(id); // the server need not go on for nobody
    }
    const bool canHear = m_server->state() == ServerConnection::State::Ready;
    if (m_open.isEmpty() || !canHear)
        return finish(m_code);
    QTimer::singleShot(longestFarewell, this, [this] { finish(m_code); });
}

void GenerateCommand::reportLost(const Job &job, const Error &error)
{
    Job lost = job;
    lost.state = JobState::Lost;
    lost.error = error;
    m_report.jobChanged(lost);
}

void GenerateCommand::finish(ExitCode code)
{
    if (std::exchange(m_finished, true))
        return;
    console::clearStatus();
    m_signals.disconnect(this);
    QCoreApplication::exit(int(code));
}

} // namespace hanga
