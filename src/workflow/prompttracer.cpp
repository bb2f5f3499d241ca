#include "workflow/prompttracer.h"

#include "workflow/inputnames.h"

#include <algorithm>

namespace hanga {

namespace {

using Input = GraphView::Input;
using Node = GraphView::Node;

constexpr int deepest = 1000; // links in a row: far beyond real graphs, far within the stack of a thread

bool isTextLiteral(const Input &input)
{
    if (input.isLink || !input.value.isString())
        return false;
    return !input.spec || input.spec->kind == InputSpec::Kind::Text || input.spec->kind == InputSpec::Kind::Socket;
}

bool mayLeadToPrompt(const Input &input)
{
    if (input.source < 0)
        return false;
    return input.type.isEmpty() ? names::mayLeadToPrompt(input.name) : !names::isTypeWithoutPrompt(input.type);
}

bool isOwnText(const Input &input)
{
    return names::isText(input.name) && (isTextLiteral(input) || mayLeadToPrompt(input));
}

/// A conditioning without content. What stands behind it is the other role's text.
bool zeroesOut(const Node &node)
{
    return node.classType.contains(u"ZeroOut", Qt::CaseInsensitive);
}

bool isGuiderLink(const Input &input)
{
    return input.source >= 0 && (input.type == u"GUIDER" || input.name.endsWith(u"guider", Qt::CaseInsensitive));
}

bool isBundleLink(const Input &input)
{
    return mayLeadToPrompt(input) && (names::isBundle(input.name) || input.type == u"CONDITIONING");
}

bool hasAny(const Node &node, std::initializer_list<QStringView> inputs)
{
    return std::ranges::any_of(inputs, [&node](QStringView name) { return node.input(name) != nullptr; });
}

/// A node that only makes texts out of texts has no prompt of its own.
bool makesOnlyTexts(const Node &node)
{
    return node.known && !node.known->outputs.isEmpty() &&
           std::ranges::all_of(node.known->outputs, [](const QString &type) { return type == u"STRING"; });
}

} // namespace

bool PromptTracer::isSampler(int index) const
{
    const Node &node = m_graph.node(index);
    if (!hasAny(node, {u"sampler_name", u"sampler", u"steps", u"seed", u"noise_seed", u"noise"}))
        return false;
    if (std::ranges::any_of(node.inputs, isGuiderLink))
        return true;
    const auto isLink = [](const Input *input) { return input->isLink; };
    if (std::ranges::any_of(roleInputs(node, Positive) + roleInputs(node, Negative), isLink))
        return true;
    return hasAny(node, {u"steps"}) && std::ranges::any_of(node.inputs, isBundleLink);
}

void PromptTracer::traceSampler(int index)
{
    const Node &node = m_graph.node(index);
    for (const Role role : {Positive, Negative}) {
        const Way way{role, role, true, 0};
        const auto guider = std::ranges::find_if(node.inputs, isGuiderLink);
        if (guider != node.inputs.end()) {
            followGuider(guider->source, way);
            continue;
        }
        const bool hasRoles = !roleInputs(node, Positive).isEmpty() || !roleInputs(node, Negative).isEmpty();
        if (hasRoles) {
            followAll(index, roleInputs(node, role), way);
            continue;
        }
        for (const Input &input : node.inputs) {
            if (isBundleLink(input))
                follow(input.source, input.slot, {role, role, false, 0});
        }
    }
}

bool PromptTracer::traceOwnTexts(int index)
{
    const Node &node = m_graph.node(index);
    bool found = false;
    for (const Input &input : node.inputs) {
        if (makesOnlyTexts(node) || !names::isPrompt(input.name))
            continue;
        const Role role = names::isNegative(input.name) ? Negative : Positive;
        found = take(node, input, {role, role, true, 0}) || found;
    }
    return found;
}

bool PromptTracer::follow(int index, int slot, Way way)
{
    const qint64 key = ((qint64(slot) * 2 + way.role) * 2 + way.side) * 2 + way.isCertain;
    if (++way.depth > deepest)
        return false;
    if (m_visited.contains({index, key}))
        return true;
    m_visited.insert({index, key});
    const Node &node = m_graph.node(index);
    if (zeroesOut(node))
        return false;

    const Inputs positive = roleInputs(node, Positive);
    const Inputs negative = roleInputs(node, Negative);
    if (!positive.isEmpty() && !negative.isEmpty()) {
        const Role side = roleOfSlot(node, slot, way.side);
        return followAll(index, side == Positive ? positive : negative, {way.role, side, true, way.depth});
    }
    if (!positive.isEmpty() || !negative.isEmpty())
        return followAll(index, positive + negative, way);

    Inputs texts;
    Inputs others;
    for (const Input &input : node.inputs) {
        if (isOwnText(input))
            texts.append(&input);
        else if (mayLeadToPrompt(input))
            others.append(&input);
    }
    const bool behind = followAll(index, others, way);
    return followAll(index, texts, way) || behind;
}

bool PromptTracer::followAll(int node, const Inputs &inputs, Way way)
{
    bool found = false;
    for (const Input *input : inputs)
        found = take(m_graph.node(node), *input, way) || found;
    return found;
}

bool PromptTracer::followGuider(int index, Way way)
{
    const Node &node = m_graph.node(index);
    if (++way.depth > deepest)
        return false;
    const auto takeNamed = [&](QStringView name) {
        const Input *input = node.input(name);
        return input && take(node, *input, way);
    };
    if (node.input(u"cond1") && node.input(u"cond2")) {
        // The third input of a DualCFGGuider holds the positive text as often as an empty one: the last resort.
        return way.role == Positive ? takeNamed(u"cond1") : takeNamed(u"cond2") || takeNamed(u"negative");
    }
    if (const Inputs inputs = roleInputs(node, way.role); !inputs.isEmpty())
        return followAll(index, inputs, way);
    if (way.role == Positive && takeNamed(u"conditioning"))
        return true;
    bool found = false;
    for (const Input &input : node.inputs) { // a switch between guiders
        if (isGuiderLink(input))
            found = followGuider(input.source, way) || found;
    }
    return found;
}

bool PromptTracer::take(const Node &node, const Input &input, Way way)
{
    if (input.isLink)
        return mayLeadToPrompt(input) && follow(input.source, input.slot, way);
    if (!isTextLiteral(input) || (way.role == Negative && !way.isCertain))
        return false;
    const InputRef at{node.id, input.name};
    if (!m_found[way.role].contains(at)) {
        m_found[way.role].insert(at);
        m_texts[way.role].append({at, input.value.toString()});
    }
    return true;
}

PromptTracer::Inputs PromptTracer::roleInputs(const Node &node, Role role) const
{
    Inputs positive;
    Inputs negative;
    Inputs others;
    for (const Input &input : node.inputs) {
        const bool usable = isTextLiteral(input) || mayLeadToPrompt(input);
        if (usable && names::isPositive(input.name))
            positive.append(&input);
        else if (usable && names::isNegative(input.name))
            negative.append(&input);
        else if (isTextLiteral(input) && names::isPrompt(input.name))
            others.append(&input);
    }
    if (!negative.isEmpty()) // "prompt" beside "negative_prompt" is the positive one, "supporting_terms" belong to it
        positive.append(others);
    return role == Positive ? positive : negative;
}

PromptTracer::Role PromptTracer::roleOfSlot(const Node &node, int slot, Role role) const
{
    const auto conditioning = [](const QString &type) { return type == u"CONDITIONING"; };
    if (!node.known || !conditioning(node.known->outputs.value(slot)))
        return role;
    const auto &outputs = node.known->outputs;
    if (std::ranges::count_if(outputs, conditioning) < 2)
        return role;
    return std::ranges::any_of(outputs.first(slot), conditioning) ? Negative : Positive;
}

} // namespace hanga
