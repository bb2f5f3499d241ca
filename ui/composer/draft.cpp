#include "ui/composer/draft.h"

#include "workflow/variationtexts.h"

#include <QUuid>

#include <algorithm>

namespace hanga {

namespace {

constexpr qint64 version = 1;

} // namespace

json::Value toJson(const Draft &draft)
{
    json::Value value = json::Value::object();
    value.set("version", json::Value::number(version));
    value.set("name", json::Value(draft.name));
    value.set("graph", draft.workflow.graph());
    value.set("opened", draft.opened.graph());
    value.set("ui", draft.ui);
    value.set("seed", json::Value(draft.seedText));
    value.set("seed_mode", json::Value(seedModeName(draft.seedMode)));
    value.set("count", json::Value::number(qint64(draft.count)));
    value.set("negative_open", json::Value(draft.negativeOpen));
    return value;
}

std::optional<Draft> draftFromJson(const json::Value &value)
{
    Draft draft;
    draft.name = value["name"].toString();
    const Result<Workflow> workflow = Workflow::fromJson(value["graph"], draft.name);
    if (!workflow)
        return std::nullopt;
    draft.workflow = *workflow;
    draft.opened = Workflow::fromJson(value["opened"], draft.name).value_or(*workflow);
    draft.ui = value["ui"];
    draft.seedText = value["seed"].toString();
    draft.seedMode = seedModeFromName(value["seed_mode"].toString()).value_or(SeedMode::Random);
    draft.count = int(std::clamp(value["count"].toInt64().value_or(1), qint64(1), qint64(Draft::largestCount)));
    draft.negativeOpen = value["negative_open"].toBool();
    return draft;
}

QList<JobRequest> jobRequests(const Draft &draft, const QList<InputRef> &seeds, Seed seed, Seed largest,
                              const NodeCatalog &catalog, const QDateTime &when)
{
    const QString group = draft.count > 1 ? QUuid::createUuid().toString(QUuid::WithoutBraces) : QString();
    const VariationTexts texts(draft.workflow, catalog, draft.ui);
    QList<JobRequest> requests;
    for (Variation &variation : seedVariations(draft.workflow, seeds, draft.seedMode, seed, largest, draft.count)) {
        texts.resolve(variation, when);
        JobRequest request;
        request.name = draft.name;
        request.workflow = std::move(variation.workflow);
        request.ui = draft.ui;
        request.seed = variation.seed;
        request.group = group;
        request.indexInGroup = int(requests.size());
        request.groupSize = draft.count;
        request.templates = std::move(variation.templates);
        requests.append(std::move(request));
    }
    return requests;
}

} // namespace hanga
