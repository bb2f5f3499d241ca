#include "ui/queue/queuepane.h"

#include "ui/queue/jobdelegate.h"
#include "ui/queue/jobdetails.h"
#include "ui/queue/queuelist.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace hanga {

namespace {

using namespace std::chrono_literals;
constexpr auto cancelledAtOnce = 2min;
constexpr auto secondPressWithin = 4s;

const QString *firstStored(const Job &job)
{
    for (const JobOutput &output : job.outputs) {
        if (!output.path.isEmpty())
            return &output.path;
    }
    return nullptr;
}

bool isAtWork(const Job &job)
{
    return job.state == JobState::Running || job.state == JobState::Collecting;
}

} // namespace

QueuePane::QueuePane(QWidget *parent) : QFrame(parent)
{
    setRole(this, "panel");
    setObjectName(QStringLiteral("queuePane"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildActions();
    buildHead();
    buildList();
    m_confirming.setSingleShot(true);
    connect(&m_confirming, &QTimer::timeout, this, [this] {
        m_toConfirm = {};
        m_model.setToConfirm({});
    });
    connect(&m_model, &QueueModel::countsChanged, this, &QueuePane::showCounts);
    showCounts();
}

void QueuePane::watch(JobQueue &queue)
{
    m_model.watch(queue);
}

void QueuePane::setFollowed(const JobId &id)
{
    m_model.setFollowed(id);
    const QModelIndex row = m_model.indexOf(id);
    if (row.isValid() && !m_list->hasFocus())
        // Not the view's setCurrentIndex(): with Ctrl held, as in Ctrl+Enter, that would add to the selection.
        m_list->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect);
}

void QueuePane::setTitleShown(bool shown)
{
    m_head->setVisible(shown);
}

void QueuePane::buildHead()
{
    m_head = new QWidget;
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(metrics::panelPadding, 10, metrics::grid, 10);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *title = new QLabel(tr("Queue"));
    setRole(title, "section");
    m_summaryLabel = new QLabel;
    setRole(m_summaryLabel, "small");
    m_summaryLabel->setObjectName(QStringLiteral("queueSummaryLine"));
    texts->addWidget(title);
    texts->addWidget(m_summaryLabel);
    row->addLayout(texts, 1);

    auto *options = new QToolButton;
    options->setAutoRaise(true);
    options->setIcon(icon(QStringLiteral("ellipsis")));
    options->setObjectName(QStringLiteral("queueOptions"));
    options->setAccessibleName(tr("Queue options"));
    options->setToolTip(tr("Queue options"));
    options->setProperty("controlSize", QStringLiteral("small"));
    auto *menu = new QMenu(options);
    menu->addAction(m_removeEnded);
    // Not the button's own menu: "…" says enough without an arrow.
    connect(options, &QToolButton::clicked, menu,
            [menu, options] { menu->popup(options->mapToGlobal(QPoint(0, options->height()))); });
    row->addWidget(options, 0, Qt::AlignVCenter);

    auto *line = new QFrame;
    setRole(line, "line");
    line->setFixedHeight(1);
    layout()->addWidget(m_head);
    layout()->addWidget(line);
}

void QueuePane::buildList()
{
    m_list = new QueueList;
    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setAccessibleName(tr("Queue"));
    m_list->setModel(&m_model);
    m_delegate = new JobDelegate(m_list);
    m_list->setItemDelegate(m_delegate);

    m_empty = new QLabel(tr("Nothing waiting. Ctrl+Enter adds a job."));
    setRole(m_empty, "secondary");
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter);
    m_empty->setContentsMargins(metrics::panelPadding, metrics::groupGap, metrics::panelPadding, 0);
    layout()->addWidget(m_empty);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_list, 1);

    const auto withJob = [this](void (QueuePane::*slot)(const Job &)) {
        return [this, slot](const JobId &id) {
            if (const Job *job = m_model.find(id))
                (this->*slot)(Job(*job));
        };
    };
    connect(m_delegate, &JobDelegate::cancelRequested, this, withJob(&QueuePane::cancel));
    connect(m_delegate, &JobDelegate::removeRequested, this, withJob(&QueuePane::remove));
    connect(m_delegate, &JobDelegate::retryRequested, this, withJob(&QueuePane::retry));
    connect(m_delegate, &JobDelegate::sectionToggled, this,
            [this](QueueSection section) { m_model.setCollapsed(section, !m_model.isCollapsed(section)); });
    connect(m_list, &QueueList::removePressed, this, &QueuePane::removeSelected);
    connect(m_list, &QueueList::foldPressed, this, &QueuePane::fold);
    connect(m_list, &QueueList::customContextMenuRequested, this, &QueuePane::showMenu);
    connect(m_list, &QueueList::activated, this, [this, withJob](const QModelIndex &index) {
        const JobId id = index.data(QueueModel::JobIdRole).value<JobId>();
        if (id.isEmpty())
            fold(!index.data(QueueModel::CollapsedRole).toBool(), index);
        else
            withJob (&QueuePane::activate)(id);
    });
    connect(m_list, &QueueList::clicked, this, [this](const QModelIndex &index) {
        const Job *job = m_model.find(index.data(QueueModel::JobIdRole).value<JobId>());
        if (job && isAtWork(*job))
            follow(Job(*job));
    });
    // Pausing regroups the list as a whole; the person's place in it stays.
    connect(&m_model, &QueueModel::modelAboutToBeReset, this, [this] {
        const JobId current = m_list->currentIndex().data(QueueModel::JobIdRole).value<JobId>();
        const int scroll = m_list->verticalScrollBar()->value();
        connect(
            &m_model, &QueueModel::modelReset, this,
            [this, current, scroll] {
                m_list->setCurrentIndex(m_model.indexOf(current));
                m_list->verticalScrollBar()->setValue(scroll);
            },
            Qt::SingleShotConnection);
    });
    connect(&m_model, &QueueModel::jobUpdated, this, &QueuePane::updateDetails);
}

