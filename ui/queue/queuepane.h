#pragma once

#include "ui/queue/queuemodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QListView;
class QMenu;
class QStackedWidget;

namespace hanga {

class JobDelegate;
class JobDetails;

/// The queue: title, one line of numbers, and the list of jobs. It asks for what the person wants done and changes
/// nothing itself. Rows are reached by arrows; Enter follows or shows, Delete cancels or removes, the context menu has
/// all.
class QueuePane final : public QWidget
{
    Q_OBJECT

public:
    explicit QueuePane(QWidget *parent = nullptr);

    /// Once; \a queue must outlive the pane.
    void watch(JobQueue &queue);
    [[nodiscard]] QueueModel &model() { return m_model; }
    /// "1 running · 4 waiting · 2 held", for the status bar too; empty when there is nothing.
    [[nodiscard]] QString summary() const;
    /// Opens the details of \a id beside the window; nothing if it is unknown.
    void showDetails(const hanga::JobId &id);

Q_SIGNALS:
    void followRequested(const hanga::JobId &id);
    void cancelRequested(const hanga::JobId &id);
    void retryRequested(const hanga::JobId &id);
    void removeRequested(const hanga::JobId &id);
    void removeEndedRequested();
    void showPictureRequested(const QString &path);
    void summaryChanged(const QString &summary);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead(QWidget *head);
    void buildList();
    void activate(const QModelIndex &index);
    void askForRemoval(const JobId &id);
    void showMenu(const QPoint &place);
    void showCounts();

    QueueModel m_model;
    JobDelegate *m_delegate = nullptr;
    QListView *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_summaryLabel = nullptr;
    QMenu *m_options = nullptr;
    QPointer<JobDetails> m_details;
};

} // namespace hanga
