#pragma once

#include "queue/jobqueue.h"

#include <QObject>
#include <QSet>

namespace hanga::test {

/// A queue with one connection whose outputs are "stored" at once, and what it said.
class QueueFixture final : public QObject
{
    Q_OBJECT

public:
    explicit QueueFixture(const QString &address, const QueueTimings &timings = {}, JobStore *store = nullptr);

    /// Waits until the connection is ready.
    [[nodiscard]] bool open();
    JobId add(const Workflow &workflow);
    [[nodiscard]] const Job &job(const JobId &id) const { return *queue.find(id); }
    [[nodiscard]] JobState state(const JobId &id) const { return queue.find(id)->state; }

    ServerConnection connection;
    JobQueue queue;
    bool storesOutputs = true;
    QHash<JobId, QList<JobState>> states;    ///< each state that a job was in, in order
    QHash<JobId, QList<double>> fractions;   ///< as they were told
    QHash<JobId, QList<NodeId>> previews;    ///< nodes of the previews that came
    QHash<JobId, QList<ServerFile>> outputs; ///< announced
    int mostWaiting = 0;                     ///< sending or waiting at the same time
};

/// Patience of milliseconds.
[[nodiscard]] QueueTimings impatient();

/// The built-in sample, small: \a steps steps of 64 × 64.
[[nodiscard]] Workflow smallSample(const NodeCatalog &catalog, int steps, quint64 seed);
/// An EmptyImage of some \a color through one node of \a classType with \a input = \a value to SaveImage: no sampling.
[[nodiscard]] Workflow throughNode(const QString &classType, const QString &input, const json::Value &value,
                                   int color = 0);

} // namespace hanga::test
