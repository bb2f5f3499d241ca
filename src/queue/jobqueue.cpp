#include "queue/jobqueue.h"

#include "queue/jobbook.h"
#include "queue/jobstore.h"
#include "queue/lane.h"

#include <QTimer>

#include <algorithm>
#include <vector>

namespace hanga {

namespace {

constexpr int mostEndedShown = 200; ///< of earlier runs

} // namespace

class JobQueue::Private final
{
public:
    Private(JobQueue &queue, const QueueTimings &howPatient) : q(queue), timings(howPatient) {}

    [[nodiscard]] Lane *laneOf(const ServerId &server) const
    {
        const auto at = std::ranges::find(lanes, server, [](const auto &lane) { return lane->server(); });
        return at == lanes.end() ? nullptr : at->get();
    }

    [[nodiscard]] QString nameOf(const ServerId &server) const
    {
        const Lane *lane = laneOf(server);
        return lane ? lane->serverName() : server.text();
    }

    void dispatchSoon()
    {
        if (!dispatchTimer.isActive())
            dispatchTimer.start();
    }

    void dispatch();
    void takeBack(const QList<StoredJob> &jobs);
    void journalFailed(const Error &error);
    void stateChanged(const JobId &id, JobState state);
    void settleOutput(const JobId &id, const ServerFile &file, const QString &path, const std::optional<Error> &error);

    JobQueue &q;
    QueueTimings timings;
    JobBook book;
    QTimer dispatchTimer; ///< one turn of the event loop later, so that a listener never meets a dispatch half done
    std::vector<std::unique_ptr<Lane>> lanes;
    bool paused = false;
};

void JobQueue::Private::dispatch()
{
    if (paused)
        return;
    for (const auto &lane : lanes) {
        const auto isNext = [&](const JobId &id) {
            const Job &job = book.find(id)->job;
            return job.state == JobState::Held && !job.unconfirmed && job.server == lane->server();
        };
        if (!lane->hasRoom())
            continue;
        if (const auto next = std::ranges::find_if(book.order(), isNext); next != book.order().end())
            lane->send(*book.find(*next));
    }
}

void JobQueue::Private::takeBack(const QList<StoredJob> &jobs)
{
    QHash<ServerId, QList<JobId>> sent;
    for (const auto &[job, ours] : jobs) {
        if (!ours)
            continue;
        if (job.state != JobState::Held)
            sent[job.server].append(job.id);
        book.restore(job);
    }
    for (const auto &lane : lanes)
        lane->takeOver(sent.value(lane->server()));
    dispatchSoon();
    Q_EMIT q.restored();
}

void JobQueue::Private::journalFailed(const Error &error)
{
    q.setPaused(true);
    Q_EMIT q.journalFailed(error);
}

void JobQueue::Private::stateChanged(const JobId &id, JobState state)
{
    dispatchSoon();
    const JobRecord *record = book.find(id);
    if (!record || !isEnd(state))
        return;
    if (Lane *lane = laneOf(record->job.server))
        lane->leave(*record);
}

void JobQueue::Private::settleOutput(const JobId &id, const ServerFile &file, const QString &path,
                                     const std::optional<Error> &error)
{
    JobRecord *record = book.find(id);
    if (!record || isEnd(record->job.state))
        return;
    for (JobOutput &output : record->job.outputs) {
        if (output.file == file && output.path.isEmpty() && !output.error) {
            output.path = path;
            output.error = error;
        }
    }
    if (error && !record->job.error)
        record->job.error = error;
    book.noteChange(*record);
    if (JobRecord *still = book.find(id))
        book.endIfComplete(*still);
}

JobQueue::JobQueue(QObject *parent) : JobQueue(QueueTimings(), parent) {}

JobQueue::JobQueue(const QueueTimings &timings, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, timings))
{
    d->dispatchTimer.setSingleShot(true);
    d->dispatchTimer.setInterval(0);
    connect(&d->dispatchTimer, &QTimer::timeout, this, [this] { d->dispatch(); });
    connect(&d->book, &JobBook::jobAdded, this, [this] { d->dispatchSoon(); });
    connect(&d->book, &JobBook::jobAdded, this, &JobQueue::jobAdded);
    connect(&d->book, &JobBook::jobChanged, this, &JobQueue::jobChanged);
    connect(&d->book, &JobBook::jobRemoved, this, &JobQueue::jobRemoved);
    connect(&d->book, &JobBook::progressed, this, &JobQueue::progressed);
    connect(&d->book, &JobBook::outputReady, this, &JobQueue::outputReady);
    connect(&d->book, &JobBook::stateChanged, this,
            [this](const JobId &id, JobState state) { d->stateChanged(id, state); });
    connect(&d->book, &JobBook::writeFailed, this, [this](const Error &error) { d->journalFailed(error); });
}

JobQueue::~JobQueue() = default;

