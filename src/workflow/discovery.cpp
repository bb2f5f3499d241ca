#include "workflow/discovery.h"

#include "workflow/graphview.h"
#include "workflow/inputnames.h"
#include "workflow/prompttracer.h"
#include "workflow/sizetracer.h"

#include <algorithm>
#include <array>

namespace hanga {

namespace {

using Input = GraphView::Input;
using Node = GraphView::Node;

constexpr std::array<QStringView, 8> samplerValues = {u"steps",         u"cfg",         u"sampler_name", u"scheduler",
                                                      u"start_at_step", u"end_at_step", u"add_noise",    u"denoise"};

bool isSamplerLike(const Node &node)
{
    constexpr std::array<QStringView, 4> telling = {u"steps", u"cfg", u"sampler_name", u"cfg_conds"};
    const auto tells = [&](const Input &input) {
        return std::ranges::find(telling, input.name) != telling.end() || (input.isLink && input.name == u"guider");
    };
    return std::ranges::any_of(node.inputs, tells);
}

/// Schedulers and guiders are there for their values alone: everything of theirs is worth changing.
bool isSamplerHelper(const Node &node)
{
    if (!node.known)
        return node.classType.contains(u"Scheduler") || node.classType.contains(u"Guider");
    return node.known->outputs.contains(u"SIGMAS") || node.known->outputs.contains(u"GUIDER");
}

/// False for links that carry objects: a scheduler that is a socket is no value to change.
bool isValue(const Input &input)
{
    if (!input.isLink)
        return true;
    if (input.spec)
        return input.spec->kind != InputSpec::Kind::Socket;
    return input.name != u"scheduler" && input.name != u"sampler_name";
}

FoundSampler samplerOf(const Node &node)
{
    FoundSampler sampler{node.id, {}};
    const bool all = isSamplerHelper(node);
    for (const Input &input : node.inputs) {
        const bool named = std::ranges::find(samplerValues, input.name) != samplerValues.end();
        if ((named && isValue(input)) || (all && !input.isLink && !names::isSeed(input.name)))
            sampler.values.append({{node.id, input.name}, input.value});
    }
    return sampler;
}

/// False for the second pass of a pair, which goes on with the noise that the first one left.
bool addsNoise(const Node &node)
{
    const Input *input = node.input(u"add_noise");
    if (!input || input->isLink)
        return true;
    return input->value.isBool() ? input->value.toBool() : input->value.toString() != u"disable";
}

bool isSeedInput(const Node &node, const Input &input)
{
    if (names::isSeed(input.name))
        return true;
    // A plain number has the web editor's control too; it is a seed only where one takes it.
    return input.spec && input.spec->controlAfterGenerate && input.spec->kind == InputSpec::Kind::Int &&
           node.inputs.size() > 1;
}

/// The literal seed that a linked seed input gets; null if a node computes it.
std::pair<const Node *, const Input *> seedBehind(const GraphView &graph, const Input &link)
{
    const Input *input = &link;
    for (int hops = 0; input && input->source >= 0 && hops < 100;
         ++hops) { // far more than anybody chains, and an end to cycles
        const Node &node = graph.node(input->source);
        const Input *next = nullptr;
        for (const Input &candidate : node.inputs) {
            const bool isNumber = !candidate.isLink && candidate.value.toInt64().has_value();
            const bool isWide = !candidate.isLink && candidate.value.toUInt64().has_value();
            if (names::isSeed(candidate.name) && !(candidate.value.isBool() || candidate.value.isObject()))
                next = &candidate;
            else if (!next && (isNumber || isWide || (candidate.isLink && node.inputs.size() == 1)))
                next = &candidate;
        }
        if (next && !next->isLink)
            return {&node, next};
        input = next;
    }
    return {};
}

QString textOf(const json::Value &value)
{
    const std::string_view text = value.text();
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

class SeedList final
{
public:
    explicit SeedList(const GraphView &graph) : m_graph(graph) {}

    void add(const Node &reader, const Input &input)
    {
        const auto [node, literal] = input.isLink ? seedBehind(m_graph, input) : std::pair(&reader, &input);
        if (!literal || !(literal->value.isNumber() || literal->value.isString()))
            return;
        const InputRef at{node->id, literal->name};
        const auto same = std::ranges::find(m_seeds, at, &FoundSeed::at);
        if (same != m_seeds.end()) {
            same->hasEffect = same->hasEffect || addsNoise(reader);
            return;
        }
        const QString text = textOf(literal->value);
        m_seeds.append({at, Seed::fromText(text).value_or(Seed()), text, addsNoise(reader)});
    }

    [[nodiscard]] const QList<FoundSeed> &seeds() const { return m_seeds; }

private:
    const GraphView &m_graph;
    QList<FoundSeed> m_seeds;
};

bool isMediaInput(const Node &node, const Input &input)
{
    if (input.isLink || !input.value.isString())
        return false;
    return (input.spec && input.spec->imageUpload) || names::isMedia(node.classType, input.name);
}

void findFiles(const Node &node, Discovery &found)
{
    for (const Input &input : node.inputs) {
        const InputRef at{node.id, input.name};
        if (isMediaInput(node, input)) {
            found.media.append({at, input.value.toString()});
        } else if (input.value.isString()) {
            const QString value = input.value.toString();
            if (names::isLora(input.name, value))
                found.loras.append({at, value});
            else if (names::isModel(input.name, value))
                found.models.append({at, value});
        } else if (input.value["lora"].isString() &&
                   input.value["on"].toBool(true)) { // {"on": …, "lora": …, "strength": …}
            found.loras.append({at, input.value["lora"].toString()});
        }
    }
}

/// Texts in the order of the passes; sizes of graphs that have no sampler to ask.
void findPrompts(const GraphView &graph, SizeTracer &sizes, Discovery &found)
{
    PromptTracer tracer(graph);
    bool hasSampler = false;
    for (const int index : graph.live()) {
        if (tracer.isSampler(index)) {
            hasSampler = true;
            tracer.traceSampler(index);
        }
    }
    if (!hasSampler && !graph.outputs().isEmpty()) {
        for (const int index : graph.live()) {
            if (tracer.traceOwnTexts(index))
                sizes.addOwn(index);
        }
    }
    found.positive = tracer.positive();
    found.negative = tracer.negative();
}

} // namespace

Discovery discover(const Workflow &workflow, const NodeCatalog &catalog)
{
    const GraphView graph(workflow, catalog);
    Discovery found;
    for (const int index : graph.outputs())
        found.outputs.append(graph.node(index).id);
    SizeTracer sizes(graph);
    findPrompts(graph, sizes, found);

    SeedList seeds(graph);
    for (const int index : graph.live()) {
        const Node &node = graph.node(index);
        if (isSamplerLike(node)) {
            found.samplers.append(samplerOf(node));
            sizes.traceSampler(index);
        }
        for (const Input &input : node.inputs) {
            if (isSeedInput(node, input))
                seeds.add(node, input);
        }
        findFiles(node, found);
    }
    found.seeds = seeds.seeds();
    found.sizes = sizes.sizes();
    return found;
}

QList<NodeId> liveNodes(const Workflow &workflow, const NodeCatalog &catalog)
{
    const GraphView graph(workflow, catalog);
    QList<int> indexes = graph.live();
    std::ranges::sort(indexes);
    QList<NodeId> ids;
    ids.reserve(indexes.size());
    for (const int index : std::as_const(indexes))
        ids.append(graph.node(index).id);
    return ids;
}

} // namespace hanga
