#pragma once

#include "queue/job.h"
#include "ui/queue/queuesection.h"

#include <QImage>

#include <array>
#include <vector>

namespace hanga {

/// One job of the list and what only the list knows of it.
struct QueueEntry
{
    Job job;
    quint64 ordinal = 0; ///< the order in which jobs came; ids made within one millisecond do not sort
    QueueSection section = QueueSection::Held;
    bool settled = false; ///< needed somebody, who has come
    QImage thumbnail;
    mutable std::optional<QString> difference; ///< made when first looked at
};

/// Which row shows what: five sections, each with a header while it is shown, jobs only while it is not collapsed.
/// Mere arithmetic; the model tells the views.
class QueueRows final
{
public:
    struct Place
    {
        QueueSection section = QueueSection::Finished;
        const QueueEntry *entry = nullptr; ///< null: the header
    };

    [[nodiscard]] int count() const;
    [[nodiscard]] Place at(int row) const; ///< \a row must be below \ref count
    [[nodiscard]] int headerRow(QueueSection section) const;
    /// The row that \a entry has in \a section, or would have if it were there.
    [[nodiscard]] int rowIn(QueueSection section, const QueueEntry &entry) const;
    /// The same within the section, from 0.
    [[nodiscard]] int offsetIn(QueueSection section, const QueueEntry &entry) const;
    /// The last row of the section; its header if it is collapsed.
    [[nodiscard]] int lastRow(QueueSection section) const;

    [[nodiscard]] const std::vector<QueueEntry *> &jobs(QueueSection section) const { return of(section).jobs; }
    [[nodiscard]] bool isShown(QueueSection section) const { return of(section).shown; }
    [[nodiscard]] bool isCollapsed(QueueSection section) const { return of(section).collapsed; }

    void setShown(QueueSection section, bool shown) { of(section).shown = shown; }
    void setCollapsed(QueueSection section, bool collapsed) { of(section).collapsed = collapsed; }
    void insert(QueueEntry &entry); ///< into entry.section
    void take(const QueueEntry &entry);
    void clear(); ///< jobs and headers; what is collapsed stays so

private:
    struct Section
    {
        std::vector<QueueEntry *> jobs; // by ordinal, whatever the direction on the screen
        bool shown = false;
        bool collapsed = false;
        [[nodiscard]] int rows() const { return shown ? 1 + (collapsed ? 0 : int(jobs.size())) : 0; }
    };

    [[nodiscard]] Section &of(QueueSection section) { return m_sections[static_cast<size_t>(section)]; }
    [[nodiscard]] const Section &of(QueueSection section) const { return m_sections[static_cast<size_t>(section)]; }

    std::array<Section, queueSectionCount> m_sections;
};

} // namespace hanga
