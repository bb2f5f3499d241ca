#pragma once

#include "queue/jobstore.h"

namespace hanga {

class JobQueue;
class Notices;

/// The journal behind the window's queue: its file, and what a person is told when it cannot be written. Outlives the
/// queue.
class Journal final : public QObject
{
    Q_OBJECT

public:
    /// Opens `journal.db` in \a folder and gives it to \a queue, which has no jobs yet.
    Journal(const QString &folder, JobQueue &queue, Notices &notices);

    void flush(); ///< waits until everything is on disk

private:
    void tell(const Error &error);

    Notices &m_notices;
    Database m_database;
    JobStore m_store;
};

} // namespace hanga
