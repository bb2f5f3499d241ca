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
    /// Those of a group's nodes that the file has off, while it has others on.
    QSet<NodeId> offInFile;
};

/// What a workflow is before anything is switched or typed: its graph, or the editor's format that it is converted
/// from.
struct WorkflowSource
{
    Workflow api;   ///< empty: \a ui is what runs
    json::Value ui; ///< the editor's format; with \a api it only travels along. Null if there is none
};

/// What can be switched in \a source, in file order, groups first: of a UI file every node that it mutes or bypasses or
/// that has a switch, every node and subgraph without which the rest still works, and every group that holds a muted
/// one or can go as a whole; of an API graph every node without which the rest still works. That is: whoever takes
/// something from it can take what it takes in itself (matched by type) or does without, and an output remains. What
/// the web editor keeps to itself (notes, reroutes …) is no block, nor is what lies in a subgraph that is off. It may
/// take a while: call it in the pool.
[[nodiscard]] QList<Block> blocks(const WorkflowSource &source, const NodeCatalog &catalog,
                                  const NodeSwitches &switches);

/// \a switches with \a block on or off; what then is as in the file, has no entry any more. A group that the file has
/// partly on goes back to just that when it is switched on; one that the file has off gets all its nodes on.
[[nodiscard]] NodeSwitches switched(NodeSwitches switches, const Block &block, bool on);

/// The graph that \a source is under \a switches, and what is to be said about it. Without a switch the same as the
/// file's own. A node that is off is bypassed where the types allow it, as the editor does, and taken out where not;
/// a link to it is then lost, with a note (LostInput). Switches of nodes that are not there do nothing. It may take a
/// while: call it in the pool. Errors: those of \ref convertToApi, also if nothing is left; UiFormat if \a catalog is
/// empty and there is no graph.
[[nodiscard]] Result<Conversion> withSwitches(const WorkflowSource &source, const NodeCatalog &catalog,
                                              const NodeSwitches &switches, const QString &name);

/// The editor's format with the modes of its nodes as \a switches say; everything else as it was. Where one of several
/// uses of a subgraph is switched inside, that use gets a definition of its own.
[[nodiscard]] json::Value uiWithSwitches(const json::Value &ui, const NodeSwitches &switches);

/// What a person set, carried from one form of a workflow to another: the literal inputs of \a edited that differ from
/// \a base, of the nodes that both have.
[[nodiscard]] QList<std::pair<InputRef, json::Value>> editsOf(const Workflow &edited, const Workflow &base);

} // namespace hanga
