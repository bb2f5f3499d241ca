#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/workflow.h"

namespace hanga {

/// A literal text that reaches a sampler as prompt or negative prompt.
struct FoundText
{
    InputRef at;
    QString text;
};
struct FoundSeed
{
    InputRef at;
    Seed value;            ///< 0 if the file has no such number there
    QString text;          ///< as it stands in the file: a number, "-1" (random, for some nodes), any text
    bool hasEffect = true; ///< false: KSamplerAdvanced with add_noise off and the like
};
/// The node that decides the size. A width that is a link stays a list.
struct FoundSize
{
    NodeId node;
    json::Value width, height, length, batch; ///< null where the class has none
    InputRef widthAt, heightAt;               ///< the literal behind a link; empty if it cannot be set
};
struct FoundSampler
{
    NodeId node;
    /// Names and values of steps, cfg, sampler_name, scheduler, denoise … as far as the node (or its helpers) has them.
    QList<std::pair<InputRef, json::Value>> values;
};
struct FoundFile
{ ///< a model, LoRA, or media input
    InputRef at;
    QString value;
};

/// The parts of a workflow that a person wants to change, found by types and links without special nodes
/// (rules: shared research on workflow formats §3). First pass first; nodes that no output reaches are left out.
struct Discovery
{
    QList<FoundText> positive;
    QList<FoundText> negative;
    QList<FoundSeed> seeds;
    QList<FoundSize> sizes;
    QList<FoundSampler> samplers;
    QList<FoundFile> models;
    QList<FoundFile> loras;
    QList<FoundFile> media;
    QList<NodeId> outputs;
};

/// \a catalog makes it exact; an empty one leaves the class tables only. A few ms for hundreds of nodes.
[[nodiscard]] Discovery discover(const Workflow &workflow, const NodeCatalog &catalog);

/// The nodes that some output needs, in file order.
[[nodiscard]] QList<NodeId> liveNodes(const Workflow &workflow, const NodeCatalog &catalog);

} // namespace hanga
