#pragma once

#include "base/ids.h"

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
    void forget(const JobId &id); ///< nothing more is decoded or told of this job
    /// While paused the newest frame is kept, undecoded; it is shown when the pause ends.
    void setPaused(bool paused);

Q_SIGNALS:
    void decoded(const hanga::JobId &id, const QImage &image);

private:
    struct Feed
    {
        QByteArray waiting;
        qint64 startedAt = -1; // ms of m_clock when the last decoding began
        bool busy = false;
    };
    void work();
    void decode(const JobId &id);

    QHash<JobId, Feed> m_feeds;
    QTimer m_timer;
    bool m_paused = false;
};

} // namespace hanga
