#pragma once

#include "workflow/workflow.h"

#include <QDateTime>
#include <QHash>

namespace hanga {

/// \a format with its letters replaced, as ComfyUI's web editor does it: `yyyy yy M MM d dd h hh m mm s ss`, hours
/// from 0 to 23. All else is text.
[[nodiscard]] QString editorDate(const QString &format, const QDateTime &when);

/// The placeholders of a file name that the web editor fills in before it sends; the server knows nothing of them:
/// - `%date:yyyy-MM-dd%`, see \ref editorDate;
/// - `%Node.input%`, the value that this input has. *Node* is the node's "Node name for S&R", which is its class if
///   nobody changed it, else its title; the first such node counts. What no file name can hold becomes `_`.
///
/// Everything else between percent signs stays: `%width%`, `%year%` and so on are the server's, and what names no node
/// or a linked input is left for people to see. A value; knows the nodes of one workflow by their names.
class FileNameTokens final
{
public:
    /// \a ui is the workflow in the editor's format, which alone tells names that were changed; null if there is none.
    FileNameTokens(const Workflow &workflow, const json::Value &ui);

    /// \a prefix with the values that \a workflow has now: the one of the constructor with other values.
    [[nodiscard]] QString expanded(const QString &prefix, const Workflow &workflow, const QDateTime &when) const;

private:
    [[nodiscard]] std::optional<QString> valueOf(const QString &token, const Workflow &workflow,
                                                 const QDateTime &when) const;

    QHash<QString, NodeId> m_byName;
    QHash<QString, NodeId> m_byTitle;
};

} // namespace hanga
