#pragma once

#include "workflow/conversion.h"

#include <QSet>

namespace hanga {

/// Which nodes run otherwise than their file says: true on, false off. Ids are those of the graph that runs ("12:5").
using NodeSwitches = QHash<NodeId, bool>;

/// Something of a workflow that a person may switch off and on: one node, or a group of the editor's canvas.
struct Block
{
    enum class Kind { Node, Group };
    Kind kind = Kind::Node;
    QString title;       ///< of node or group; never empty
    QString classType;   ///< of a node
    QList<NodeId> nodes; ///< one, or all that lie in the group
    bool isOn = true;    ///< of a group: any of its nodes is on
    bool inFile = true;  ///< as the file has it, without switches
};

/// What a workflow is before anything is switched or typed: its graph, or the editor's format that it is converted from.
struct WorkflowSource
{
    Workflow api;   ///< empty: \a ui is what runs
    json::Value ui; ///< the editor's format; with \a api it only travels along. Null if there is none
};

/// What can be switched in \a source, in file order, groups first: of a UI file every node that it mutes or bypasses,
/// every group that holds one, and every node that a switch can take out; of an API graph every node whose consumers
/// can take what it takes in (its outputs are matched to its own links by type), and every output beside another one.
[[nodiscard]] QList<Block> blocks(const WorkflowSource &source, const NodeCatalog &catalog,
                                  const NodeSwitches &switches);

/// \a switches with \a block on or off; what then is as in the file, has no entry any more.
[[nodiscard]] NodeSwitches switched(NodeSwitches switches, const Block &block, bool on);

/// The graph that \a source is under \a switches, and what is to be said about it. Without a switch the same as the
/// file's own. A node that is off is bypassed where the types allow it, as the editor does, and taken out where not;
/// a link to it is then lost, with a note. May take a while: call it in the pool. Errors: those of \ref convertToApi.
[[nodiscard]] Result<Conversion> withSwitches(const WorkflowSource &source, const NodeCatalog &catalog,
                                              const NodeSwitches &switches, const QString &name);

/// The editor's format with the modes of its nodes as \a switches say; everything else as it was.
[[nodiscard]] json::Value uiWithSwitches(const json::Value &ui, const NodeSwitches &switches);

/// What a person set, carried from one form of a workflow to another: the literal inputs of \a edited that differ from
/// \a base.
[[nodiscard]] QList<std::pair<InputRef, json::Value>> editsOf(const Workflow &edited, const Workflow &base);

} // namespace hanga
