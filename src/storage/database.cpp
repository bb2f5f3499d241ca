#include "storage/database.h"

#include "storage/databasethread.h"

namespace hanga {

Database::Database(const QString &path, const Migrations &migrations, QObject *parent)
    : QObject(parent), m_thread(std::make_unique<DatabaseThread>(*this, path, migrations))
{}

Database::~Database() = default;

void Database::flush()
{
    m_thread->waitUntilDone();
}

QString Database::path() const
{
    return m_thread->path();
}

void Database::push(Task task)
{
    m_thread->push(std::move(task));
}

} // namespace hanga
