#pragma once

#include "prompt/prompttable.h"
#include "workflow/discovery.h"

namespace hanga {

/// The input that NODE.INPUT means in \a workflow. Both parts may contain dots: the split at which the node exists.
/// Errors: NothingToSet.
[[nodiscard]] Result<InputRef> inputNamed(const QString &target, const Workflow &workflow, const NodeCatalog &catalog);

/// \a text as a value of \a at, by the input's declaration, else by the type of the value that it has now. Errors:
/// VariationsInvalid for what is no such value, or none of the declared choices.
[[nodiscard]] Result<json::Value> typedValue(const QString &text, const InputRef &at, const Workflow &workflow,
                                             const NodeCatalog &catalog);

/// What one step along an axis changes.
struct VariationStep
{
    QString label; ///< what differs, for people: "7.5", "a cat"
    QList<std::pair<InputRef, json::Value>> values;
    QList<InputRef> texts; ///< where \a search becomes \a replacement
    QString search;
    QString replacement;

    void apply(Workflow &workflow) const;
};

/// One thing that differs between jobs, and the values that it takes.
struct VariationAxis
{
    QString name; ///< "3.cfg", "prompt", a file's name
    QList<VariationStep> steps;

    static constexpr qsizetype mostSteps = 100'000;
};

/// Reads one sweep:
/// - `3.cfg=5,6.5,8` is a list; a value with a comma stands in quotation marks;
/// - `3.steps=10..30` is a range of whole numbers, `3.cfg=5..8/0.5` one with a step; it may go down;
/// - `3.sampler_name=*` is every choice that the server has;
/// - `prompt:cat=>dog,bird` puts other words in the place of *cat* in every positive prompt that has it.
///
/// Errors: NothingToSet, VariationsInvalid.
[[nodiscard]] Result<VariationAxis> sweepAxis(const QString &spec, const Workflow &workflow,
                                              const NodeCatalog &catalog);

/// The rows of \a table. The columns `prompt`, `negative` and `seed` mean what the search finds; the others are
/// NODE.INPUT. Errors: NothingToSet, VariationsInvalid.
[[nodiscard]] Result<VariationAxis> promptAxis(const prompt::PromptTable &table, const Workflow &workflow,
                                               const NodeCatalog &catalog);

} // namespace hanga
