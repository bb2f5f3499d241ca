#include "workflow/conversion.h"

#include "workflow/converter.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct ConversionText
{
    Q_DECLARE_TR_FUNCTIONS(ConversionText)
};

} // namespace

Result<Conversion> convertToApi(const json::Value &ui, const NodeCatalog &catalog, const QString &name)
{
    if (!ui["nodes"].isArray())
        return failure(Error::Kind::NotAWorkflow, {name, ConversionText::tr("it has no list of nodes")});
    Conversion conversion;
    json::Value graph = json::Value::object();
    Converter(ui, catalog).convert(graph, conversion);
    if (graph.size() == 0)
        return failure(Error::Kind::NotAWorkflow, {name, ConversionText::tr("none of its nodes runs on a server")});
    Result<Workflow> workflow = Workflow::fromJson(graph, name);
    if (!workflow)
        return tl::unexpected(workflow.error());
    conversion.workflow = *std::move(workflow);
    return conversion;
}

Result<Conversion> runnable(const OpenedFile &file, const NodeCatalog &catalog)
{
    if (file.api || file.ui.isNull() || catalog.isEmpty()) {
        Result<Workflow> workflow = runnable(file);
        if (!workflow)
            return tl::unexpected(workflow.error());
        return Conversion{*std::move(workflow), {}, {}};
    }
    Result<Conversion> conversion = convertToApi(file.ui, catalog, file.name);
    if (!conversion)
        return conversion;
    if (const std::optional<Error> defect = conversion->workflow.defect())
        return tl::unexpected(*defect);
    return conversion;
}

} // namespace hanga