void JobQueue::setStore(JobStore &store)
{
    d->book.setStore(store);
    store.ended(std::nullopt, mostEndedShown, this, [this](const Result<QList<Job>> &jobs) {
        const QList<Job> ended = jobs.value_or(QList<Job>());
        for (auto job = ended.crbegin(); job != ended.crend(); ++job)
            d->book.restore(*job);
    });
    store.adoptOrphans(this, [this](const Result<int> &adopted) {
        if (!adopted)
            d->journalFailed(adopted.error());
    });
    store.load(this, [this](const Result<QList<StoredJob>> &jobs) {
        if (!jobs)
            return d->journalFailed(jobs.error());
        d->takeBack(*jobs);
    });
}

void JobQueue::writeAgain()
{
    d->book.writeAll();
}

void JobQueue::addServer(ServerConnection &server)
{
    if (d->laneOf(server.profile().id))
        return;
    auto lane = std::make_unique<Lane>(server, d->book, d->timings);
    connect(lane.get(), &Lane::roomChanged, this, [this] { d->dispatchSoon(); });
    connect(lane.get(), &Lane::previewReceived, this, &JobQueue::previewReceived);
    d->lanes.push_back(std::move(lane));
    d->dispatchSoon();
}

void JobQueue::removeServer(const ServerId &server)
{
    std::erase_if(d->lanes, [&server](const auto &lane) { return lane->server() == server; });
}

JobId JobQueue::add(JobRequest request, const ServerId &server)
{
    Job job;
    job.id = newJobId();
    job.request = std::move(request);
    job.server = server;
    job.serverName = d->nameOf(server);
    job.made = QDateTime::currentDateTimeUtc();
    return d->book.add(std::move(job));
}

void JobQueue::moveHeld(const ServerId &from, const ServerId &to)
{
    const QList<JobId> order = d->book.order() + d->book.adding(); // listeners may add to it
    for (const JobId &id : order) {
        JobRecord *record = d->book.find(id);
        // An unconfirmed one may run on the old server already: only a person sends it again.
        if (!record || record->job.state != JobState::Held || record->job.unconfirmed || record->job.server != from)
            continue;
        record->job.server = to;
        record->job.serverName = d->nameOf(to);
        d->book.noteChange(*record);
    }
    d->dispatchSoon();
}

void JobQueue::cancel(const JobId &id)
{
    JobRecord *record = d->book.find(id);
    if (!record || isEnd(record->job.state))
        return;
    // Held: only ours. Collecting: nothing is left to stop but our own waiting for files.
    if (record->job.state == JobState::Held || record->job.state == JobState::Collecting)
        return d->book.move(*record, JobState::Cancelled);
    Lane *lane = d->laneOf(record->job.server);
    // Asked again while the server is away: the person does not want to wait for its word.
    if (record->job.cancelRequested && (!lane || !lane->isReady()))
        return d->book.move(*record, JobState::Cancelled);
    record->job.cancelRequested = true;
    d->book.noteChange(*record, [this, server = record->job.server](const std::optional<Error> &) {
        if (Lane *asked = d->laneOf(server))
            asked->stop();
    });
}

JobId JobQueue::retry(const JobId &id)
{
    JobRecord *record = d->book.find(id);
    if (!record)
        return {};
    if (record->job.state == JobState::Held) {
        record->job.unconfirmed = false;
        d->dispatchSoon();
        d->book.noteChange(*record);
        return id;
    }
    return add(record->job.request, record->job.server);
}

void JobQueue::remove(const JobId &id)
{
    d->book.remove(id);
}

void JobQueue::removeEnded()
{
    d->book.removeEnded();
}

void JobQueue::setPaused(bool paused)
{
    if (d->paused == paused)
        return;
    d->paused = paused;
    d->dispatchSoon();
    Q_EMIT pausedChanged(paused);
}

bool JobQueue::isPaused() const
{
    return d->paused;
}

QList<JobId> JobQueue::order() const
{
    return d->book.order();
}

const Job *JobQueue::find(const JobId &id) const
{
    const JobRecord *record = d->book.find(id);
    return record ? &record->job : nullptr;
}

int JobQueue::count(JobState state) const
{
    const auto isIn = [&](const JobId &id) { return d->book.find(id)->job.state == state; };
    return int(std::ranges::count_if(d->book.order(), isIn));
}

int JobQueue::unfinished() const
{
    const auto isOpen = [&](const JobId &id) { return !isEnd(d->book.find(id)->job.state); };
    return int(d->book.adding().size()) + int(std::ranges::count_if(d->book.order(), isOpen));
}

void JobQueue::outputStored(const JobId &id, const ServerFile &file, const QString &path)
{
    d->settleOutput(id, file, path, std::nullopt);
}

void JobQueue::outputFailed(const JobId &id, const ServerFile &file, const Error &error)
{
    d->settleOutput(id, file, {}, error);
}

} // namespace hanga
