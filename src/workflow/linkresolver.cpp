#include "workflow/linkresolver.h"

#include "workflow/bypass.h"

#include <algorithm>
#include <array>

namespace hanga {

namespace {

constexpr int mostSteps = 2000; // of one link; the longest real chain has a few dozen
constexpr QStringView graphInput = u"-10";
constexpr QStringView primitiveType = u"PrimitiveNode";

constexpr std::array editorTypes = {u"Note",
                                    u"MarkdownNote",
                                    u"Reroute",
                                    u"PrimitiveNode",
                                    u"SetNode",
                                    u"GetNode",
                                    u"easy setNode",
                                    u"easy getNode",
                                    u"Reroute (rgthree)",
                                    u"Label (rgthree)",
                                    u"Bookmark (rgthree)",
                                    u"Node Collector (rgthree)",
                                    u"Node Combiner (rgthree)",
                                    u"Random Unmuter (rgthree)"};
constexpr std::array editorFamilies = {u"Fast ", u"Mute / Bypass "}; // … (rgthree)

bool isGetter(const QString &type)
{
    return type == u"GetNode" || type == u"easy getNode";
}

bool isSetter(const QString &type)
{
    return type == u"SetNode" || type == u"easy setNode";
}

LinkSource ending(LinkSource::Kind kind, const QString &blocker = {})
{
    LinkSource source;
    source.kind = kind;
    source.blocker = blocker;
    return source;
}

QString nameOf(const UiNode &node)
{
    return node.title.isEmpty() ? node.type : node.title;
}

} // namespace

bool isEditorType(const QString &type)
{
    const auto same = [&type](const char16_t *known) { return type == QStringView(known); };
    const auto begins = [&type](const char16_t *family) { return type.startsWith(QStringView(family)); };
    return std::ranges::any_of(editorTypes, same) ||
           (type.endsWith(u"(rgthree)") && std::ranges::any_of(editorFamilies, begins));
}

LinkSource LinkResolver::resolve(const UiScope &scope, const QString &link, const QString &type)
{
    Place place{&scope, link};
    Place earlier = place;
    for (int steps = 1, mark = 2; steps <= mostSteps && --m_budget > 0; ++steps) {
        if (std::optional<LinkSource> source = step(place, type))
            return *std::move(source);
        if (place == earlier)
            break;
        if (steps == mark) { // Brent: a circle comes back to one of the places at powers of two
            earlier = place;
            mark *= 2;
        }
    }
    return ending(LinkSource::Kind::Circle);
}

std::optional<LinkSource> LinkResolver::step(Place &place, const QString &type)
{
    const UiGraph &graph = *place.scope->graph;
    const auto link = graph.links.constFind(place.link);
    if (link == graph.links.constEnd())
        return ending(LinkSource::Kind::Dangling);
    if (link->origin == graphInput && place.scope->parent)
        return stepOut(place, link->slot);
    const UiNode *node = graph.node(link->origin);
    if (!node)
        return ending(LinkSource::Kind::Dangling);
    if (node->type == primitiveType && isVirtual(node->type)) {
        LinkSource source = ending(LinkSource::Kind::Literal);
        source.value = node->overrides.value(QStringLiteral("value"), node->values[0]);
        source.control = node->values[1].toString();
        return source;
    }
    if (node->mode == UiNode::Mode::Muted)
        return ending(LinkSource::Kind::Muted, nameOf(*node));
    if (node->mode == UiNode::Mode::Bypassed)
        return stepBypass(place, *node, link->slot, type);
    return stepThrough(place, *node, link->slot);
}

/// From the inside of a subgraph to what is connected to its input.
std::optional<LinkSource> LinkResolver::stepOut(Place &place, int port) const
{
    const UiScope &scope = *place.scope;
    if (port >= scope.graph->inputs.size())
        return ending(LinkSource::Kind::Dangling);
    const QString name = scope.graph->inputs.at(port).name;
    const UiInput *input = scope.instance->input(name);
    if (input && !input->link.isEmpty()) {
        place = {scope.parent, input->link};
        return {};
    }
    LinkSource source = ending(LinkSource::Kind::Host);
    source.scope = &scope;
    source.port = name;
    return source;
}

std::optional<LinkSource> LinkResolver::stepBypass(Place &place, const UiNode &node, int slot,
                                                   const QString &type) const
{
    const UiInput *input = bypassInput(node.inputs, node.outputs.value(slot), slot, type);
    if (!input || input->link.isEmpty())
        return ending(LinkSource::Kind::Muted, nameOf(node));
    return follow(place, input);
}

std::optional<LinkSource> LinkResolver::follow(Place &place, const UiInput *input) const
{
    if (!input || input->link.isEmpty())
        return ending(LinkSource::Kind::Nothing);
    place.link = input->link;
    return {};
}

std::optional<LinkSource> LinkResolver::stepThrough(Place &place, const UiNode &node, int slot)
{
    if (const UiScope *child = place.scope->child(node)) {
        if (slot >= child->graph->outputs.size() || child->graph->outputs.at(slot).links.isEmpty())
            return ending(LinkSource::Kind::Nothing);
        place = {child, child->graph->outputs.at(slot).links.first()};
        return {};
    }
    if (m_tree.standsForOthers(node))
        return ending(LinkSource::Kind::Nothing);
    if (!isVirtual(node.type)) {
        LinkSource source = ending(LinkSource::Kind::Node);
        source.node = place.scope->idOf(node);
        source.slot = slot;
        return source;
    }
    if (isGetter(node.type)) {
        const UiNode *setter = setterOf(place.scope, node.values[0].toString());
        return setter && !setter->inputs.isEmpty() ? follow(place, &setter->inputs.first())
                                                   : ending(LinkSource::Kind::Dangling);
    }
    const UiInput *same = slot < node.inputs.size() ? &node.inputs.at(slot) : nullptr;
    return follow(place, same || node.inputs.isEmpty() ? same : &node.inputs.first());
}

/// The node that sets \a name, in \a scope or around it; \a scope becomes the setter's.
const UiNode *LinkResolver::setterOf(const UiScope *&scope, const QString &name)
{
    for (const UiScope *around = scope; around; around = around->parent) {
        if (!m_setters.contains(around)) {
            QHash<QString, const UiNode *> &setters = m_setters[around];
            for (const UiNode &node : around->graph->nodes) {
                if (isSetter(node.type) && node.mode == UiNode::Mode::Runs)
                    setters.insert(node.values[0].toString(), &node);
            }
        }
        if (const UiNode *setter = m_setters[around].value(name)) {
            scope = around;
            return setter;
        }
    }
    return nullptr;
}

} // namespace hanga
