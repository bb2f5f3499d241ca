#pragma once

#include "demo/demorun.h"

#include <QObject>

#include <memory>

namespace hanga {

/// Takes the jobs of a queue one after the other, as ComfyUI's only worker does, and keeps the results for the next
/// one.
class DemoExecutor final : public QObject
{
    Q_OBJECT

public:
    DemoExecutor(DemoQueue &queue, DemoSockets &sockets, const DemoNodes &nodes, const DemoFiles &files,
                 std::chrono::milliseconds step);
    ~DemoExecutor() override;

    /// The running job if \a promptId is its id or empty; otherwise nothing happens.
    void interrupt(const QString &promptId);
    /// POST /free with free_memory: results are forgotten before the next job.
    void forgetResults();
    /// What a client that connects while its own job runs is told: the node; empty otherwise.
    [[nodiscard]] QString nodeOf(const QString &clientId) const;

private:
    void startNext();
    void finish();

    DemoQueue &m_queue;
    DemoSockets &m_sockets;
    const DemoNodes &m_nodes;
    DemoFiles m_files;
    std::chrono::milliseconds m_step;
    DemoCache m_cache;
    bool m_forget = false;
    std::unique_ptr<DemoRun> m_run;
};

} // namespace hanga
