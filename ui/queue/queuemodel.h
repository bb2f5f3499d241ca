#pragma once

#include "base/framecoalescer.h"
#include "queue/jobqueue.h"
#include "ui/queue/queuerows.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

#include <map>
#include <optional>

namespace hanga {

/// The jobs as rows: each section that has jobs is a header row and, unless it is collapsed, a row a job.
/// Finished and Needs you run from the newest, the others from the oldest. Rows change by exact signals; what changed
/// in one step of many jobs is told once a frame. Costs O(log n) a change; texts are made when a row is looked at.
/// Keeps its own copies of the jobs (they share their data with the queue's). Thread: GUI.
class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        JobIdRole = Qt::UserRole, ///< JobId; empty for a header
        SectionRole,              ///< QueueSection as int
        CountRole,                ///< jobs of the row's section
        CollapsedRole,            ///< whether the row's section is
        StateRole,                ///< JobState as int
        DifferenceRole,           ///< QString: what differs from the job before
        StateTextRole,            ///< QString: "62 %, step 18 of 30", "place 3 in line", "cancelled" …
        FractionRole,             ///< double, 0…1
        ServerRole,               ///< QString: the server's name
        ThumbnailRole,            ///< QImage; null if unknown
        FollowedRole,             ///< bool
    };

    explicit QueueModel(QObject *parent = nullptr);

    /// Takes the jobs of \a queue and follows it from now on. It must outlive the model.
    void watch(JobQueue &queue);

    void addJob(const Job &job);
    void changeJob(const Job &job);
    void removeJob(const JobId &id);
    void showProgress(const QList<Job> &jobs); ///< one list a frame

    void setPaused(bool paused);
    void setServerReady(const ServerId &server, bool ready); ///< a server never named counts as ready
    void setThumbnail(const JobId &id, const QImage &picture);
    void setFollowed(const JobId &id);
    /// The row of \a id says "press again to cancel" until another, or an empty id, is set.
    void setToConfirm(const JobId &id);
    /// A job that needed somebody has been dealt with (retried, read): it moves to Finished.
    void settle(const JobId &id);
    void setCollapsed(QueueSection section, bool collapsed);

    [[nodiscard]] bool isCollapsed(QueueSection section) const;
    [[nodiscard]] int count(QueueSection section) const;
    [[nodiscard]] const Job *find(const JobId &id) const;         ///< null if unknown; valid until the next change
    [[nodiscard]] QModelIndex indexOf(const JobId &id) const;     ///< invalid if unknown or in a collapsed section
    [[nodiscard]] QModelIndex indexOf(QueueSection header) const; ///< invalid if the section is empty

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void countsChanged(); ///< at most once a frame
    /// Also of a job whose row is not there because its section is collapsed.
    void jobUpdated(const hanga::JobId &id);

private:
    [[nodiscard]] QVariant sectionData(QueueSection section, int role) const;
    [[nodiscard]] QVariant jobData(const QueueEntry &entry, int role) const;
    [[nodiscard]] QueueSection sectionOf(const QueueEntry &entry) const;
    [[nodiscard]] QString stateText(const QueueEntry &entry) const;
    [[nodiscard]] QString difference(const QueueEntry &entry) const;
    [[nodiscard]] QString spoken(const QueueEntry &entry) const;
    [[nodiscard]] int placeInLine(const QueueEntry &entry) const;
    [[nodiscard]] QueueEntry *entryOf(const JobId &id) const;

    void forgetDifference(std::map<quint64, QueueEntry>::iterator at);
    void move(QueueEntry &entry, std::optional<QueueSection> from, std::optional<QueueSection> to);
    void moveRow(QueueEntry &entry, std::optional<QueueSection> from, std::optional<QueueSection> to);
    void showHeader(QueueSection section, bool shown);
    void regroup(); ///< after a change that may move every job
    void changed(const QueueEntry &entry, const QList<int> &roles);
    void tellOfFrame();

    std::map<quint64, QueueEntry> m_entries; // by ordinal
    QHash<JobId, quint64> m_ordinals;
    quint64 m_nextOrdinal = 0;
    QueueRows m_rows;
    QSet<ServerId> m_away;
    JobId m_followed;
    JobId m_toConfirm;
    bool m_paused = false;
    bool m_placesChanged = false;
    FrameCoalescer m_frame;
};

} // namespace hanga
