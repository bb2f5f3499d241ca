#pragma once

#include "workflow/discovery.h"

namespace hanga {

/// What happens to the seed from one job to the next.
enum class SeedMode { Random, Keep, Increment, Decrement };

[[nodiscard]] QString seedModeName(SeedMode mode); ///< "random", "keep", "increment", "decrement": for files
[[nodiscard]] std::optional<SeedMode> seedModeFromName(QStringView name);

/// The seed inputs that change together: the first one with an effect and those of equal value. Empty: no seed here.
[[nodiscard]] QList<InputRef> linkedSeeds(const Discovery &found);
/// The largest seed that every input of \a seeds takes by its declaration; 2⁶⁴−1 where none is declared.
[[nodiscard]] Seed largestSeed(const Workflow &workflow, const QList<InputRef> &seeds, const NodeCatalog &catalog);

/// The seed of the job after one with \a current; counting wraps at 0 and \a largest. Random stays below 2⁵³.
[[nodiscard]] Seed nextSeed(SeedMode mode, Seed current, Seed largest);

/// Texts as they were typed, where a job has something else in their place.
using TextTemplates = QList<std::pair<InputRef, QString>>;

/// One exact workflow to be run once.
struct Variation
{
    Workflow workflow;
    std::optional<Seed> seed;     ///< what stands in the seed inputs; nothing if there are none
    TextTemplates templates = {}; ///< of texts that were resolved (\ref VariationTexts)
};
/// \a count workflows: the first with \a first in \a seeds, each further one with the next seed by \a mode.
[[nodiscard]] QList<Variation> seedVariations(const Workflow &workflow, const QList<InputRef> &seeds, SeedMode mode,
                                              Seed first, Seed largest, int count);

} // namespace hanga
