#include "queue/jobbook.h"

#include "queue/jobstore.h"

#include <algorithm>

namespace hanga {

JobBook::JobBook(QObject *parent) : QObject(parent)
{
    connect(&m_frame, &FrameCoalescer::due, this, &JobBook::tellProgress);
}

void JobBook::setStore(JobStore &store)
{
    m_store = &store;
}

JobId JobBook::add(Job job)
{
    const JobId id = job.id;
    if (!insert(job))
        return id;
    if (!m_store) {
        append(id);
        return id;
    }
    m_adding.append(id);
    find(id)->inJournal = true; // for what is written next
    m_store->add({job}, this, [this, id](const Result<std::monostate> &stored) {
        m_adding.removeOne(id);
        find(id)->inJournal = stored.has_value();
        append(id);
        if (!stored)
            Q_EMIT writeFailed(stored.error());
    });
    return id;
}

void JobBook::restore(Job job)
{
    const JobId id = job.id;
    const bool wasSent = job.state != JobState::Held && !isEnd(job.state);
    if (wasSent)
        job.outputsKnown = false; // how it ended is in the server's history, not in the journal
    if (!insert(std::move(job)))
        return;
    find(id)->inJournal = true;
    find(id)->restored = wasSent;
    append(id);
}

bool JobBook::insert(Job job)
{
    const JobId id = job.id;
    auto record = std::make_unique<JobRecord>();
    record->job = std::move(job);
    return m_records.emplace(id, std::move(record)).second;
}

void JobBook::append(const JobId &id)
{
    m_order.append(id);
    Q_EMIT jobAdded(id);
}

void JobBook::writeAll()
{
    for (const JobId &id : std::as_const(m_order)) {
        // One by one, so that a row that was saved after all does not keep the others out.
        m_store->add({find(id)->job}, this, [this, id](const Result<std::monostate> &stored) {
            const JobRecord *record = find(id);
            if (!stored && record && !isEnd(record->job.state))
                Q_EMIT writeFailed(stored.error());
        });
    }
}

void JobBook::write(JobRecord &record, const Written &written)
{
    const JobId id = record.job.id;
    if (!m_store) {
        Q_EMIT jobChanged(id);
        if (written)
            written({});
        return;
    }
    ++record.writesOpen;
    const auto done = [this, id, written](const Result<std::monostate> &stored) {
        wasWritten(id, stored ? std::nullopt : std::optional(stored.error()), written);
    };
    if (record.inJournal)
        m_store->update(record.job, this, done);
    else
        m_store->add({record.job}, this, done); // it could not be written before
}

void JobBook::wasWritten(const JobId &id, const std::optional<Error> &error, const Written &written)
{
    if (JobRecord *record = find(id)) {
        // Else as it was: busy, or a full disk.
        if (!error || error->kind == Error::Kind::FileNotFound)
            record->inJournal = !error;
        if (--record->writesOpen == 0) {
            if (m_progressed.contains(id))
                m_frame.markDirty();
            Q_EMIT jobChanged(id);
        }
    }
    if (error)
        Q_EMIT writeFailed(*error);
    if (written)
        written(error);
}

JobRecord *JobBook::find(const JobId &id)
{
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : found->second.get();
}

const JobRecord *JobBook::find(const JobId &id) const
{
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : found->second.get();
}

QList<JobId> JobBook::onServer(const ServerId &server) const
{
    QList<JobId> jobs;
    for (const JobId &id : m_order) {
        const Job &job = find(id)->job;
        if (job.server == server && job.state != JobState::Held && !isEnd(job.state))
            jobs.append(id);
    }
    return jobs;
}

void JobBook::remove(const JobId &id)
{
    const JobRecord *record = find(id);
    if (!record || !isEnd(record->job.state))
        return;
    const QList<JobId> gone{id};
    if (!m_store)
        return drop(gone);
    m_store->remove(gone, this, [this, gone](const Result<std::monostate> &removed) {
        if (!removed)
            return Q_EMIT writeFailed(removed.error());
        drop(gone);
    });
}

void JobBook::removeEnded()
{
    QList<JobId> ended;
    std::ranges::copy_if(m_order, std::back_inserter(ended),
                         [this](const JobId &id) { return isEnd(find(id)->job.state); });
    if (!m_store)
        return drop(ended);
    m_store->removeEnded(this, [this, ended](const Result<std::monostate> &removed) {
        if (!removed)
            return Q_EMIT writeFailed(removed.error());
        drop(ended);
    });
}

void JobBook::drop(const QList<JobId> &ids)
{
    for (const JobId &id : ids) {
        if (m_records.erase(id) == 0)
            continue;
        m_order.removeOne(id);
        m_progressed.removeOne(id);
        Q_EMIT jobRemoved(id);
    }
}

void JobBook::move(JobRecord &record, JobState state, const Written &written)
{
    Job &job = record.job;
    if (job.state == state)
        return;
    Q_ASSERT(mayFollow(job.state, state));
    if (!mayFollow(job.state, state))
        return; // in a release a job keeps the state that it has proved
    const QDateTime now = QDateTime::currentDateTimeUtc();
    job.state = state;
    if (state == JobState::Sending)
        job.sent = now;
    if (state == JobState::Running || state == JobState::Collecting)
        job.position = 0;
    if (state == JobState::Running)
        job.started = now;
    if (isEnd(state)) {
        job.finished = now;
        job.position = 0;
        job.cancelRequested = false;
    }
    const JobId id = job.id;
    // The queue's own part comes first: who hears of the change may remove the job.
    Q_EMIT stateChanged(id, state);
    if (JobRecord *still = find(id))
        write(*still, written);
}

void JobBook::noteChange(JobRecord &record, const Written &written)
{
    write(record, written);
}

void JobBook::noteProgress(JobRecord &record)
{
    Job &job = record.job;
    const JobProgress &progress = record.progress;
    job.fraction = progress.fraction();
    if (job.node != progress.node()) {
        job.node = progress.node();
        job.nodeTitle = job.request.workflow.title(job.node);
    }
    job.step = progress.step();
    job.steps = progress.steps();
    job.nodeIndex = progress.nodeIndex();
    job.nodeCount = progress.nodeCount();
    if (!m_progressed.contains(job.id))
        m_progressed.append(job.id);
    m_frame.markDirty();
}

void JobBook::addOutputs(JobRecord &record, const NodeId &node, const NodeOutput &output)
{
    QList<ServerFile> fresh;
    for (const ServerFile &file : output.files) {
        // What a node only read is no output.
        const auto known = [&](const JobOutput &other) { return other.node == node && other.file == file; };
        if (file.type == ServerFile::Type::Input || std::ranges::any_of(record.job.outputs, known))
            continue;
        record.job.outputs.append({node, file, {}, {}});
        fresh.append(file);
    }
    const JobId id = record.job.id;
    if (m_store && !fresh.isEmpty())
        write(record, {});
    for (const ServerFile &file : std::as_const(fresh))
        Q_EMIT outputReady(id, node, file);
}

void JobBook::announceAgain(const JobId &id)
{
    const JobRecord *record = find(id);
    const QList<JobOutput> outputs = record ? record->job.outputs : QList<JobOutput>();
    for (const JobOutput &output : outputs) {
        if (output.path.isEmpty() && !output.error)
            Q_EMIT outputReady(id, output.node, output.file);
    }
}

void JobBook::endIfComplete(JobRecord &record)
{
    const auto open = [](const JobOutput &output) { return output.path.isEmpty() && !output.error; };
    if (isEnd(record.job.state) || !record.ending || !record.job.outputsKnown ||
        std::ranges::any_of(record.job.outputs, open))
        return;
    if (*record.ending == JobState::Done) {
        record.progress.finish();
        noteProgress(record);
    }
    move(record, *record.ending);
}

void JobBook::tellProgress()
{
    // A job carries its state along: what the journal does not have yet is shown with the change.
    QList<JobId> ids = std::exchange(m_progressed, {});
    const auto isOpen = [this](const JobId &id) { return find(id)->writesOpen > 0; };
    std::ranges::copy_if(ids, std::back_inserter(m_progressed), isOpen);
    ids.removeIf(isOpen);
    if (!ids.isEmpty())
        Q_EMIT progressed(ids);
}

} // namespace hanga
