#include "ui/queue/queuemodel.h"

#include "ui/queue/jobtexts.h"

namespace hanga {

namespace {

constexpr int thumbnailSide = 96; // 48 at 200 %

bool needsSomebody(const Job &job)
{
    switch (job.state) {
    case JobState::Failed:
    case JobState::Rejected:
    case JobState::Lost:
        return true;
    case JobState::Held:
        return job.unconfirmed;
    default:
        return false;
    }
}

/// The middle of \a picture as a square.
QImage squareThumbnail(const QImage &picture)
{
    if (picture.isNull())
        return {};
    const QImage scaled =
        picture.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    return scaled.copy((scaled.width() - thumbnailSide) / 2, (scaled.height() - thumbnailSide) / 2, thumbnailSide,
                       thumbnailSide);
}

} // namespace

QueueModel::QueueModel(QObject *parent) : QAbstractListModel(parent)
{
    connect(&m_frame, &FrameCoalescer::due, this, &QueueModel::tellOfFrame);
}

void QueueModel::watch(JobQueue &queue)
{
    const auto withJob = [this, &queue](void (QueueModel::*take)(const Job &)) {
        return [this, &queue, take](const JobId &id) {
            if (const Job *job = queue.find(id))
                (this->*take)(*job);
        };
    };
    connect(&queue, &JobQueue::jobAdded, this, withJob(&QueueModel::addJob));
    connect(&queue, &JobQueue::jobChanged, this, withJob(&QueueModel::changeJob));
    connect(&queue, &JobQueue::jobRemoved, this, &QueueModel::removeJob);
    connect(&queue, &JobQueue::pausedChanged, this, &QueueModel::setPaused);
    connect(&queue, &JobQueue::progressed, this, [this, &queue](const QList<JobId> &ids) {
        QList<Job> jobs;
        for (const JobId &id : ids) {
            if (const Job *job = queue.find(id))
                jobs += *job;
        }
        showProgress(jobs);
    });
    setPaused(queue.isPaused());
    for (const JobId &id : queue.order())
        withJob (&QueueModel::addJob)(id);
}

void QueueModel::addJob(const Job &job)
{
    if (m_ordinals.contains(job.id)) {
        changeJob(job);
        return;
    }
    const quint64 ordinal = m_nextOrdinal++;
    m_ordinals.insert(job.id, ordinal);
    QueueEntry &entry = m_entries[ordinal];
    entry.job = job;
    entry.ordinal = ordinal;
    move(entry, std::nullopt, sectionOf(entry));
}

void QueueModel::changeJob(const Job &job)
{
    QueueEntry *entry = entryOf(job.id);
    if (!entry)
        return;
    const bool edited = entry->job.request.workflow != job.request.workflow; // no work while both share it
    entry->job = job;
    if (edited) {
        forgetDifference(m_entries.find(entry->ordinal));
        forgetDifference(std::next(m_entries.find(entry->ordinal)));
    }
    const QueueSection section = sectionOf(*entry);
    if (section != entry->section)
        move(*entry, entry->section, section);
    changed(*entry, {});
    Q_EMIT jobUpdated(job.id);
}

void QueueModel::removeJob(const JobId &id)
{
    const auto at = m_entries.find(m_ordinals.value(id, m_nextOrdinal));
    if (at == m_entries.end())
        return;
    move(at->second, at->second.section, std::nullopt);
    const auto next = m_entries.erase(at);
    m_ordinals.remove(id);
    forgetDifference(next);
}

void QueueModel::forgetDifference(std::map<quint64, QueueEntry>::iterator at)
{
    if (at == m_entries.end())
        return;
    at->second.difference.reset();
    changed(at->second, {DifferenceRole, Qt::AccessibleTextRole});
}

void QueueModel::showProgress(const QList<Job> &jobs)
{
    for (const Job &job : jobs) {
        QueueEntry *entry = entryOf(job.id);
        if (!entry)
            continue;
        entry->job = job;
        changed(*entry, {FractionRole, StateTextRole, Qt::AccessibleTextRole});
        Q_EMIT jobUpdated(job.id);
    }
}

void QueueModel::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    regroup();
}

void QueueModel::setServerReady(const ServerId &server, bool ready)
{
    if (m_away.contains(server) != ready)
        return;
    if (ready)
        m_away.remove(server);
    else
        m_away.insert(server);
    regroup();
}

void QueueModel::setThumbnail(const JobId &id, const QImage &picture)
{
    QueueEntry *entry = entryOf(id);
    if (!entry)
        return;
    entry->thumbnail = squareThumbnail(picture);
    changed(*entry, {ThumbnailRole});
}

