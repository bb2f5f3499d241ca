#include "ui/preview/previewpane.h"

#include "ui/preview/failurecard.h"
#include "ui/preview/jobtiles.h"
#include "ui/preview/previewstage.h"
#include "ui/preview/progressstrip.h"
#include "ui/preview/viewbar.h"
#include "ui/shared/theme.h"
#include "workflow/discovery.h"

#include <QFileInfo>
#include <QVBoxLayout>

namespace hanga {

namespace {

bool cameToNothing(const Job &job)
{
    return job.state == JobState::Failed || job.state == JobState::Rejected || job.state == JobState::Lost;
}

/// The size that the workflow asks for; later nodes may still change it.
QSize askedSize(const Workflow &workflow)
{
    const Discovery found = discover(workflow, {});
    if (found.sizes.isEmpty())
        return {};
    const auto width = found.sizes.first().width.toInt64();
    const auto height = found.sizes.first().height.toInt64();
    constexpr qint64 most = 16384;
    return width && height && *width > 0 && *height > 0 && *width <= most && *height <= most
               ? QSize(int(*width), int(*height))
               : QSize();
}

/// Not if the picture would be pulled out of shape.
QSize fitting(QSize finalSize, QSize image)
{
    if (finalSize.isEmpty() || image.isEmpty())
        return {};
    const double wanted = double(finalSize.width()) / finalSize.height();
    const double has = double(image.width()) / image.height();
    return qAbs(wanted / has - 1) < 0.05 ? finalSize : QSize();
}

QString placeInGroup(const JobRequest &request)
{
    return request.groupSize > 1
               ? PreviewPane::tr("image %1 of %2").arg(request.indexInGroup + 1).arg(request.groupSize)
               : QString();
}

} // namespace

PreviewPane::PreviewPane(QWidget &view, QWidget *parent) : QFrame(parent)
{
    setRole(this, "head");
    setObjectName(QStringLiteral("previewPane"));
    build(view);
    m_decoder.setPaused(true);
    connect(&m_decoder, &PreviewDecoder::decoded, this, &PreviewPane::takePreview);
    connect(m_tiles, &JobTiles::followRequested, this, &PreviewPane::follow);
    connect(m_bar, &ViewBar::newestRequested, this, &PreviewPane::showNewest);
    connect(m_bar, &ViewBar::followNewestChanged, this, [this](bool follow) {
        setFollowNewest(follow);
        Q_EMIT followNewestChanged(follow);
    });
    connect(&m_stage->card(), &FailureCard::retryRequested, this, [this](const JobId &id) {
        showFailure(nullptr);
        Q_EMIT retryRequested(id);
    });
    connect(&m_stage->card(), &FailureCard::closeRequested, this, [this](const JobId &id) {
        showFailure(nullptr);
        Q_EMIT failureClosed(id);
    });
}

void PreviewPane::build(QWidget &view)
{
    m_bar = new ViewBar;
    m_tiles = new JobTiles;
    m_stage = new PreviewStage(view);
    m_strip = new ProgressStrip;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_tiles);
    column->addWidget(m_stage, 1);
    column->addWidget(m_strip);
}

void PreviewPane::watch(JobQueue &queue)
{
    m_queue = &queue;
    const auto take = [this](const JobId &id) {
        if (const Job *known = job(id))
            takeJob(Job(*known));
    };
    connect(&queue, &JobQueue::jobAdded, this, [this, take](const JobId &id) {
        // One that has ended is of an earlier run: its failure was told there.
        if (const Job *known = job(id); known && !isEnd(known->state))
            take(id);
    });
    connect(&queue, &JobQueue::jobChanged, this, take);
    connect(&queue, &JobQueue::jobRemoved, this, &PreviewPane::forgetJob);
    connect(&queue, &JobQueue::progressed, this, &PreviewPane::takeProgress);
    connect(&queue, &JobQueue::previewReceived, this,
            [this](const JobId &id, const NodeId &, const QByteArray &image) { m_decoder.take(id, image); });
    for (const JobId &id : queue.order())
        take(id);
}

void PreviewPane::takeJob(const Job &job)
{
    const bool works = job.state == JobState::Running || job.state == JobState::Collecting;
    if (works && !isAtWork(job.id))
        startJob(job);
    else if (works)
        m_tiles->showJob(job);
    else if (!isEnd(job.state))
        awaitJob(job);
    else if (isAtWork(job.id) || (cameToNothing(job) && m_stage->card().job() != job.id))
        endJob(job);
    if (job.id == m_followed)
        m_strip->showJob(job);
    showState();
}

/// Nothing runs: the strip tells of the job that comes next.
void PreviewPane::awaitJob(const Job &job)
{
    const Job *followed = this->job(m_followed);
    if (m_followNewest && (!followed || isEnd(followed->state)))
        setFollowed(job.id);
}

void PreviewPane::startJob(const Job &job)
{
    const bool takesOver = m_followNewest || !isAtWork(m_followed);
    m_working += job.id;
    m_tiles->showJob(job);
    if (!takesOver)
        return;
    showFailure(nullptr);
    m_live = m_followNewest || m_shown != Shown::Picture;
    setFollowed(job.id);
}

