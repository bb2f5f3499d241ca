#pragma once

#include "workflow/variationaxis.h"
#include "workflow/variationtexts.h"

#include <memory>

namespace hanga {

/// One request that becomes many jobs: how many is known before, and each is made when it is asked for, so that a plan
/// of 100 000 jobs takes no more memory than its axes. A value; the same plan makes the same jobs.
///
/// The jobs are every combination: the whole `repeats` times over, in each of them every row, and for each row every
/// combination of the sweeps, the last one changing fastest. A new seed comes with each row and each repeat, but not
/// along the sweeps: what a sweep compares differs in nothing else. A seed that a row or a sweep sets itself wins.
class VariationPlan final
{
public:
    struct Parts
    {
        Workflow workflow;
        json::Value ui;        ///< the editor's format; null if there is none
        QList<InputRef> seeds; ///< those that change together; empty: none do
        SeedMode mode = SeedMode::Keep;
        Seed first; ///< the seed of the first job, if there are \a seeds and \a mode is not Keep
        Seed largest;
        int repeats = 1;
        std::optional<VariationAxis> rows; ///< prompts from a file
        QList<VariationAxis> sweeps;
        std::shared_ptr<const prompt::WildcardFolder> wildcards; ///< null: `__name__` is text
        QDateTime when;                                          ///< local time, for file names
    };

    static constexpr int mostSweeps = 3;
    static constexpr qint64 mostJobs = 1'000'000;

    /// Reads wildcard files: call it in the pool. Errors: VariationsInvalid (too many sweeps or jobs), and whatever
    /// would go wrong with the prompts of some job.
    [[nodiscard]] static Result<VariationPlan> make(Parts parts, const NodeCatalog &catalog);

    [[nodiscard]] qint64 count() const;
    /// What is multiplied: repeats, rows, sweeps, without those that are 1. Empty for a single job.
    [[nodiscard]] QList<qint64> factors() const;
    /// "24 jobs: 3 × 4 × 2", translated.
    [[nodiscard]] QString sentence() const;

    /// Job \a index of count(). Errors: those of prompt::resolve; only if a file has changed since.
    [[nodiscard]] Result<Variation> at(qint64 index) const;
    /// What differs in job \a index: "3.cfg: 7", one for each axis.
    [[nodiscard]] QStringList labels(qint64 index) const;

private:
    VariationPlan(Parts parts, VariationTexts texts);

    [[nodiscard]] QList<const VariationStep *> stepsOf(qint64 index) const;
    [[nodiscard]] Seed seedOf(qint64 number) const;
    [[nodiscard]] std::optional<Error> defect() const;

    Parts m_parts;
    VariationTexts m_texts;
    QList<VariationAxis> m_axes; ///< rows, if there are any, then the sweeps
};

} // namespace hanga
