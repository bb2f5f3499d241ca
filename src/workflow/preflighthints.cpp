#include "workflow/preflighthints.h"

#include "workflow/nodecatalog.h"
#include "workflow/nodecataloglabels.h"

namespace hanga {

namespace {

QString packOf(const json::Value &properties)
{
    for (const char *key : {"cnr_id", "aux_id"}) {
        const QString pack = catalog_detail::oneLine(properties[key].toString());
        if (!pack.isEmpty())
            return pack;
    }
    return {};
}

void note(const json::Value &nodes, PreflightHints &hints)
{
    for (const json::Value &node : nodes.items()) {
        const json::Value &properties = node["properties"];
        const QString pack = packOf(properties);
        if (pack.isEmpty() || pack == u"comfy-core")
            continue;
        for (const json::Value &name : {node["type"], properties["Node name for S&R"]}) {
            if (const QString classType = name.toString(); !classType.isEmpty() && !hints.packs.contains(classType))
                hints.packs.insert(classType, pack);
        }
    }
}

} // namespace

PreflightHints packHints(const json::Value &ui)
{
    PreflightHints hints;
    note(ui["nodes"], hints);
    for (const json::Value &subgraph : ui["definitions"]["subgraphs"].items())
        note(subgraph["nodes"], hints);
    for (const json::Member &group : ui["extra"]["groupNodes"].members())
        note(group.value["nodes"], hints);
    return hints;
}

PreflightHints packsOf(const NodeCatalog &catalog)
{
    PreflightHints hints;
    for (const QString &classType : catalog.classNames()) {
        if (const QString &pack = catalog.find(classType)->pack; !pack.isEmpty())
            hints.packs.insert(classType, pack);
    }
    return hints;
}

} // namespace hanga
