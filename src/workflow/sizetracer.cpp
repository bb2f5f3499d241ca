#include "workflow/sizetracer.h"

#include "workflow/inputnames.h"

#include <algorithm>
#include <array>

namespace hanga {

namespace {

using Input = GraphView::Input;
using Node = GraphView::Node;

struct Sides
{
    const Input *width = nullptr;
    const Input *height = nullptr;
    explicit operator bool() const { return width && height; }
};

Sides sidesOf(const Node &node)
{
    constexpr std::array<std::pair<QStringView, QStringView>, 3> pairs = {
        std::pair(u"width", u"height"), std::pair(u"empty_latent_width", u"empty_latent_height"),
        std::pair(u"latent_width", u"latent_height")};
    for (const auto &[width, height] : pairs) {
        if (const Sides sides{node.input(width), node.input(height)})
            return sides;
    }
    return {};
}

bool isLatentLink(const Input &input)
{
    if (input.source < 0)
        return false;
    return input.type.isEmpty() ? names::isLatent(input.name) : input.type == u"LATENT";
}

bool isPipeLink(const Input &input)
{
    return input.source >= 0 && (names::isPipe(input.name) || names::isPipe(input.type));
}

/// Samples by itself, without helpers: has a seed beside literal sides.
bool isWhole(const Node &node)
{
    const Sides sides = sidesOf(node);
    const auto isSeed = [](const Input &input) { return names::isSeed(input.name); };
    return sides && !sides.width->isLink && !sides.height->isLink && std::ranges::any_of(node.inputs, isSeed);
}

json::Value valueOf(const Node &node, QStringView name)
{
    const Input *input = node.input(name);
    return input ? input->value : json::Value();
}

/// Where the number can be set that \a input of \a node gets: the input itself, or the literal behind its link.
InputRef literalBehind(const GraphView &graph, const Node &node, const Input &input)
{
    const Node *owner = &node;
    const Input *at = &input;
    for (int hops = 0; at && at->isLink && hops < 100; ++hops) { // an end to cycles
        if (at->source < 0)
            return {};
        owner = &graph.node(at->source);
        const Input *next = owner->input(input.name);
        if (!next && owner->inputs.size() == 1) // a primitive, or a node that only hands on
            next = &owner->inputs.first();
        at = next;
    }
    return at && at->value.isNumber() ? InputRef{owner->id, at->name} : InputRef{};
}

FoundSize sizeOf(const GraphView &graph, const Node &node, const Sides &sides)
{
    return {node.id,
            sides.width->value,
            sides.height->value,
            valueOf(node, u"length"),
            valueOf(node, u"batch_size"),
            literalBehind(graph, node, *sides.width),
            literalBehind(graph, node, *sides.height)};
}

} // namespace

void SizeTracer::traceSampler(int index)
{
    QList<int> open = sourcesOf(index);
    if (open.isEmpty() && isWhole(m_graph.node(index)))
        addOwn(index);
    while (!open.isEmpty())
        visit(open.takeFirst(), open);
}

void SizeTracer::addOwn(int index)
{
    const Node &node = m_graph.node(index);
    const Sides sides = sidesOf(node);
    if (sides && !m_visited.contains(index)) {
        m_visited.insert(index);
        m_sizes.append(sizeOf(m_graph, node, sides));
    }
}

void SizeTracer::visit(int index, QList<int> &next)
{
    if (m_visited.contains(index))
        return;
    const Node &node = m_graph.node(index);
    const bool goesOn = std::ranges::any_of(node.inputs, isLatentLink);
    const Sides sides = goesOn ? Sides() : sidesOf(node);
    if (sides) {
        addOwn(index);
        for (const Input *side : {sides.width, sides.height}) { // a node that hands its own size on, as camera paths do
            if (side->source >= 0 && sidesOf(m_graph.node(side->source)))
                addOwn(side->source);
        }
        return;
    }
    m_visited.insert(index);
    next.append(sourcesOf(index));
}

QList<int> SizeTracer::sourcesOf(int index) const
{
    QList<int> sources;
    for (const Input &input : m_graph.node(index).inputs) {
        if (isLatentLink(input) || isPipeLink(input))
            sources.append(input.source);
    }
    return sources;
}

} // namespace hanga
