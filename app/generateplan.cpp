#include "app/generateplan.h"

#include "workflow/discovery.h"
#include "workflow/opening.h"
#include "workflow/preflight.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace hanga {

namespace {

struct GeneratePlanText
{
    Q_DECLARE_TR_FUNCTIONS(GeneratePlanText)
};

constexpr qint64 mostJobs = 10'000;

/// The checkpoint of the sample is the first one that the server has.
Result<Workflow> sampleFor(const NodeCatalog &catalog)
{
    const QString checkpoint = catalog.firstChoice(QStringLiteral("CheckpointLoaderSimple"), u"ckpt_name");
    if (checkpoint.isEmpty())
        return failure(Error::Kind::Rejected,
                       {GeneratePlanText::tr("it has no checkpoint that the built-in workflow could use.")});
    return textToImageSample(checkpoint);
}

/// As ComfyUI's own nodes name an uploaded file.
QString imageName(const ServerFile &file)
{
    return file.subfolder.isEmpty() ? file.filename : file.subfolder + u'/' + file.filename;
}

/// The first text and all that equal it: workflows with two text encoders hold the same words twice.
Result<Workflow> withText(Workflow workflow, const QList<FoundText> &found, const QString &text, const QString &what)
{
    if (found.isEmpty())
        return failure(Error::Kind::NothingToSet, {what});
    for (const FoundText &each : found) {
        if (each.text == found.first().text)
            workflow.setInput(each.at, json::Value(text));
    }
    return workflow;
}

Result<Workflow> withInputs(Workflow workflow, const GenerateOptions &options, const UploadedImages &images,
                            const NodeCatalog &catalog)
{
    for (const GenerateOptions::Setting &setting : options.settings) {
        const auto input = inputNamed(setting.target, workflow, catalog);
        if (!input)
            return tl::unexpected(input.error());
        workflow.setInput(*input, setting.value);
    }
    for (qsizetype i = 0; i < images.size(); ++i) {
        const auto input = inputNamed(options.images.at(i).target, workflow, catalog);
        if (!input)
            return tl::unexpected(input.error());
        workflow.setInput(*input, json::Value(imageName(images.at(i))));
    }
    return workflow;
}

Result<Workflow> withTexts(Workflow workflow, const GenerateOptions &options, const NodeCatalog &catalog)
{
    const Discovery found = discover(workflow, catalog);
    if (options.prompt) {
        auto changed = withText(std::move(workflow), found.positive, *options.prompt, GeneratePlanText::tr("prompt"));
        if (!changed)
            return changed;
        workflow = *std::move(changed);
    }
    if (options.negative)
        return withText(std::move(workflow), found.negative, *options.negative,
                        GeneratePlanText::tr("negative prompt"));
    return workflow;
}

SeedChoice effectiveChoice(const GenerateOptions &options)
{
    if (options.seedChoice != SeedChoice::Usual)
        return options.seedChoice;
    return options.workflow.isEmpty() ? SeedChoice::Random : SeedChoice::Keep;
}

/// The seeds of the jobs. A given one counts up over several jobs: equal ones would give the same picture each time.
Result<VariationPlan::Parts> withSeeds(const Workflow &workflow, const GenerateOptions &options,
                                       const NodeCatalog &catalog)
{
    VariationPlan::Parts parts;
    parts.workflow = workflow;
    parts.repeats = options.count;
    parts.seeds = linkedSeeds(discover(workflow, catalog));
    const SeedChoice choice = effectiveChoice(options);
    if (parts.seeds.isEmpty() && options.seedChoice != SeedChoice::Usual)
        return failure(Error::Kind::NothingToSet, {GeneratePlanText::tr("seed")});
    if (choice == SeedChoice::Keep || parts.seeds.isEmpty())
        return parts;
    const bool random = choice == SeedChoice::Random;
    parts.mode = random ? SeedMode::Random : SeedMode::Increment;
    parts.largest = largestSeed(workflow, parts.seeds, catalog);
    parts.first = random ? nextSeed(SeedMode::Random, Seed(), parts.largest) : options.seed;
    return parts;
}

Result<VariationPlan> planOf(const Workflow &workflow, const GenerateOptions &options, const GenerateSource &source,
                             const NodeCatalog &catalog, const QDateTime &when)
{
    auto parts = withSeeds(workflow, options, catalog);
    if (!parts)
        return tl::unexpected(parts.error());
    parts->ui = source.ui;
    parts->when = when;
    parts->wildcards = source.wildcards;
    if (source.prompts) {
        auto rows = promptAxis(*source.prompts, workflow, catalog);
        if (!rows)
            return tl::unexpected(rows.error());
        parts->rows = *std::move(rows);
    }
    for (const QString &sweep : options.sweeps) {
        auto axis = sweepAxis(sweep, workflow, catalog);
        if (!axis)
            return tl::unexpected(axis.error());
        parts->sweeps.append(*std::move(axis));
    }
    return VariationPlan::make(*std::move(parts), catalog);
}

/// Several requests form a group.
Result<QList<JobRequest>> asRequests(const VariationPlan &plan, const GenerateSource &source)
{
    const int count = int(plan.count());
    const QString group = count > 1 ? QUuid::createUuid().toString(QUuid::WithoutBraces) : QString();
    QList<JobRequest> requests;
    for (int i = 0; i < count; ++i) {
        auto variation = plan.at(i);
        if (!variation)
            return tl::unexpected(variation.error());
        JobRequest request;
        request.name = source.name;
        request.workflow = std::move(variation->workflow);
        request.ui = source.ui;
        request.seed = variation->seed;
        request.group = group;
        request.indexInGroup = i;
        request.groupSize = count;
        request.templates = std::move(variation->templates);
        requests.append(std::move(request));
    }
    return requests;
}

} // namespace

