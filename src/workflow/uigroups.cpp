#include "workflow/uigroups.h"

#include "workflow/uigraph.h"

#include <QPointF>
#include <QRectF>

#include <optional>

namespace hanga {

namespace {

constexpr qsizetype mostGroups = 500; // of one level; the largest known file has a few dozen
constexpr double titleHeight = 30;    // the editor's
constexpr double collapsedWidth = 80;

/// Number \a index of a list, which older files write as {"0": …, "1": …}.
std::optional<double> numberOf(const json::Value &list, qsizetype index)
{
    return (list.isArray() ? list[index] : list[std::to_string(index)]).toDouble();
}

std::optional<QPointF> pairOf(const json::Value &list, qsizetype first = 0)
{
    const std::optional<double> x = numberOf(list, first);
    const std::optional<double> y = numberOf(list, first + 1);
    return x && y ? std::optional(QPointF(*x, *y)) : std::nullopt;
}

/// \a node's position is the corner below its title bar.
std::optional<QPointF> centreOf(const json::Value &node)
{
    const std::optional<QPointF> corner = pairOf(node["pos"]);
    if (!corner)
        return {};
    if (node["flags"]["collapsed"].toBool())
        return *corner + QPointF(collapsedWidth / 2, -titleHeight / 2);
    const QPointF size = pairOf(node["size"]).value_or(QPointF());
    return *corner + QPointF(size.x() / 2, (size.y() - titleHeight) / 2);
}

} // namespace

QList<UiGroup> uiGroups(const json::Value &graph, qsizetype mostNodes)
{
    QList<UiGroup> groups;
    if (graph["groups"].size() == 0)
        return groups;
    QList<std::pair<QString, QPointF>> centres;
    for (const json::Value &node : graph["nodes"].items()) {
        if (const auto centre = centreOf(node))
            centres.append({uiId(node["id"]), *centre});
    }
    for (const json::Value &object :
         graph["groups"].items().first(size_t(std::min(graph["groups"].size(), mostGroups)))) {
        UiGroup group{object["title"].toString().simplified(), {}};
        const auto corner = pairOf(object["bounding"]);
        const auto size = pairOf(object["bounding"], 2);
        if (!corner || !size)
            continue;
        const QRectF frame(*corner, QSizeF(size->x(), size->y()));
        for (const auto &[id, centre] : std::as_const(centres)) {
            if (!frame.contains(centre))
                continue;
            if (--mostNodes < 0)
                return groups;
            group.nodes.append(id);
        }
        groups.append(group);
    }
    return groups;
}

} // namespace hanga
