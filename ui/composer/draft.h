#pragma once

#include "queue/job.h"
#include "workflow/variation.h"

namespace hanga {

/// What the composer holds: a workflow with everything typed into it, and how jobs are made of it. A value.
struct Draft
{
    QString name;      ///< the workflow's
    Workflow opened;   ///< as it was in the file
    Workflow workflow; ///< with what people set
    json::Value ui;    ///< the editor's format; null if there is none
    QString seedText;  ///< as typed, so perhaps no seed at all
    SeedMode seedMode = SeedMode::Random;
    int count = 1; ///< how many jobs one Generate makes, 1 … 999
    bool negativeOpen = false;

    static constexpr int largestCount = 999;

    friend bool operator==(const Draft &, const Draft &) = default;
};

[[nodiscard]] json::Value toJson(const Draft &draft);
/// Nothing if \a value holds no workflow; parts that are missing or damaged have their defaults.
[[nodiscard]] std::optional<Draft> draftFromJson(const json::Value &value);

/// The jobs that one Generate makes of \a draft, the first with \a seed in all of \a seeds. Several form a group. Their
/// texts are resolved by the declarations of \a catalog (\ref VariationTexts); \a when is the local time for file names.
[[nodiscard]] QList<JobRequest> jobRequests(const Draft &draft, const QList<InputRef> &seeds, Seed seed, Seed largest,
                                            const NodeCatalog &catalog, const QDateTime &when);

} // namespace hanga