Result<QList<JobRequest>> planJobs(const GenerateOptions &options, const GenerateSource &source,
                                   const UploadedImages &images, const NodeCatalog &catalog, const QDateTime &when)
{
    Result<Workflow> workflow = source.workflow ? Result<Workflow>(*source.workflow) : sampleFor(catalog);
    if (workflow)
        workflow = withInputs(*std::move(workflow), options, images, catalog);
    if (workflow)
        workflow = withTexts(*std::move(workflow), options, catalog);
    if (!workflow)
        return tl::unexpected(workflow.error());
    if (const auto defect = workflow->defect())
        return tl::unexpected(*defect);

    const auto plan = planOf(*workflow, options, source, catalog, when);
    if (!plan)
        return tl::unexpected(plan.error());
    if (plan->count() > mostJobs)
        return failure(Error::Kind::VariationsInvalid,
                       {GeneratePlanText::tr("they would be more than %1 jobs").arg(mostJobs)});
    return asRequests(*plan, source);
}

GenerateOutlook lookAhead(QList<JobRequest> &requests, const NodeCatalog &catalog)
{
    GenerateOutlook outlook;
    if (requests.isEmpty())
        return outlook;
    const QList<Problem> problems = preflight(requests.first().workflow, catalog);
    for (const Problem &problem : problems) {
        const auto fix = std::ranges::find_if(problem.fixes, &Fix::certain);
        if (fix != problem.fixes.end())
            outlook.remarks.append(GeneratePlanText::tr("%1 Done: %2.").arg(problemLine(problem), fix->description));
        else if (problem.isFatal)
            outlook.refusals.append(problemLine(problem));
        else if (problem.kind == Problem::Kind::PaidNode && requests.size() > 1)
            outlook.remarks.append(GeneratePlanText::tr("%1 It runs in each of %n jobs.", nullptr, int(requests.size()))
                                       .arg(problemLine(problem)));
        else if (isNote(problem.kind))
            outlook.remarks.append(problemLine(problem));
    }
    for (JobRequest &request : requests)
        request.workflow = withCertainFixes(std::move(request.workflow), problems);
    return outlook;
}

} // namespace hanga
