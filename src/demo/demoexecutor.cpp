#include "demo/demoexecutor.h"

#include "demo/demojson.h"

#include <utility>

namespace hanga {

DemoExecutor::DemoExecutor(DemoQueue &queue, DemoSockets &sockets, const DemoNodes &nodes, const DemoFiles &files,
                           std::chrono::milliseconds step)
    : m_queue(queue), m_sockets(sockets), m_nodes(nodes), m_files(files), m_step(step)
{
    connect(&m_queue, &DemoQueue::added, this, &DemoExecutor::startNext, Qt::QueuedConnection);
}

DemoExecutor::~DemoExecutor() = default;

void DemoExecutor::startNext()
{
    if (m_run)
        return;
    auto job = m_queue.start();
    if (!job)
        return;
    if (std::exchange(m_forget, false))
        m_cache.clear();
    m_run = std::make_unique<DemoRun>(std::move(*job), m_nodes, m_files, m_cache, m_sockets, m_step);
    // Queued: the run must have returned from its own functions before it is deleted.
    connect(m_run.get(), &DemoRun::finished, this, &DemoExecutor::finish, Qt::QueuedConnection);
    m_run->start();
}

void DemoExecutor::finish()
{
    const DemoJob job = m_run->job();
    const json::Value entry = m_run->historyEntry();
    m_run.reset();
    m_queue.finish(entry);
    if (const auto owner = job.clientId())
        m_sockets.send("executing", demo::object({{"node", json::Value()}, {"prompt_id", demo::text(job.id)}}), owner);
    startNext();
}

void DemoExecutor::interrupt(const QString &promptId)
{
    if (m_run && (promptId.isEmpty() || promptId == m_run->job().id))
        m_run->interrupt();
}

void DemoExecutor::forgetResults()
{
    m_forget = true;
}

QString DemoExecutor::nodeOf(const QString &clientId) const
{
    return m_run && m_run->job().clientId() == clientId ? m_run->currentNode() : QString();
}

} // namespace hanga
