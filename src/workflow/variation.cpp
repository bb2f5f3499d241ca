#include "workflow/variation.h"

#include <algorithm>
#include <array>
#include <limits>

namespace hanga {

namespace {

constexpr Seed largestRandom{(quint64(1) << 53) - 1};

struct NamedMode
{
    SeedMode mode;
    QLatin1StringView name;
};
constexpr std::array<NamedMode, 4> modeNames = {{
    {SeedMode::Random, QLatin1StringView("random")},
    {SeedMode::Keep, QLatin1StringView("keep")},
    {SeedMode::Increment, QLatin1StringView("increment")},
    {SeedMode::Decrement, QLatin1StringView("decrement")},
}};

} // namespace

QString seedModeName(SeedMode mode)
{
    return modeNames[static_cast<size_t>(mode)].name;
}

std::optional<SeedMode> seedModeFromName(QStringView name)
{
    const auto found =
        std::find_if(modeNames.begin(), modeNames.end(), [name](const NamedMode &m) { return name == m.name; });
    if (found == modeNames.end())
        return std::nullopt;
    return found->mode;
}

QList<InputRef> linkedSeeds(const Discovery &found)
{
    const auto main =
        std::find_if(found.seeds.begin(), found.seeds.end(), [](const FoundSeed &s) { return s.hasEffect; });
    QList<InputRef> linked;
    if (main == found.seeds.end())
        return linked;
    for (const FoundSeed &seed : found.seeds) {
        if (seed.hasEffect && seed.value == main->value)
            linked.append(seed.at);
    }
    return linked;
}

Seed largestSeed(const Workflow &workflow, const QList<InputRef> &seeds, const NodeCatalog &catalog)
{
    quint64 largest = std::numeric_limits<quint64>::max();
    for (const InputRef &seed : seeds) {
        const NodeClass *nodeClass = catalog.find(workflow.classType(seed.node));
        const InputSpec *spec = nodeClass ? nodeClass->input(seed.input) : nullptr;
        if (spec)
            largest = std::min(largest, spec->maximum.toUInt64().value_or(largest));
    }
    return Seed(largest);
}

Seed nextSeed(SeedMode mode, Seed current, Seed largest)
{
    switch (mode) {
    case SeedMode::Random:
        return Seed::random(std::min(largest, largestRandom).value());
    case SeedMode::Increment:
        return current >= largest ? Seed(0) : Seed(current.value() + 1);
    case SeedMode::Decrement:
        return current.value() == 0 ? largest : Seed(current.value() - 1);
    case SeedMode::Keep:
        break;
    }
    return current;
}

QList<Variation> seedVariations(const Workflow &workflow, const QList<InputRef> &seeds, SeedMode mode, Seed first,
                                Seed largest, int count)
{
    QList<Variation> variations;
    Seed seed = first;
    for (int i = 0; i < count; ++i) {
        Variation variation{workflow, std::nullopt};
        for (const InputRef &input : seeds) {
            // A few nodes take their seed as a text.
            variation.workflow.setInput(input, workflow.input(input).isString() ? json::Value(seed.text())
                                                                                : json::Value::number(seed.value()));
            variation.seed = seed;
        }
        variations.append(std::move(variation));
        seed = nextSeed(mode, seed, largest);
    }
    return variations;
}

} // namespace hanga