void QueueModel::setFollowed(const JobId &id)
{
    if (m_followed == id)
        return;
    const JobId before = std::exchange(m_followed, id);
    for (const JobId &either : {before, id}) {
        if (const QueueEntry *entry = entryOf(either))
            changed(*entry, {FollowedRole});
    }
}

void QueueModel::setToConfirm(const JobId &id)
{
    if (m_toConfirm == id)
        return;
    const JobId before = std::exchange(m_toConfirm, id);
    for (const JobId &either : {before, id}) {
        if (const QueueEntry *entry = entryOf(either))
            changed(*entry, {StateTextRole, Qt::AccessibleTextRole});
    }
}

void QueueModel::settle(const JobId &id)
{
    QueueEntry *entry = entryOf(id);
    if (!entry || !isEnd(entry->job.state) || entry->settled)
        return;
    entry->settled = true;
    changeJob(Job(entry->job));
}

void QueueModel::setCollapsed(QueueSection section, bool collapsed)
{
    if (m_rows.isCollapsed(section) == collapsed)
        return;
    const int header = m_rows.headerRow(section);
    const int jobs = int(m_rows.jobs(section).size());
    if (jobs == 0) {
        m_rows.setCollapsed(section, collapsed);
        return;
    }
    if (collapsed) {
        beginRemoveRows({}, header + 1, header + jobs);
        m_rows.setCollapsed(section, true);
        endRemoveRows();
    } else {
        beginInsertRows({}, header + 1, header + jobs);
        m_rows.setCollapsed(section, false);
        endInsertRows();
    }
    Q_EMIT dataChanged(index(header), index(header), {CollapsedRole, Qt::AccessibleTextRole});
}

bool QueueModel::isCollapsed(QueueSection section) const
{
    return m_rows.isCollapsed(section);
}

int QueueModel::count(QueueSection section) const
{
    return int(m_rows.jobs(section).size());
}

const Job *QueueModel::find(const JobId &id) const
{
    const QueueEntry *entry = entryOf(id);
    return entry ? &entry->job : nullptr;
}

QModelIndex QueueModel::indexOf(const JobId &id) const
{
    const QueueEntry *entry = entryOf(id);
    if (!entry || m_rows.isCollapsed(entry->section))
        return {};
    return index(m_rows.rowIn(entry->section, *entry));
}

QModelIndex QueueModel::indexOf(QueueSection header) const
{
    return m_rows.isShown(header) ? index(m_rows.headerRow(header)) : QModelIndex();
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.count();
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QueueRows::Place place = m_rows.at(index.row());
    switch (role) {
    case SectionRole:
        return int(place.section);
    case CountRole:
        return count(place.section);
    case CollapsedRole:
        return m_rows.isCollapsed(place.section);
    default:
        return place.entry ? jobData(*place.entry, role) : sectionData(place.section, role);
    }
}

QVariant QueueModel::sectionData(QueueSection section, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return queueSectionTitle(section);
    case Qt::AccessibleTextRole:
        return m_rows.isCollapsed(section)
                   ? tr("%1, %n job(s), collapsed", nullptr, count(section)).arg(queueSectionTitle(section))
                   : tr("%1, %n job(s)", nullptr, count(section)).arg(queueSectionTitle(section));
    default:
        return {};
    }
}

