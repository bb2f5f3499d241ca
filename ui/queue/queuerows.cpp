#include "ui/queue/queuerows.h"

#include <algorithm>

namespace hanga {

namespace {

bool newestFirst(QueueSection section)
{
    return section == QueueSection::NeedsYou || section == QueueSection::Finished;
}

size_t slotOf(const std::vector<QueueEntry *> &jobs, const QueueEntry &entry)
{
    const auto at = std::lower_bound(jobs.begin(), jobs.end(), entry.ordinal,
                                     [](const QueueEntry *job, quint64 ordinal) { return job->ordinal < ordinal; });
    return size_t(at - jobs.begin());
}

bool stands(const std::vector<QueueEntry *> &jobs, size_t slot, const QueueEntry &entry)
{
    return slot < jobs.size() && jobs[slot] == &entry;
}

} // namespace

int QueueRows::count() const
{
    int rows = 0;
    for (const Section &section : m_sections)
        rows += section.rows();
    return rows;
}

QueueRows::Place QueueRows::at(int row) const
{
    for (int i = 0; i < queueSectionCount; ++i) {
        const auto name = static_cast<QueueSection>(i);
        const Section &section = of(name);
        if (row >= section.rows()) {
            row -= section.rows();
            continue;
        }
        if (row == 0)
            return {name, nullptr};
        const size_t offset = size_t(row - 1);
        return {name, section.jobs[newestFirst(name) ? section.jobs.size() - 1 - offset : offset]};
    }
    Q_UNREACHABLE();
}

int QueueRows::headerRow(QueueSection section) const
{
    int row = 0;
    for (int i = 0; i < int(section); ++i)
        row += m_sections[size_t(i)].rows();
    return row;
}

int QueueRows::offsetIn(QueueSection section, const QueueEntry &entry) const
{
    const std::vector<QueueEntry *> &jobs = of(section).jobs;
    const size_t slot = slotOf(jobs, entry);
    if (!newestFirst(section))
        return int(slot);
    return int(jobs.size() - slot) - (stands(jobs, slot, entry) ? 1 : 0);
}

int QueueRows::rowIn(QueueSection section, const QueueEntry &entry) const
{
    return headerRow(section) + 1 + offsetIn(section, entry);
}

int QueueRows::lastRow(QueueSection section) const
{
    return headerRow(section) + of(section).rows() - 1;
}

void QueueRows::insert(QueueEntry &entry)
{
    std::vector<QueueEntry *> &jobs = of(entry.section).jobs;
    jobs.insert(jobs.begin() + qsizetype(slotOf(jobs, entry)), &entry);
}

void QueueRows::take(const QueueEntry &entry)
{
    std::vector<QueueEntry *> &jobs = of(entry.section).jobs;
    const size_t slot = slotOf(jobs, entry);
    Q_ASSERT(stands(jobs, slot, entry));
    jobs.erase(jobs.begin() + qsizetype(slot));
}

void QueueRows::clear()
{
    for (Section &section : m_sections) {
        section.jobs.clear();
        section.shown = false;
    }
}

} // namespace hanga
