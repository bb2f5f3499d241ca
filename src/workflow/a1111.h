#pragma once

#include "workflow/workflow.h"

#include <QStringList>

namespace hanga {

/// The built-in text-to-image sample with the values of a text that Stable Diffusion web UI (A1111) wrote.
struct A1111Workflow
{
    Workflow workflow;
    /// For people: what the text says that the workflow has no place for, and what had to be assumed.
    QStringList notes;
};

/// Reads "prompt, Negative prompt: …, Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512, Model: x": the
/// last line has the settings, three at least. Prompt, negative, steps, sampler and schedule, cfg, seed, size and
/// model are taken over. Nothing if \a text (64 KiB at most) is not of this kind.
[[nodiscard]] std::optional<A1111Workflow> workflowFromA1111(const QString &text);

} // namespace hanga
