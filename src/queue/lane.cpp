#include "queue/lane.h"

#include <QPointer>

#include <algorithm>

namespace hanga {

namespace {

/// The request may have arrived although no good answer came back: ask, do not repeat.
bool mayHaveArrived(const Error &error)
{
    using enum Error::Kind;
    switch (error.kind) {
    case NotReached:
    case TimedOut:
    case ReplyUnreadable:
    case ReplyTooLarge:
    case ReplyCutShort:
    case Cancelled:
        return true;
    default:
        return false;
    }
}

} // namespace

Lane::Lane(ServerConnection &server, JobBook &book, const QueueTimings &timings, QObject *parent)
    : QObject(parent), m_server(server), m_book(book), m_timings(timings), m_collector(server.prompts(), book, timings),
      m_router(book, m_collector), m_reconciler(server.prompts())
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(timings.silence);
    connect(&server, &ServerConnection::stateChanged, this, &Lane::connectionChanged);
    connect(&server, &ServerConnection::eventReceived, this, &Lane::eventCame);
    connect(&m_router, &EventRouter::heard, this, [this](const JobId &id) {
        if (JobRecord *record = m_book.find(id))
            record->gone.reset();
        watchSilence();
    });
    connect(&m_router, &EventRouter::previewReceived, this, &Lane::previewReceived);
    connect(&m_collector, &Collector::endUnknown, this, &Lane::look);
    connect(&m_reconciler, &Reconciler::found, this, &Lane::apply);
    connect(&m_reconciler, &Reconciler::finished, this, [this] {
        if (std::exchange(m_lookAgain, false))
            look();
    });
    connect(&m_silence, &QTimer::timeout, this, &Lane::look);
    m_positions.setSingleShot(true);
    m_positions.setInterval(timings.positions);
    connect(&m_positions, &QTimer::timeout, this, &Lane::look);
    takeOver(m_book.onServer(this->server()));
}

Lane::~Lane()
{
    if (JobRecord *record = m_book.find(m_unsent); record && record->job.state == JobState::Sending)
        takeBack(*record);
}

void Lane::takeOver(const QList<JobId> &ids)
{
    for (const JobId &id : ids) {
        JobRecord *record = m_book.find(id);
        // The calls of the lane that sent it died with it.
        record->postOpen = false;
        record->historyOpen = false;
        if (record->restored)
            record->progress = JobProgress(record->job.request.workflow, m_server.catalog());
        m_router.expect(record->job.prompt, id);
    }
    if (!m_router.isEmpty())
        m_server.socket().setJobsOutstanding(true);
    connectionChanged(m_server.state());
}

bool Lane::hasRoom() const
{
    if (!isReady())
        return false;
    return std::ranges::none_of(m_router.expected(), [this](const JobId &id) {
        const JobRecord *record = m_book.find(id);
        return record && (record->job.state == JobState::Sending || record->job.state == JobState::Waiting);
    });
}

void Lane::send(JobRecord &record)
{
    Job &job = record.job;
    const JobId id = job.id;
    job.prompt = newPromptId();
    job.sid = m_server.sid();
    job.serverName = m_server.profile().name;
    job.unconfirmed = false;
    job.error.reset();
    record.progress = JobProgress(job.request.workflow, m_server.catalog());
    record.postOpen = true;
    record.restored = false;
    m_router.expect(job.prompt, id);
    m_server.socket().setJobsOutstanding(true);
    watchSilence();
    m_unsent = id;
    m_book.move(record, JobState::Sending, [lane = QPointer(this), id](const std::optional<Error> &error) {
        if (lane)
            lane->post(id, error);
    });
}

void Lane::takeBack(JobRecord &record)
{
    leave(record);
    record.postOpen = false;
    m_book.move(record, JobState::Held);
}

void Lane::post(const JobId &id, const std::optional<Error> &error)
{
    m_unsent = {};
    JobRecord *record = m_book.find(id);
    if (!record || record->job.state != JobState::Sending || !record->postOpen)
        return; // cancelled, or another lane has it
    Job &job = record->job;
    if (error) {
        job.error = error;
        return takeBack(*record);
    }
    if (job.cancelRequested) {
        record->postOpen = false;
        return m_book.move(*record, JobState::Cancelled);
    }
    const PromptBody body{job.request.workflow.graph(), job.prompt, m_server.clientId(), id, job.request.ui, {}, {}};
    m_server.prompts().submit(body, this, [this, id](const Result<PromptAnswer> &answer) { answered(id, answer); });
}

void Lane::stop()
{
    look();
}

void Lane::leave(const JobRecord &record)
{
    m_router.forget(record.job.prompt);
    if (m_router.isEmpty()) {
        m_silence.stop();
        m_server.socket().setJobsOutstanding(false);
    }
}

void Lane::connectionChanged(ServerConnection::State state)
{
    if (state != ServerConnection::State::Ready)
        return;
    look();
    Q_EMIT roomChanged();
}

void Lane::eventCame(const Event &event)
{
    m_router.route(event);
    const auto *status = std::get_if<StatusEvent>(&event);
    if (!status)
        return;
    // Other people's jobs are in the list too, so a waiting job of ours may have moved.
    const bool hasOthers = status->queueRemaining > m_router.expected().size();
    const bool mayHaveMoved = std::ranges::any_of(m_router.expected(), [&](const JobId &id) {
        const JobRecord *record = m_book.find(id);
        return record && (record->restored || (hasOthers && record->job.state == JobState::Waiting));
    });
    if (mayHaveMoved && !m_positions.isActive())
        m_positions.start();
}

