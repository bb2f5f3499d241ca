#include "app/generateplan.h"

#include "workflow/discovery.h"
#include "workflow/opening.h"
#include "workflow/preflight.h"
#include "workflow/variationtexts.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace hanga {

namespace {

struct GeneratePlanText
{
    Q_DECLARE_TR_FUNCTIONS(GeneratePlanText)
};

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

/// One for each job. A given seed counts up over several jobs: equal ones would give the same picture each time.
Result<QList<Variation>> withSeeds(const Workflow &workflow, const GenerateOptions &options, const NodeCatalog &catalog)
{
    const QList<InputRef> seeds = linkedSeeds(discover(workflow, catalog));
    const SeedChoice choice = effectiveChoice(options);
    if (seeds.isEmpty() && options.seedChoice != SeedChoice::Usual)
        return failure(Error::Kind::NothingToSet, {GeneratePlanText::tr("seed")});
    if (choice == SeedChoice::Keep || seeds.isEmpty()) {
        Variation kept{workflow, std::nullopt};
        if (const auto value = seeds.isEmpty() ? std::nullopt : workflow.input(seeds.first()).toUInt64())
            kept.seed = Seed(*value);
        return QList<Variation>(options.count, kept);
    }
    const bool random = choice == SeedChoice::Random;
    const SeedMode mode = random ? SeedMode::Random : SeedMode::Increment;
    const Seed largest = largestSeed(workflow, seeds, catalog);
    const Seed first = random ? nextSeed(mode, Seed(), largest) : options.seed;
    return seedVariations(workflow, seeds, mode, first, largest, options.count);
}

/// Several requests form a group.
QList<JobRequest> asRequests(QList<Variation> variations, const GenerateSource &source, const VariationTexts &texts,
                             const QDateTime &when)
{
    const QString group = variations.size() > 1 ? QUuid::createUuid().toString(QUuid::WithoutBraces) : QString();
    QList<JobRequest> requests;
    for (Variation &variation : variations) {
        texts.resolve(variation, when);
        JobRequest request;
        request.name = source.name;
        request.workflow = std::move(variation.workflow);
        request.ui = source.ui;
        request.seed = variation.seed;
        request.group = group;
        request.indexInGroup = int(requests.size());
        request.groupSize = int(variations.size());
        request.templates = std::move(variation.templates);
        requests.append(std::move(request));
    }
    return requests;
}

bool isOnlyToKnow(Problem::Kind kind)
{
    using Kind = Problem::Kind;
    return kind == Kind::LoraText || kind == Kind::NeedsBrowser || kind == Kind::PaidNode;
}

QString noSuchInput(const QString &target)
{
    return GeneratePlanText::tr("input “%1”").arg(target);
}

} // namespace

Result<InputRef> inputNamed(const QString &target, const Workflow &workflow, const NodeCatalog &catalog)
{
    for (qsizetype dot = target.indexOf(u'.'); dot >= 0; dot = target.indexOf(u'.', dot + 1)) {
        const InputRef input{NodeId(target.left(dot)), target.mid(dot + 1)};
        if (!workflow.contains(input.node))
            continue;
        const NodeClass *nodeClass = catalog.find(workflow.classType(input.node));
        const auto inputs = workflow.inputs(input.node);
        const bool present = std::ranges::find(inputs, input.input.toStdString(), &json::Member::key) != inputs.end();
        if (present || !nodeClass || nodeClass->input(input.input))
            return input;
    }
    return failure(Error::Kind::NothingToSet, {noSuchInput(target)});
}

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

    auto variations = withSeeds(*workflow, options, catalog);
    if (!variations)
        return tl::unexpected(variations.error());
    return asRequests(*std::move(variations), source, VariationTexts(*workflow, catalog, source.ui), when);
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
        else if (isOnlyToKnow(problem.kind))
            outlook.remarks.append(problemLine(problem));
    }
    for (JobRequest &request : requests)
        request.workflow = withCertainFixes(std::move(request.workflow), problems);
    return outlook;
}

} // namespace hanga
