#pragma once

#include "queue/job.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QLabel;

namespace hanga {

class ProgressLine;

/// The progress of one job, 56 px high: a thin bar, per cent, what happens now, the node, the time it took so far.
/// Per cent never goes back for the same job and is 100 only when its files are stored. Repaints only what changed.
class ProgressStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void showJob(const Job &job); ///< at each change of it, once a frame at most
    void showNothing();

private:
    void showTime();
    void showBar(const Job &job, int percent);

    JobId m_job;
    double m_fraction = 0; // the most that was shown of m_job
    QDateTime m_started;
    QDateTime m_finished;
    QTimer m_clock; // runs only while a job runs and the strip is seen
    ProgressLine *m_bar = nullptr;
    QLabel *m_percent = nullptr;
    QLabel *m_action = nullptr;
    QLabel *m_node = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_server = nullptr;
};

} // namespace hanga
