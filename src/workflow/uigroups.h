#pragma once

#include "json/value.h"

#include <QStringList>

namespace hanga {

/// A titled frame on the canvas of the web editor, and what lies in it.
struct UiGroup
{
    QString title;
    QStringList nodes; ///< ids within its level, in file order
};

/// The groups of one level: of a file's root or a subgraph's definition. A node lies in a group if its centre does, its
/// title bar counted; so the editor sees it. Ends before the group with which they would have more than \a mostNodes,
/// each node as often as a group holds it.
[[nodiscard]] QList<UiGroup> uiGroups(const json::Value &graph, qsizetype mostNodes);

} // namespace hanga
