#include "app/journal.h"

#include "queue/jobqueue.h"
#include "queue/journalschema.h"
#include "ui/shared/notices.h"

#include <QDir>

namespace hanga {

Journal::Journal(const QString &folder, JobQueue &queue, Notices &notices)
    : m_notices(notices), m_database(QDir(folder).filePath(QStringLiteral("journal.db")), journalMigrations()),
      m_store(m_database)
{
    connect(&queue, &JobQueue::journalFailed, this, &Journal::tell);
    connect(&m_database, &Database::failed, &queue, &JobQueue::journalFailed);
    connect(&m_database, &Database::failed, &queue, [&queue] { queue.setPaused(true); });
    connect(&m_database, &Database::damageFound, &m_notices, qOverload<const Error &>(&Notices::post));
    connect(&m_database, &Database::damageFound, &queue, &JobQueue::writeAgain);
    queue.setStore(m_store);
}

void Journal::flush()
{
    m_database.flush();
}

void Journal::tell(const Error &error)
{
    m_notices.post({Notice::Kind::Error,
                    tr("The queue is paused: its journal cannot be written. %1").arg(whatHappened(error)),
                    tr("What is in the queue stays there while Hanga runs. %1").arg(whatToDo(error)),
                    error.detail,
                    {},
                    {},
                    {}});
}

} // namespace hanga
