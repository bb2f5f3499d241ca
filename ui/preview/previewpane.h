#pragma once

#include "library/picture.h"
#include "queue/jobqueue.h"
#include "ui/preview/previewdecoder.h"

#include <QWidget>

namespace hanga {

class FailureCard;
class JobTiles;
class ProgressStrip;
class ViewBar;

/// The centre: view bar, small live tiles when several jobs run, the image view, the failure card, the progress.
/// It knows which job is followed and decides what the image view is to show, but not how: the view is handed in and
/// served through \ref liveImage, \ref pictureWanted and \ref nothingWanted.
///
/// Follow newest on: a job that starts is followed, and its results are shown. Off: nothing moves what is looked at;
/// results that came meanwhile are counted. A picture or job that the person picked stays until the next job starts.
class PreviewPane final : public QWidget
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
    void setZoomText(const QString &text);           ///< "Fit 60 %"
    void setFollowNewest(bool follow);
    [[nodiscard]] bool followsNewest() const;
    [[nodiscard]] const JobId &followed() const { return m_followed; } ///< empty if none
    [[nodiscard]] ViewBar &bar() { return *m_bar; } ///< its signals are the person's wishes for the image view

Q_SIGNALS:
    void followedChanged(const hanga::JobId &id);
    void liveImage(const QImage &image);                              ///< show this, scaled up, until a picture comes
    void pictureWanted(const QString &path);                          ///< show this file
    void thumbnailKnown(const hanga::JobId &id, const QImage &image); ///< for the queue's row, from live previews
    void retryRequested(const hanga::JobId &id);
    void failureClosed(const hanga::JobId &id);
    void followNewestChanged(bool follow); ///< by the person

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Shown { Nothing, Live, Picture };

    void jobMoved(const Job &job);
    void takePreview(const JobId &id, const QImage &image);
    void setFollowed(const JobId &id);
    void showState();
    void placeCard();

    JobQueue *m_queue = nullptr;
    PreviewDecoder m_decoder;
    ViewBar *m_bar = nullptr;
    JobTiles *m_tiles = nullptr;
    QWidget *m_stage = nullptr;
    QWidget *m_view = nullptr;
    FailureCard *m_card = nullptr;
    ProgressStrip *m_strip = nullptr;

    JobId m_followed;
    QHash<JobId, JobState> m_states; // of jobs that have not ended
    Shown m_shown = Shown::Nothing;
    Picture m_picture;
    bool m_live = false; // previews of the followed job go to the view
    bool m_followNewest = true;
    int m_newResults = 0;
};

} // namespace hanga
