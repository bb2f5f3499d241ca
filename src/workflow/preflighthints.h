#pragma once

#include "json/value.h"

#include <QHash>
#include <QString>

namespace hanga {

class NodeCatalog;

/// What is known beside the workflow and the server's catalogue.
struct PreflightHints
{
    QHash<QString, QString> packs; ///< class → the node pack that brings it
};

/// The packs that the web editor noted at the nodes of \a ui, a file in its own format, subgraphs included. Names from
/// the registry ("comfyui-impact-pack") come before those of repositories ("owner/repository"); what belongs to the
/// server itself is left out. The file is somebody's: names are cut and hold no control characters.
[[nodiscard]] PreflightHints packHints(const json::Value &ui);

/// The packs of all classes of \a catalog, such as one of another server.
[[nodiscard]] PreflightHints packsOf(const NodeCatalog &catalog);

} // namespace hanga
