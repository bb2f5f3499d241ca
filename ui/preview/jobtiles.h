#pragma once

#include "queue/job.h"

#include <QFrame>

class QHBoxLayout;

namespace hanga {

class JobTile;

/// The running jobs as small live tiles. Seen only while more than one runs.
class JobTiles final : public QFrame
{
    Q_OBJECT

public:
    explicit JobTiles(QWidget *parent = nullptr);

    void showJob(const Job &job); ///< one that runs: added or updated
    void setImage(const JobId &id, const QImage &image);
    void remove(const JobId &id);
    void setFollowed(const JobId &id);

Q_SIGNALS:
    void followRequested(const hanga::JobId &id);

private:
    [[nodiscard]] JobTile *tile(const JobId &id) const;

    QHBoxLayout *m_row = nullptr;
    QList<JobTile *> m_tiles;
    JobId m_followed;
};

} // namespace hanga