void PreviewPane::endJob(const Job &job)
{
    m_working.removeOne(job.id);
    m_lastFrames.remove(job.id);
    m_decoder.forget(job.id);
    m_tiles->remove(job.id);
    const bool isFree = m_followed == job.id || !isAtWork(m_followed);
    if (!isFree)
        return;
    if (!m_working.isEmpty()) {
        m_live = m_shown != Shown::Picture;
        setFollowed(m_working.last());
    } else if (cameToNothing(job)) {
        setFollowed(job.id);
        showFailure(&job);
    }
}

void PreviewPane::forgetJob(const JobId &id)
{
    if (m_stage->card().job() == id)
        showFailure(nullptr);
    m_working.removeOne(id);
    m_lastFrames.remove(id);
    m_decoder.forget(id);
    m_tiles->remove(id);
    if (m_followed == id)
        setFollowed({});
    showState();
}

void PreviewPane::takeProgress(const QList<JobId> &ids)
{
    for (const JobId &id : ids) {
        const Job *known = job(id);
        if (!known)
            continue;
        if (isAtWork(id))
            m_tiles->showJob(*known);
        if (id == m_followed)
            m_strip->showJob(*known);
    }
}

void PreviewPane::takePreview(const JobId &id, const QImage &image)
{
    const Job *known = job(id);
    if (!known || known->state != JobState::Running)
        return; // decoded too late: the result is there, or about to come
    m_lastFrames.insert(id, image);
    m_tiles->setImage(id, image);
    Q_EMIT thumbnailKnown(id, image);
    if (id == m_followed && m_live)
        showLive(image);
}

void PreviewPane::showLive(const QImage &image)
{
    m_shown = Shown::Live;
    Q_EMIT liveImage(image, fitting(m_finalSize, image.size()));
    showState();
}

void PreviewPane::follow(const JobId &id)
{
    const Job *known = job(id);
    if (!known)
        return;
    showFailure(nullptr);
    setFollowed(id);
    m_live = true;
    if (m_lastFrames.contains(id)) {
        showLive(m_lastFrames.value(id));
    } else if (cameToNothing(*known)) {
        showFailure(known);
    } else if (!known->outputs.isEmpty() && !known->outputs.last().path.isEmpty()) {
        Picture picture;
        picture.path = known->outputs.last().path;
        picture.job = id;
        showFile(picture);
    }
    showState();
}

void PreviewPane::addPicture(const Picture &picture)
{
    // A preview node's file does not push the same job's real picture away.
    if (picture.temporary && m_newest.job == picture.job && !m_newest.temporary)
        return;
    m_newest = picture;
    const bool isMine = picture.job == m_followed;
    const bool isWanted = m_followNewest || (isMine && m_live);
    if (isWanted && (isMine || !isAtWork(m_followed)))
        showFile(picture);
    else if (!m_followNewest)
        ++m_newResults;
    showState();
}

void PreviewPane::showPicture(const Picture &picture)
{
    m_live = false;
    showFailure(nullptr);
    showFile(picture);
    showState();
}

void PreviewPane::showNewest()
{
    m_newResults = 0;
    if (!m_working.isEmpty())
        follow(m_working.last());
    else if (!m_newest.path.isEmpty())
        showPicture(m_newest);
    showState();
}

void PreviewPane::showFile(const Picture &picture)
{
    m_picture = picture;
    m_shown = Shown::Picture;
    Q_EMIT pictureWanted(picture.path);
}

void PreviewPane::setFollowNewest(bool follow)
{
    m_bar->setFollowNewest(follow);
    if (m_followNewest == follow)
        return;
    m_followNewest = follow;
    if (follow)
        showNewest();
}

void PreviewPane::setFollowed(const JobId &id)
{
    if (m_followed == id)
        return;
    m_followed = id;
    m_tiles->setFollowed(id);
    const Job *known = job(id);
    m_finalSize = known ? askedSize(known->request.workflow) : QSize();
    if (known)
        m_strip->showJob(*known);
    else
        m_strip->showNothing();
    Q_EMIT followedChanged(id);
}

void PreviewPane::showFailure(const Job *job)
{
    if (job)
        m_stage->card().showJob(*job);
    m_stage->showCard(job);
}

bool PreviewPane::goToError()
{
    if (!m_stage->isCardShown())
        return false;
    m_stage->card().setFocus(Qt::ShortcutFocusReason);
    return true;
}

void PreviewPane::showState()
{
    const Job *followed = job(m_followed);
    if (m_stage->isCardShown()) {
        m_bar->showState(ViewBar::State::Failed,
                         m_shown == Shown::Live ? tr("last preview before the error") : QString());
    } else if (m_shown == Shown::Live && !isAtWork(m_followed)) {
        m_bar->showState(ViewBar::State::Nothing, tr("the last before it ended"));
    } else if (m_shown == Shown::Live) {
        m_bar->showState(ViewBar::State::Live, followed ? placeInGroup(followed->request) : QString());
    } else if (m_shown == Shown::Picture) {
        const Job *maker = job(m_picture.job);
        const QString place = maker ? placeInGroup(maker->request) : QString();
        m_bar->showState(ViewBar::State::Result, place.isEmpty() ? QFileInfo(m_picture.path).fileName() : place);
    } else {
        m_bar->showState(ViewBar::State::Nothing, {});
    }
    m_bar->setPictureActions(m_shown == Shown::Picture);
    m_bar->setNewResults(m_newResults);
}

const Job *PreviewPane::job(const JobId &id) const
{
    return m_queue && !id.isEmpty() ? m_queue->find(id) : nullptr;
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_decoder.setPaused(false);
}

void PreviewPane::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_decoder.setPaused(true);
}

} // namespace hanga
