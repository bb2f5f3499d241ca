#pragma once

#include "base/ids.h"

#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QTimer>

namespace hanga {

/// Decodes latent previews off the GUI thread: at most ten a second for each job, the newest wins, the rest is dropped
/// unseen. Takes JPEG, PNG and WebP of at most 16 MiB and 4096 pixels a side; anything else is dropped.
class PreviewDecoder final : public QObject
{
    Q_OBJECT

public:
    explicit PreviewDecoder(QObject *parent = nullptr);

    void take(const JobId &id, const QByteArray &image);
    void forget(const JobId &id); ///< nothing more is told of this job until it sends again
    /// While paused the newest frame of each job is kept, undecoded; it is shown when the pause ends.
    void setPaused(bool paused);

Q_SIGNALS:
    void decoded(const hanga::JobId &id, const QImage &image);

private:
    struct Feed
    {
        QByteArray waiting;
        qint64 startedAt = 0; // of m_clock, in ms; when the last decoding began
        bool isBusy = false;
        bool hasStarted = false;
    };
    void work();
    void decode(const JobId &id, Feed &feed);
    void finish(const JobId &id, const QImage &image);

    QHash<JobId, Feed> m_feeds;
    QElapsedTimer m_clock;
    QTimer m_timer; // runs only while a frame waits for its turn
    bool m_paused = false;
};

} // namespace hanga
