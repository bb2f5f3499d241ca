#include "ui/composer/workflowstate.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hanga::WorkflowState)
};

} // namespace

WorkflowState workflowState(const Workflow &workflow, const NodeCatalog &catalog)
{
    if (const std::optional<Error> defect = workflow.defect())
        return {Words::tr("broken", "workflow"), whatHappened(*defect)};
    if (catalog.isEmpty())
        return {Words::tr("not checked yet", "workflow"), Words::tr("No server has told its nodes yet.")};
    QStringList unknown;
    for (const NodeId &node : workflow.nodes()) {
        if (!catalog.find(workflow.classType(node)))
            unknown.append(workflow.title(node));
    }
    if (unknown.isEmpty())
        return {Words::tr("ready", "workflow"), {}};
    return {Words::tr("%n unknown node(s)", nullptr, int(unknown.size())),
            Words::tr("This server does not know: %1").arg(unknown.join(QStringLiteral(", ")))};
}

} // namespace hanga
