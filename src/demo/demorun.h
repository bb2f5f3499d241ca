#pragma once

#include "demo/demoqueue.h"
#include "demo/demoschedule.h"
#include "demo/demosockets.h"
#include "demo/demowork.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <memory>

namespace hanga {

/// Results of nodes, kept from one job to the next under their signatures (see \ref demoSignatures).
struct DemoCacheEntry
{
    QList<DemoValue> values;
    json::Value ui;
};
using DemoCache = QHash<QByteArray, DemoCacheEntry>;

/// One job from execution_start to its last event: runs its nodes in order, sends their events, keeps what history
/// wants. Pictures are made in the pool; the thread it lives on only waits for timers and results. Deleting it ends the
/// work.
class DemoRun final : public QObject
{
    Q_OBJECT

public:
    DemoRun(DemoJob job, const DemoNodes &nodes, const DemoFiles &files, DemoCache &cache, DemoSockets &sockets,
            std::chrono::milliseconds step);

    void start();
    /// Takes effect at the next step or node, as in ComfyUI.
    void interrupt() { m_interrupted = true; }
    [[nodiscard]] const DemoJob &job() const { return m_job; }
    /// The node that runs; empty between nodes.
    [[nodiscard]] const QString &currentNode() const { return m_node; }
    /// The job's entry in history: outputs, status, meta.
    [[nodiscard]] json::Value historyEntry() const;

Q_SIGNALS:
    void finished(); ///< its terminal event has been sent

private:
    struct Sampler;

    void runNext();
    void showCached();
    void runNode();
    void takeOutcome(const DemoOutcome &outcome);
    void startSampling(const DemoSampling &sampling);
    void renderStep();
    void showStep(const QByteArray &jpeg);
    void finishNode();
    void fail(const DemoFailure &failure);
    void end(std::string_view event, json::Value data, bool success);

    [[nodiscard]] DemoCall call() const;
    [[nodiscard]] QString classOf(const QString &node) const;
    /// ComfyUI's add_message: an event that history repeats.
    void sendMessage(std::string_view event, json::Value data);
    void sendToOwner(std::string_view event, json::Value data);
    void setProgress(json::Value value, json::Value max, std::string_view state);
    void sendPreview(const QByteArray &jpeg, bool withMetadata);
    [[nodiscard]] json::Value currentInputs() const;

    DemoJob m_job;
    const DemoNodes &m_nodes;
    DemoFiles m_files;
    DemoCache &m_cache;
    DemoSockets &m_sockets;
    std::chrono::milliseconds m_step;

    QHash<QString, QByteArray> m_signatures;
    std::unique_ptr<DemoSchedule> m_schedule;
    json::Value m_progress = json::Value::object(); ///< node → its state, in the order in which they started
    QStringList m_executed;
    json::Value m_messages = json::Value::array();
    bool m_success = false;
    bool m_interrupted = false;
    QString m_node;
    std::optional<DemoOutcome> m_outcome; ///< of the running node, once it is there
    std::shared_ptr<Sampler> m_sampler;   ///< of the running node, if it is one
};

} // namespace hanga