void QueuePane::buildActions()
{
    m_menu = new QMenu(this);
    m_follow = addAction("queueFollow", tr("Follow"), &QueuePane::follow);
    m_show = addAction("queueShow", tr("Show image"), &QueuePane::showPicture);
    m_retry = addAction("queueRetry", JobDelegate::nameOf(JobDelegate::Button::Retry), &QueuePane::retry);
    m_cancel = addAction("queueCancel", JobDelegate::nameOf(JobDelegate::Button::Cancel), &QueuePane::cancel);
    m_remove = addAction("queueRemove", JobDelegate::nameOf(JobDelegate::Button::Remove), &QueuePane::remove);
    m_menu->addSeparator();
    m_copy = addAction("queueCopyPromptId", tr("Copy prompt_id"), &QueuePane::copyPromptId);
    addAction("queueDetails", tr("Details…"), &QueuePane::openDetails);

    m_removeEnded = new QAction(tr("Remove all that have ended"), this);
    m_removeEnded->setObjectName(QStringLiteral("queueRemoveEnded"));
    connect(m_removeEnded, &QAction::triggered, this, &QueuePane::removeEndedRequested);
}

QAction *QueuePane::addAction(const char *name, const QString &text, void (QueuePane::*slot)(const Job &))
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, [this, slot] {
        for (const JobId &id : selectedJobs()) {
            if (const Job *job = m_model.find(id))
                (this->*slot)(Job(*job));
        }
    });
    m_menu->addAction(action);
    return action;
}

void QueuePane::activate(const Job &job)
{
    if (job.state == JobState::Done && firstStored(job))
        showPicture(job);
    else if (isAtWork(job) || m_model.indexOf(job.id).data(QueueModel::SectionRole) == int(QueueSection::NeedsYou))
        follow(job);
    else
        openDetails(job);
}

void QueuePane::follow(const Job &job)
{
    Q_EMIT followRequested(job.id);
}

void QueuePane::showPicture(const Job &job)
{
    if (const QString *path = firstStored(job))
        Q_EMIT showPictureRequested(*path);
}

void QueuePane::requestCancel(const JobId &id)
{
    if (const Job *job = m_model.find(id))
        cancel(Job(*job));
}

void QueuePane::cancel(const Job &job)
{
    const bool old =
        isAtWork(job) && job.started.isValid() &&
        job.started.msecsTo(QDateTime::currentDateTimeUtc()) > std::chrono::milliseconds(cancelledAtOnce).count();
    if (old && m_toConfirm != job.id) {
        m_toConfirm = job.id;
        m_model.setToConfirm(job.id);
        m_confirming.start(secondPressWithin);
        return;
    }
    m_toConfirm = {};
    m_model.setToConfirm({});
    Q_EMIT cancelRequested(job.id);
}

