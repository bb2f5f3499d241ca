#pragma once

#include "library/picture.h"
#include "queue/jobqueue.h"
#include "ui/preview/previewdecoder.h"

#include <QFrame>
#include <QHash>

namespace hanga {

class JobTiles;
class PreviewStage;
class ProgressStrip;
class ViewBar;

/// The centre: view bar, small live tiles when several jobs run, the image view with the failure card, the progress.
/// It knows which job is followed and decides what the image view is to show, but not how: the view is handed in and
/// served through \ref liveImage and \ref pictureWanted.
///
/// Follow newest on: a job that starts is followed, and its results are shown. Off: nothing moves what is looked at;
/// results that come meanwhile are counted. A picture or job that the person picked stays until the next job starts.
class PreviewPane final : public QFrame
{
    Q_OBJECT

public:
    /// \a view becomes a child and fills the middle.
    explicit PreviewPane(QWidget &view, QWidget *parent = nullptr);

    /// Once; \a queue must outlive the pane.
    void watch(JobQueue &queue);

    void follow(const hanga::JobId &id);             ///< the person picked a job
    void addPicture(const hanga::Picture &picture);  ///< a result was stored
    void showPicture(const hanga::Picture &picture); ///< the person picked a picture
    void setFollowNewest(bool follow);
    bool goToError(); ///< puts the focus on the failure card; false if none is shown

    [[nodiscard]] bool followsNewest() const { return m_followNewest; }
    [[nodiscard]] const JobId &followed() const { return m_followed; } ///< empty if none
    /// The file that is shown; empty while a live preview or nothing is.
    [[nodiscard]] QString shownPath() const { return m_shown == Shown::Picture ? m_picture.path : QString(); }
    [[nodiscard]] ViewBar &bar() { return *m_bar; } ///< its signals are wishes for the image view

Q_SIGNALS:
    void followedChanged(const hanga::JobId &id);
    /// Show this, as large as \a finalSize if that is known, until a picture is wanted.
    void liveImage(const QImage &image, QSize finalSize);
    void pictureWanted(const QString &path); ///< show this file
    /// Each decoded preview of any job, for its row in the queue.
    void thumbnailKnown(const hanga::JobId &id, const QImage &image);
    void retryRequested(const hanga::JobId &id);
    void failureClosed(const hanga::JobId &id);
    void followNewestChanged(bool follow); ///< by the person

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Shown { Nothing, Live, Picture };

    void build(QWidget &view);
    void takeJob(const Job &job);
    void awaitJob(const Job &job);
    void startJob(const Job &job);
    void endJob(const Job &job);
    void forgetJob(const JobId &id);
    void takeProgress(const QList<JobId> &ids);
    void takePreview(const JobId &id, const QImage &image);
    void showLive(const QImage &image);
    void showNewest();
    void showFile(const Picture &picture);
    void setFollowed(const JobId &id);
    void showFailure(const Job *job);
    void showState();
    [[nodiscard]] const Job *job(const JobId &id) const;
    [[nodiscard]] bool isAtWork(const JobId &id) const { return m_working.contains(id); }

    JobQueue *m_queue = nullptr;
    PreviewDecoder m_decoder;
    ViewBar *m_bar = nullptr;
    JobTiles *m_tiles = nullptr;
    PreviewStage *m_stage = nullptr;
    ProgressStrip *m_strip = nullptr;

    JobId m_followed;
    QSize m_finalSize;                 // of the followed job's picture; empty if unknown
    QList<JobId> m_working;            // in the order in which they started
    QHash<JobId, QImage> m_lastFrames; // of those
    Shown m_shown = Shown::Nothing;
    Picture m_picture;  // the one that is shown
    Picture m_newest;   // the one that came last
    bool m_live = true; // previews of the followed job go to the view
    bool m_followNewest = true;
    int m_newResults = 0;
};

} // namespace hanga
