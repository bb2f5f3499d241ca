#include "queue/jobbook.h"

#include <algorithm>

namespace hanga {

JobBook::JobBook(QObject *parent) : QObject(parent)
{
    connect(&m_frame, &FrameCoalescer::due, this, &JobBook::tellProgress);
}

JobId JobBook::add(Job job)
{
    const JobId id = job.id;
    auto record = std::make_unique<JobRecord>();
    record->job = std::move(job);
    m_records.emplace(id, std::move(record));
    m_order.append(id);
    Q_EMIT jobAdded(id);
    return id;
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
    const JobId gone = id; // the caller's may lie in the record
    m_records.erase(gone);
    m_order.removeOne(gone);
    m_progressed.removeOne(gone);
    Q_EMIT jobRemoved(gone);
}

void JobBook::removeEnded()
{
    for (const JobId &id : QList(m_order))
        remove(id);
}

void JobBook::move(JobRecord &record, JobState state)
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
    Q_EMIT jobChanged(id);
}

void JobBook::noteChange(const JobRecord &record)
{
    const JobId id = record.job.id;
    Q_EMIT jobChanged(id);
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
    for (const ServerFile &file : std::as_const(fresh))
        Q_EMIT outputReady(id, node, file);
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
    if (const QList<JobId> ids = std::exchange(m_progressed, {}); !ids.isEmpty())
        Q_EMIT progressed(ids);
}

} // namespace hanga
