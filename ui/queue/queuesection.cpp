#include "ui/queue/queuesection.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct Titles
{
    Q_DECLARE_TR_FUNCTIONS(QueueSection)
};

} // namespace

QString queueSectionTitle(QueueSection section)
{
    switch (section) {
    case QueueSection::NeedsYou:
        return Titles::tr("Needs you");
    case QueueSection::Running:
        return Titles::tr("Running");
    case QueueSection::Waiting:
        return Titles::tr("Waiting");
    case QueueSection::Held:
        return Titles::tr("Held");
    case QueueSection::Finished:
        return Titles::tr("Finished");
    }
    return {};
}

} // namespace hanga
