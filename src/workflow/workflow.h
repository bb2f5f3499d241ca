#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "json/value.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace hanga {

/// One input of one node.
struct InputRef
{
    NodeId node;
    QString input;
    friend bool operator==(const InputRef &, const InputRef &) = default;
    friend size_t qHash(const InputRef &ref, size_t seed = 0) { return qHashMulti(seed, ref.node, ref.input); }
};

/// Where a linked input takes its value: output \a slot of \a node.
struct Link
{
    NodeId node;
    int slot = 0;
    friend bool operator==(const Link &, const Link &) = default;
};

/// A workflow in API format: node id → {class_type, inputs, _meta}. A value: cheap to copy, copies are independent.
/// What is not edited stays as it was in the file: order, unknown keys, and every number's own digits.
class Workflow final
{
public:
    Workflow() = default; ///< no nodes

    /// Takes an API graph, bare or wrapped as {"prompt": …}. \a name is for the error's sentence. Errors: UiFormat,
    /// NotAWorkflow (says what was found).
    [[nodiscard]] static Result<Workflow> fromJson(const json::Value &root, const QString &name);

    [[nodiscard]] const json::Value &graph() const { return m_graph; }
    [[nodiscard]] bool isEmpty() const { return m_graph.size() == 0; }
    [[nodiscard]] QList<NodeId> nodes() const; ///< in file order
    [[nodiscard]] bool contains(const NodeId &node) const;
    [[nodiscard]] QString classType(const NodeId &node) const;
    /// `_meta.title`, else the class.
    [[nodiscard]] QString title(const NodeId &node) const;
    [[nodiscard]] std::span<const json::Member> inputs(const NodeId &node) const;
    [[nodiscard]] const json::Value &input(const InputRef &ref) const; ///< null if there is none
    /// The link of an input; nothing for a literal. A list of two, text or integer and integer, is a link.
    [[nodiscard]] std::optional<Link> link(const InputRef &ref) const;
    [[nodiscard]] static std::optional<Link> linkOf(const json::Value &value); ///< same, of a value in hand

    /// Replaces or adds a literal. \a ref.node must exist.
    void setInput(const InputRef &ref, json::Value value);

    /// BrokenGraph with a sentence for a link to a node that is not there, or a cycle; nothing if it can run.
    [[nodiscard]] std::optional<Error> defect() const;
    /// Same for workflows of the same class types and links, whatever their values and titles. 16 hex digits.
    [[nodiscard]] QString fingerprint() const;

    friend bool operator==(const Workflow &, const Workflow &) = default;

private:
    json::Value m_graph;
};

} // namespace hanga