void QueuePane::retry(const Job &job)
{
    m_model.settle(job.id);
    Q_EMIT retryRequested(job.id);
}

void QueuePane::remove(const Job &job)
{
    Q_EMIT removeRequested(job.id);
}

void QueuePane::copyPromptId(const Job &job)
{
    QApplication::clipboard()->setText(job.prompt.text());
}

void QueuePane::openDetails(const Job &job)
{
    showDetails(job.id);
}

void QueuePane::showDetails(const JobId &id)
{
    const Job *job = m_model.find(id);
    if (!job)
        return;
    if (!m_details) {
        m_details = new JobDetails(window());
        connect(m_details, &JobDetails::showPictureRequested, this, &QueuePane::showPictureRequested);
    }
    m_details->showJob(*job);
    m_details->show();
    m_details->raise();
    m_details->activateWindow();
}

void QueuePane::updateDetails(const JobId &id)
{
    if (m_details && m_details->isVisible() && m_details->job() == id)
        m_details->showJob(*m_model.find(id));
}

void QueuePane::removeSelected()
{
    for (const JobId &id : selectedJobs()) {
        const Job *job = m_model.find(id);
        if (!job)
            continue;
        if (isEnd(job->state))
            remove(Job(*job));
        else
            cancel(Job(*job));
    }
}

void QueuePane::fold(bool fold, const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto section = static_cast<QueueSection>(index.data(QueueModel::SectionRole).toInt());
    if (fold)
        m_list->setCurrentIndex(m_model.indexOf(section));
    m_model.setCollapsed(section, fold);
}

void QueuePane::showMenu(const QPoint &place)
{
    const QModelIndex index = m_list->indexAt(place);
    const Job *job = m_model.find(index.data(QueueModel::JobIdRole).value<JobId>());
    if (!job)
        return;
    const QList<JobDelegate::Button> buttons = JobDelegate::buttonsOf(index);
    m_follow->setVisible(isAtWork(*job) || job->state == JobState::Failed || job->state == JobState::Rejected ||
                         job->state == JobState::Lost);
    m_show->setVisible(firstStored(*job));
    m_cancel->setVisible(buttons.contains(JobDelegate::Button::Cancel));
    m_retry->setVisible(buttons.contains(JobDelegate::Button::Retry));
    m_remove->setVisible(buttons.contains(JobDelegate::Button::Remove));
    m_copy->setVisible(!job->prompt.isEmpty());
    m_menu->popup(m_list->viewport()->mapToGlobal(place));
}

QString QueuePane::summary() const
{
    const auto part = [this](QueueSection section, const QString &text) {
        return m_model.count(section) > 0 ? text : QString();
    };
    const auto number = [this](QueueSection section) { return m_model.count(section); };
    QStringList parts = {
        part(QueueSection::NeedsYou, tr("%n need(s) you", nullptr, number(QueueSection::NeedsYou))),
        part(QueueSection::Running, tr("%n running", nullptr, number(QueueSection::Running))),
        part(QueueSection::Waiting, tr("%n waiting", nullptr, number(QueueSection::Waiting))),
        part(QueueSection::Held, tr("%n held", nullptr, number(QueueSection::Held))),
    };
    parts.removeAll(QString());
    return parts.join(tr(" · "));
}

void QueuePane::showCounts()
{
    const QString text = summary();
    m_empty->setVisible(m_model.rowCount() == 0);
    m_removeEnded->setEnabled(m_model.count(QueueSection::NeedsYou) + m_model.count(QueueSection::Finished) > 0);
    m_summaryLabel->setVisible(!text.isEmpty());
    if (m_summaryLabel->text() == text)
        return;
    m_summaryLabel->setText(text);
    Q_EMIT summaryChanged(text);
}

QList<JobId> QueuePane::selectedJobs() const
{
    QList<JobId> jobs;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes()) {
        const JobId id = index.data(QueueModel::JobIdRole).value<JobId>();
        if (!id.isEmpty())
            jobs += id;
    }
    return jobs;
}

} // namespace hanga
