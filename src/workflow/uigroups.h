#pragma once

#include "json/value.h"

#include <QSet>
#include <QString>

namespace hanga {

/// A titled frame on the canvas of the web editor, and what lies in it.
struct UiGroup
{
    QString title;
    QSet<QString> nodes; ///< ids within its level
};

/// The groups of one level: of a file's root or a subgraph's definition. A node lies in a group if its centre does, its
/// title bar counted; so the editor sees it.
[[nodiscard]] QList<UiGroup> uiGroups(const json::Value &graph);

} // namespace hanga
