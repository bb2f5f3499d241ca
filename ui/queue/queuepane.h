#pragma once

#include "ui/queue/queuemodel.h"

#include <QFrame>
#include <QTimer>

class QAction;
class QLabel;
class QMenu;

namespace hanga {

class JobDelegate;
class JobDetails;
class QueueList;

/// The queue: title, one line of numbers, and the list of jobs. It asks for what the person wants done and changes
/// nothing itself. Rows are reached by arrows; Enter follows or shows, Delete cancels or removes, the menu has all.
/// Cancelling a job that has run for more than two minutes wants a second press within four seconds.
class QueuePane final : public QFrame
{
    Q_OBJECT

public:
    explicit QueuePane(QWidget *parent = nullptr);

    /// Once; \a queue must outlive the pane.
    void watch(JobQueue &queue);
    [[nodiscard]] QueueModel &model() { return m_model; }
    /// Marks the row of the job that preview and progress belong to.
    void setFollowed(const JobId &id);
    /// Without the title, where a tab bears it already.
    void setTitleShown(bool shown);
    /// "1 running · 4 waiting · 2 held", for the status bar too; empty when there is nothing.
    [[nodiscard]] QString summary() const;
    /// Cancels \a id as its row does: after two minutes only with a second press.
    void requestCancel(const hanga::JobId &id);
    /// Opens the details of \a id beside the window; nothing if it is unknown.
    void showDetails(const hanga::JobId &id);

Q_SIGNALS:
    void followRequested(const hanga::JobId &id); ///< show its preview, or why it failed
    void cancelRequested(const hanga::JobId &id);
    void retryRequested(const hanga::JobId &id);
    void removeRequested(const hanga::JobId &id);
    void removeEndedRequested();
    void showPictureRequested(const QString &path);
    void summaryChanged(const QString &summary);

private:
    void buildHead();
    void buildList();
    void buildActions();
    QAction *addAction(const char *name, const QString &text, void (QueuePane::*slot)(const Job &));

    void activate(const Job &job);
    void follow(const Job &job);
    void showPicture(const Job &job);
    void cancel(const Job &job);
    void retry(const Job &job);
    void remove(const Job &job);
    void copyPromptId(const Job &job);
    void openDetails(const Job &job);

    void removeSelected();
    void fold(bool fold, const QModelIndex &index);
    void showMenu(const QPoint &place);
    void updateDetails(const JobId &id);
    void showCounts();
    [[nodiscard]] QList<JobId> selectedJobs() const;

    QueueModel m_model;
    JobDelegate *m_delegate = nullptr;
    QWidget *m_head = nullptr;
    QLabel *m_summaryLabel = nullptr;
    QLabel *m_empty = nullptr;
    QueueList *m_list = nullptr;
    QMenu *m_menu = nullptr;
    QAction *m_follow = nullptr;
    QAction *m_show = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_removeEnded = nullptr;
    JobDetails *m_details = nullptr;
    QTimer m_confirming;
    JobId m_toConfirm;
};

} // namespace hanga
