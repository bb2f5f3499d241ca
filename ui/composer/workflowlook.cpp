#include "ui/composer/workflowlook.h"

#include <algorithm>

namespace hanga {

WorkflowLook lookThrough(const Draft &draft, const NodeCatalog &catalog)
{
    const Discovery found = discover(draft.workflow, catalog);
    WorkflowLook look;
    look.fields = formFields(draft.workflow, found, catalog, draft.pins);
    look.seeds = linkedSeeds(found);
    look.largestSeed = largestSeed(draft.workflow, look.seeds, catalog);
    if (!look.seeds.isEmpty()) {
        const auto main = std::find_if(found.seeds.begin(), found.seeds.end(),
                                       [&look](const FoundSeed &seed) { return seed.at == look.seeds.first(); });
        const std::optional<Seed> inFile = Seed::fromText(main->text);
        // "-1" asks some nodes for a random seed; here it is drawn at once, so that it can be seen and kept.
        look.seedText = inFile ? inFile->text() : nextSeed(SeedMode::Random, Seed(), look.largestSeed).text();
    }
    look.blocks = blocks(draft.source, catalog, draft.switches);
    look.state = workflowState(draft.workflow, catalog);
    return look;
}

} // namespace hanga
