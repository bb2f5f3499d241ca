#pragma once

#include "queue/job.h"
#include "workflow/blocks.h"
#include "workflow/variation.h"

namespace hanga {

using Edits = QList<std::pair<InputRef, json::Value>>;

/// What the composer holds: a workflow with everything typed into it, and how jobs are made of it. A value.
struct Draft
{
    QString name; ///< the workflow's
    WorkflowSource source;
    NodeSwitches switches; ///< which nodes of \a source run otherwise than there
    Workflow opened;       ///< \a source under \a switches, without anything typed
    Workflow workflow;     ///< with what people set
    Workflow saved;        ///< \a workflow as it was saved last; empty: it was not, since it was opened
    Edits parked;          ///< what people set in nodes that are off now
    QList<InputRef> pins;  ///< settings that stand first, in this order
    QString seedText;      ///< as typed, so perhaps no seed at all
    SeedMode seedMode = SeedMode::Random;
    int count = 1; ///< how many jobs one Generate makes, 1 … 999
    bool negativeOpen = false;

    static constexpr int largestCount = 999;

    friend bool operator==(const Draft &a, const Draft &b);
};

[[nodiscard]] json::Value toJson(const Draft &draft);
/// Nothing if \a value holds no workflow; parts that are missing or damaged have their defaults.
[[nodiscard]] std::optional<Draft> draftFromJson(const json::Value &value);

/// \a draft after its source was converted under other \a switches. What was typed stays typed: into the nodes that
/// are there, or parked until they are on again.
[[nodiscard]] Draft withSwitches(Draft draft, const NodeSwitches &switches, const Workflow &converted);

/// The jobs that one Generate makes of \a draft, the first with \a seed in all of \a seeds. Several form a group. Their
/// texts are resolved by the declarations of \a catalog (\ref VariationTexts); \a when is the local time for file
/// names.
[[nodiscard]] QList<JobRequest> jobRequests(const Draft &draft, const QList<InputRef> &seeds, Seed seed, Seed largest,
                                            const NodeCatalog &catalog, const QDateTime &when);

} // namespace hanga