QVariant QueueModel::jobData(const QueueEntry &entry, int role) const
{
    const Job &job = entry.job;
    switch (role) {
    case Qt::DisplayRole:
        return job.request.name;
    case Qt::AccessibleTextRole:
        return spoken(entry);
    case JobIdRole:
        return QVariant::fromValue(job.id);
    case StateRole:
        return int(job.state);
    case DifferenceRole:
        return difference(entry);
    case StateTextRole:
        return stateText(entry);
    case FractionRole:
        return job.fraction;
    case ServerRole:
        return job.serverName;
    case ThumbnailRole:
        return entry.thumbnail;
    case FollowedRole:
        return job.id == m_followed;
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QueueSection QueueModel::sectionOf(const QueueEntry &entry) const
{
    const Job &job = entry.job;
    if (needsSomebody(job) && !entry.settled)
        return QueueSection::NeedsYou;
    if (isEnd(job.state))
        return QueueSection::Finished;
    if (job.state == JobState::Running || job.state == JobState::Collecting)
        return QueueSection::Running;
    const bool stays = job.state == JobState::Held && (m_paused || m_away.contains(job.server));
    return stays ? QueueSection::Held : QueueSection::Waiting;
}

QString QueueModel::stateText(const QueueEntry &entry) const
{
    if (entry.job.id == m_toConfirm)
        return tr("press again to cancel");
    return jobStateText(entry.job, {placeInLine(entry), m_paused, m_away.contains(entry.job.server)});
}

QString QueueModel::difference(const QueueEntry &entry) const
{
    if (!entry.difference) {
        const auto at = m_entries.find(entry.ordinal);
        entry.difference = jobDifference(entry.job, at == m_entries.begin() ? nullptr : &std::prev(at)->second.job);
    }
    return *entry.difference;
}

QString QueueModel::spoken(const QueueEntry &entry) const
{
    int number = m_rows.offsetIn(entry.section, entry) + 1;
    for (int i = 0; i < int(entry.section); ++i)
        number += count(static_cast<QueueSection>(i));
    const QString different = difference(entry);
    const QString text = different.isEmpty() ? tr("Job %1 of %2: %3, %4").arg(number).arg(m_entries.size())
                                             : tr("Job %1 of %2: %3, %5, %4").arg(number).arg(m_entries.size());
    // In one call, so that a "%1" in a name stays what it is.
    return different.isEmpty() ? text.arg(entry.job.request.name, stateText(entry))
                               : text.arg(entry.job.request.name, stateText(entry), different);
}

int QueueModel::placeInLine(const QueueEntry &entry) const
{
    if (entry.section != QueueSection::Waiting)
        return 0;
    if (entry.job.position > 0)
        return entry.job.position;
    // Jobs of others stand before the first of ours on the server, so before all of ours.
    const int first = m_rows.jobs(QueueSection::Waiting).front()->job.position;
    return m_rows.offsetIn(QueueSection::Waiting, entry) + qMax(1, first);
}

QueueEntry *QueueModel::entryOf(const JobId &id) const
{
    const auto at = m_entries.find(m_ordinals.value(id, m_nextOrdinal));
    return at == m_entries.end() ? nullptr : const_cast<QueueEntry *>(&at->second);
}

void QueueModel::move(QueueEntry &entry, std::optional<QueueSection> from, std::optional<QueueSection> to)
{
    if (to)
        showHeader(*to, true);
    moveRow(entry, from, to);
    for (const std::optional<QueueSection> &section : {from, to}) {
        if (section && m_rows.isShown(*section)) {
            const QModelIndex header = indexOf(*section);
            Q_EMIT dataChanged(header, header, {CountRole, Qt::AccessibleTextRole});
        }
        m_placesChanged |= section == QueueSection::Waiting;
    }
    if (from && m_rows.jobs(*from).empty())
        showHeader(*from, false);
    m_frame.markDirty();
}

void QueueModel::moveRow(QueueEntry &entry, std::optional<QueueSection> from, std::optional<QueueSection> to)
{
    const auto settleRows = [&] {
        if (from)
            m_rows.take(entry);
        if (to) {
            entry.section = *to;
            m_rows.insert(entry);
        }
    };
    const int source = from && !m_rows.isCollapsed(*from) ? m_rows.rowIn(*from, entry) : -1;
    const int target = to && !m_rows.isCollapsed(*to) ? m_rows.rowIn(*to, entry) : -1;
    if (source >= 0 && target >= 0) {
        beginMoveRows({}, source, source, {}, target);
        settleRows();
        endMoveRows();
    } else if (source >= 0) {
        beginRemoveRows({}, source, source);
        settleRows();
        endRemoveRows();
    } else if (target >= 0) {
        beginInsertRows({}, target, target);
        settleRows();
        endInsertRows();
    } else {
        settleRows();
    }
}

void QueueModel::showHeader(QueueSection section, bool shown)
{
    if (m_rows.isShown(section) == shown)
        return;
    const int row = m_rows.headerRow(section);
    if (shown) {
        beginInsertRows({}, row, row);
        m_rows.setShown(section, true);
        endInsertRows();
    } else {
        beginRemoveRows({}, row, row);
        m_rows.setShown(section, false);
        endRemoveRows();
    }
}

void QueueModel::regroup()
{
    beginResetModel();
    m_rows.clear();
    for (auto &[ordinal, entry] : m_entries) {
        entry.section = sectionOf(entry);
        m_rows.setShown(entry.section, true);
        m_rows.insert(entry);
    }
    endResetModel();
    m_frame.markDirty();
}

void QueueModel::changed(const QueueEntry &entry, const QList<int> &roles)
{
    if (m_rows.isCollapsed(entry.section))
        return;
    const QModelIndex at = index(m_rows.rowIn(entry.section, entry));
    Q_EMIT dataChanged(at, at, roles);
}

void QueueModel::tellOfFrame()
{
    if (std::exchange(m_placesChanged, false) && count(QueueSection::Waiting) > 0 &&
        !m_rows.isCollapsed(QueueSection::Waiting)) {
        Q_EMIT dataChanged(index(m_rows.headerRow(QueueSection::Waiting) + 1),
                           index(m_rows.lastRow(QueueSection::Waiting)), {StateTextRole, Qt::AccessibleTextRole});
    }
    Q_EMIT countsChanged();
}

} // namespace hanga
