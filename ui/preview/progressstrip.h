#pragma once

#include "queue/job.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace hanga {

class ElidedLabel;
class ProgressLine;

/// The progress of one job, 56 px high: a thin bar, per cent, what happens now, the node, the time it took so far.
/// Per cent never goes back for the same job and is 100 only when its files are stored. Sets only what changed, so
/// that a call costs nothing where nothing new is to be seen.
class ProgressStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void showJob(const Job &job); ///< at each change of it, once a frame at most
    void showNothing();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showTime();
    void runClock();

    JobId m_job;
    double m_fraction = 0; // the most that was shown of m_job
    bool m_running = false;
    QDateTime m_started;
    QDateTime m_finished;
    QTimer m_clock; // runs only while a job runs and the strip is seen
    ProgressLine *m_bar = nullptr;
    QLabel *m_percent = nullptr;
    ElidedLabel *m_action = nullptr;
    ElidedLabel *m_node = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_server = nullptr;
};

} // namespace hanga
