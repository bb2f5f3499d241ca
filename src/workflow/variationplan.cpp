#include "workflow/variationplan.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga {

namespace {

struct VariationPlanText
{
    Q_DECLARE_TR_FUNCTIONS(VariationPlanText)
};

std::optional<Seed> seedIn(const Workflow &workflow, const QList<InputRef> &seeds)
{
    if (seeds.isEmpty())
        return std::nullopt;
    const json::Value &value = workflow.input(seeds.first());
    if (value.isString())
        return Seed::fromText(value.toString());
    const auto number = value.toUInt64();
    return number ? std::optional(Seed(*number)) : std::nullopt;
}

} // namespace

VariationPlan::VariationPlan(Parts parts, VariationTexts texts) : m_parts(std::move(parts)), m_texts(std::move(texts))
{
    m_parts.largest = std::max(m_parts.largest, m_parts.first);
    if (m_parts.rows)
        m_axes.append(*m_parts.rows);
    m_axes.append(m_parts.sweeps);
}

Result<VariationPlan> VariationPlan::make(Parts parts, const NodeCatalog &catalog)
{
    if (parts.sweeps.size() > mostSweeps)
        return failure(Error::Kind::VariationsInvalid,
                       {VariationPlanText::tr("more than %1 parameters are swept").arg(mostSweeps)});
    const VariationTexts texts(parts.workflow, catalog, parts.ui);
    const VariationPlan plan(std::move(parts), texts);
    qint64 jobs = 1;
    for (const qint64 factor : plan.factors()) {
        jobs *= factor; // each at most 2³¹, and the product stops growing in time
        if (jobs > mostJobs)
            return failure(Error::Kind::VariationsInvalid,
                           {VariationPlanText::tr("they would be more than %1 jobs").arg(mostJobs)});
    }
    if (const auto error = plan.defect())
        return tl::unexpected(*error);
    return plan;
}

/// Wildcards that may be missing stand in the workflow or in the values of the axes.
std::optional<Error> VariationPlan::defect() const
{
    if (!m_parts.wildcards)
        return std::nullopt;
    if (auto error = m_texts.defect(m_parts.workflow, *m_parts.wildcards))
        return error;
    for (const VariationAxis &axis : m_axes) {
        for (const VariationStep &step : axis.steps) {
            Workflow workflow = m_parts.workflow;
            step.apply(workflow);
            if (auto error = m_texts.defect(workflow, *m_parts.wildcards))
                return error;
        }
    }
    return std::nullopt;
}

qint64 VariationPlan::count() const
{
    qint64 jobs = 1;
    for (const qint64 factor : factors())
        jobs *= factor;
    return jobs;
}

QList<qint64> VariationPlan::factors() const
{
    QList<qint64> factors;
    if (m_parts.repeats > 1)
        factors.append(m_parts.repeats);
    for (const VariationAxis &axis : m_axes) {
        if (axis.steps.size() != 1)
            factors.append(axis.steps.size());
    }
    return factors;
}

QString VariationPlan::sentence() const
{
    const QString jobs = VariationPlanText::tr("%n job(s)", nullptr, int(count()));
    QStringList numbers;
    for (const qint64 factor : factors())
        numbers.append(QString::number(factor));
    return numbers.size() < 2 ? jobs
                              : VariationPlanText::tr("%1: %2", "24 jobs: 3 × 4 × 2").arg(jobs, numbers.join(u" × "));
}

QList<const VariationStep *> VariationPlan::stepsOf(qint64 index) const
{
    QList<const VariationStep *> steps;
    for (auto axis = m_axes.crbegin(); axis != m_axes.crend(); ++axis) {
        steps.prepend(&axis->steps.at(index % axis->steps.size()));
        index /= axis->steps.size();
    }
    return steps;
}

Seed VariationPlan::seedOf(qint64 number) const
{
    const quint64 first = m_parts.first.value();
    const quint64 largest = m_parts.largest.value();
    const quint64 far = largest == ~quint64(0) ? quint64(number) : quint64(number) % (largest + 1);
    switch (m_parts.mode) {
    case SeedMode::Increment:
        return Seed(far <= largest - first ? first + far : far - (largest - first) - 1);
    case SeedMode::Decrement:
        return Seed(far <= first ? first - far : largest - (far - first) + 1);
    case SeedMode::Random:
        if (number > 0) {
            prompt::Random random(m_parts.first, quint64(number));
            const quint64 drawn = quint64(random.fraction() * 0x1p53);
            return Seed(largest >= drawn ? drawn : drawn % (largest + 1));
        }
        break;
    case SeedMode::Keep:
        break;
    }
    return m_parts.first;
}

Result<Variation> VariationPlan::at(qint64 index) const
{
    Variation variation{m_parts.workflow, std::nullopt};
    if (m_parts.mode != SeedMode::Keep) {
        qint64 perSeed = 1;
        for (const VariationAxis &axis : m_parts.sweeps)
            perSeed *= axis.steps.size();
        variation.workflow =
            seedVariations(m_parts.workflow, m_parts.seeds, SeedMode::Keep, seedOf(index / perSeed), m_parts.largest, 1)
                .first()
                .workflow;
    }
    for (const VariationStep *step : stepsOf(index))
        step->apply(variation.workflow);
    variation.seed = seedIn(variation.workflow, m_parts.seeds);
    if (!m_parts.wildcards) {
        m_texts.resolve(variation, m_parts.when);
    } else if (const auto error = m_texts.resolve(variation, m_parts.when, *m_parts.wildcards)) {
        return tl::unexpected(*error);
    }
    return variation;
}

QStringList VariationPlan::labels(qint64 index) const
{
    QStringList labels;
    const QList<const VariationStep *> steps = stepsOf(index);
    for (qsizetype i = 0; i < steps.size(); ++i)
        labels.append(VariationPlanText::tr("%1: %2", "name: value").arg(m_axes.at(i).name, steps.at(i)->label));
    return labels;
}

} // namespace hanga
