#pragma once

#include "workflow/uitree.h"

namespace hanga {

/// Where a link of the web editor really starts, once everything that never reaches a server is walked through.
struct LinkSource
{
    enum class Kind {
        Node,     ///< output \a slot of \a node
        Literal,  ///< a PrimitiveNode: \a value, \a control
        Host,     ///< the input \a port of the subgraph \a scope, which nothing is connected to
        Nothing,  ///< an open end
        Muted,    ///< \a blocker is switched off, or bypassed without a way through
        Dangling, ///< the link starts nowhere
        Circle
    };
    Kind kind = Kind::Nothing;
    NodeId node;
    int slot = 0;
    json::Value value;
    QString control;
    const UiScope *scope = nullptr;
    QString port;
    QString blocker;
};

/// True for the types that the web editor keeps to itself: notes, reroutes, primitives, Set and Get …
[[nodiscard]] bool isEditorType(const QString &type);

class LinkResolver final
{
public:
    LinkResolver(const UiTree &tree, const NodeCatalog &catalog) : m_tree(tree), m_catalog(catalog) {}

    /// \a type: that of the input where the link ends; it decides what a bypassed node lets through.
    [[nodiscard]] LinkSource resolve(const UiScope &scope, const QString &link, const QString &type);
    /// True for a type that no server knows, but the editor does.
    [[nodiscard]] bool isVirtual(const QString &type) const { return !m_catalog.find(type) && isEditorType(type); }

private:
    struct Place
    {
        const UiScope *scope = nullptr;
        QString link;
        friend bool operator==(const Place &, const Place &) = default;
    };
    /// One step towards the source: the next place, or the source itself.
    [[nodiscard]] std::optional<LinkSource> step(Place &place, const QString &type);
    [[nodiscard]] std::optional<LinkSource> stepOut(Place &place, int port) const;
    [[nodiscard]] std::optional<LinkSource> stepThrough(Place &place, const UiNode &node, int slot);
    [[nodiscard]] std::optional<LinkSource> stepBypass(Place &place, const UiNode &node, int slot,
                                                       const QString &type) const;
    [[nodiscard]] std::optional<LinkSource> follow(Place &place, const UiInput *input) const;
    [[nodiscard]] const UiNode *setterOf(const UiScope *&scope, const QString &name);

    const UiTree &m_tree;
    const NodeCatalog &m_catalog;
    QHash<const UiScope *, QHash<QString, const UiNode *>> m_setters;
    qint64 m_budget = 1'500'000; ///< steps of a whole file, so that a hostile one ends in time
};

} // namespace hanga