void Lane::answered(const JobId &id, const Result<PromptAnswer> &answer)
{
    JobRecord *record = m_book.find(id);
    if (!record || isEnd(record->job.state))
        return;
    record->postOpen = false;
    if (!answer)
        return failed(*record, answer.error());
    if (const auto *yes = std::get_if<PromptAccepted>(&*answer))
        return accepted(*record, *yes);
    refused(*record, std::get<PromptRefusal>(*answer));
}

void Lane::accepted(JobRecord &record, const PromptAccepted &answer)
{
    Job &job = record.job;
    const JobId id = job.id;
    m_server.socket().expectStatus();
    job.number = answer.number;
    job.dropped = answer.dropped;
    if (job.cancelRequested)
        look();
    // Events may have come first; they know better than the answer where the job is.
    if (job.state == JobState::Sending) {
        job.position = m_server.queueRemaining() <= m_router.expected().size() ? 1 : 0;
        m_router.adopt(record, answer.prompt);
        if (JobRecord *still = m_book.find(id); still && still->job.state == JobState::Sending)
            m_book.move(*still, JobState::Waiting);
        return;
    }
    m_book.noteChange(record);
}

void Lane::refused(JobRecord &record, const PromptRefusal &refusal)
{
    if (record.job.state != JobState::Sending)
        return;
    record.job.refusal = refusal;
    record.job.error = Error{Error::Kind::Rejected, {refusal.message}, refusal.details};
    m_book.move(record, JobState::Rejected);
}

void Lane::failed(JobRecord &record, const Error &error)
{
    if (record.job.state != JobState::Sending)
        return; // events told already that it arrived
    if (mayHaveArrived(error))
        return look();
    record.job.error = error;
    m_book.move(record, JobState::Failed);
}

void Lane::look()
{
    if (m_router.isEmpty() || !isReady())
        return; // the next connection starts with a look
    if (m_reconciler.isLooking()) {
        m_lookAgain = true;
        return;
    }
    QList<Reconciler::Sought> sought;
    for (const JobId &id : m_router.expected()) {
        const JobRecord *record = m_book.find(id);
        if (record && !record->postOpen && !record->job.outputsKnown)
            sought.append({id, record->job.prompt, record->job.state == JobState::Sending});
    }
    watchSilence();
    if (!sought.isEmpty())
        m_reconciler.look(sought);
}

void Lane::lookAfter(QueueTimings::Pause pause)
{
    QTimer::singleShot(pause, this, &Lane::look);
}

void Lane::apply(const JobId &id, const Finding &finding)
{
    JobRecord *record = m_book.find(id);
    if (!record || record->postOpen || isEnd(record->job.state) || record->job.state == JobState::Held)
        return;
    if (record->restored && !std::exchange(record->announced, true))
        m_book.announceAgain(id); // now that the server is there to give them
    record = m_book.find(id);
    if (!record)
        return;
    switch (finding.where) {
    case Finding::Where::Pending:
        return foundPending(*record, finding);
    case Finding::Where::Running:
        return foundRunning(*record, finding);
    case Finding::Where::Finished:
        adopt(*record, finding);
        if (JobRecord *still = m_book.find(id))
            m_collector.settle(*still, *finding.entry);
        return;
    case Finding::Where::Absent:
        return foundNowhere(*record);
    }
}

void Lane::adopt(JobRecord &record, const Finding &finding)
{
    record.gone.reset();
    if (finding.number)
        record.job.number = finding.number;
    m_router.adopt(record, finding.prompt);
}

void Lane::foundPending(JobRecord &record, const Finding &finding)
{
    const JobId id = record.job.id;
    const bool moved = record.job.position != finding.position;
    adopt(record, finding);
    JobRecord *still = m_book.find(id);
    if (!still || (still->job.state != JobState::Sending && still->job.state != JobState::Waiting))
        return;
    if (still->job.cancelRequested) {
        still->removalSent = true;
        m_server.prompts().removePending({finding.prompt}, this, [this](const Result<std::monostate> &) { look(); });
    }
    still->job.position = finding.position;
    if (still->job.state == JobState::Sending)
        m_book.move(*still, JobState::Waiting);
    else if (moved)
        m_book.noteChange(*still);
}

void Lane::foundRunning(JobRecord &record, const Finding &finding)
{
    const JobId id = record.job.id;
    adopt(record, finding);
    JobRecord *still = m_book.find(id);
    if (!still || still->ending)
        return;
    // Asked for only while it runs: servers before 0.3.57 ignore the id and stop whatever runs.
    if (still->job.cancelRequested)
        m_server.prompts().interrupt(finding.prompt, this, [](const Result<std::monostate> &) {});
    if (still->job.state == JobState::Sending || still->job.state == JobState::Waiting)
        m_book.move(*still, JobState::Running);
}

void Lane::foundNowhere(JobRecord &record)
{
    if (record.job.state == JobState::Collecting) {
        m_collector.assumeEnd(record);
        return m_collector.readHistory(record.job.id); // its end is known; the history may still be being written
    }
    if (record.removalSent)
        return m_book.move(record, JobState::Cancelled);
    if (!record.gone)
        record.gone = QDeadlineTimer(m_timings.absence);
    if (!record.gone->hasExpired())
        return lookAfter(std::chrono::milliseconds(record.gone->remainingTime() + 1));
    if (record.job.cancelRequested)
        return m_book.move(record, JobState::Cancelled);
    if (record.job.state == JobState::Sending) {
        leave(record);
        record.gone.reset();
        record.job.unconfirmed = true;
        return m_book.move(record, JobState::Held);
    }
    record.job.error =
        Error{Error::Kind::JobLost, {tr("the server knows it neither in its queue nor in its history.")}, {}};
    m_book.move(record, JobState::Lost);
}

void Lane::watchSilence()
{
    if (!m_router.isEmpty())
        m_silence.start();
}

} // namespace hanga
