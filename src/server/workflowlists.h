#pragma once

#include "base/error.h"
#include "server/serverworkflow.h"

#include <QByteArray>
#include <QList>

namespace hanga {

/// Reading what a server lists. Tolerant: entries that make no sense are left out. Run in the pool when big.
/// Errors: JsonInvalid, ReplyUnreadable.

/// /userdata?dir=workflows: objects (full_info), plain paths, or lists that begin with a path (split). Only `.json`;
/// hidden files, such as the web editor's `.index.json`, are left out.
[[nodiscard]] Result<QList<ServerWorkflow>> readWorkflowList(const QByteArray &json);
/// /workflow_templates: names by pack.
[[nodiscard]] Result<QList<ServerTemplate>> readPackTemplates(const QByteArray &json);
/// /templates/index.json: groups with titles, each with templates.
[[nodiscard]] Result<QList<ServerTemplate>> readCoreTemplates(const QByteArray &json);
/// What POST /userdata answers: the path, alone or in an object; below the folder of workflows.
[[nodiscard]] Result<QString> readSavedPath(const QByteArray &json);

/// The one path segment of the URL by which \a path (below the user's data) is asked for. The slash is encoded; the
/// server decodes once more when a '%' remains, so a '%' of the name is encoded twice.
[[nodiscard]] QString userDataSegment(const QString &path);

} // namespace hanga
