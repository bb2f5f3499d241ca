#include "ui/composer/draft.h"

#include "workflow/variationtexts.h"

#include <QUuid>

#include <algorithm>

namespace hanga {

namespace {

constexpr qint64 version = 2; // 1: without source, switches, parked and pins

bool isLiteral(const json::Value &value)
{
    return value.isNumber() || value.isString() || value.isBool();
}

json::Value toJson(const InputRef &at)
{
    return json::Value::array({json::Value(at.node.text()), json::Value(at.input)});
}

InputRef refFromJson(const json::Value &value)
{
    return {NodeId(value[0].toString()), value[1].toString()};
}

void writeSource(json::Value &value, const Draft &draft)
{
    value.set("converted", json::Value(draft.source.api.isEmpty()));
    if (!draft.source.api.isEmpty() && draft.source.api != draft.opened)
        value.set("api", draft.source.api.graph());
    value.set("ui", draft.source.ui);
    json::Value switches = json::Value::object();
    for (auto it = draft.switches.begin(); it != draft.switches.end(); ++it)
        switches.set(it.key().text().toStdString(), json::Value(it.value()));
    value.set("switches", switches);
}

void readSource(const json::Value &value, Draft &draft)
{
    draft.source.ui = value["ui"];
    if (!value["converted"].toBool())
        draft.source.api = Workflow::fromJson(value["api"], draft.name).value_or(draft.opened);
    for (const json::Member &member : value["switches"].members()) {
        if (member.value.isBool())
            draft.switches.insert(NodeId(QString::fromStdString(member.key)), member.value.toBool());
    }
}

} // namespace

bool operator==(const Draft &a, const Draft &b)
{
    return a.name == b.name && a.source.api == b.source.api && a.source.ui == b.source.ui && a.switches == b.switches &&
           a.opened == b.opened && a.workflow == b.workflow && a.saved == b.saved && a.parked == b.parked &&
           a.pins == b.pins && a.seedText == b.seedText && a.seedMode == b.seedMode && a.count == b.count &&
           a.negativeOpen == b.negativeOpen;
}

json::Value toJson(const Draft &draft)
{
    json::Value value = json::Value::object();
    value.set("version", json::Value::number(version));
    value.set("name", json::Value(draft.name));
    value.set("graph", draft.workflow.graph());
    value.set("opened", draft.opened.graph());
    if (!draft.saved.isEmpty())
        value.set("saved", draft.saved.graph());
    writeSource(value, draft);
    json::Value parked = json::Value::array();
    for (const auto &[at, edit] : draft.parked) {
        json::Value entry = toJson(at);
        entry.append(edit);
        parked.append(entry);
    }
    value.set("parked", parked);
    json::Value pins = json::Value::array();
    for (const InputRef &pin : draft.pins)
        pins.append(toJson(pin));
    value.set("pins", pins);
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
    draft.saved = Workflow::fromJson(value["saved"], draft.name).value_or(Workflow());
    readSource(value, draft);
    for (const json::Value &entry : value["parked"].items()) {
        if (isLiteral(entry[2]))
            draft.parked.append({refFromJson(entry), entry[2]});
    }
    for (const json::Value &entry : value["pins"].items())
        draft.pins.append(refFromJson(entry));
    draft.seedText = value["seed"].toString();
    draft.seedMode = seedModeFromName(value["seed_mode"].toString()).value_or(SeedMode::Random);
    draft.count = int(std::clamp(value["count"].toInt64().value_or(1), qint64(1), qint64(Draft::largestCount)));
    draft.negativeOpen = value["negative_open"].toBool();
    return draft;
}

Draft withSwitches(Draft draft, const NodeSwitches &switches, const Workflow &converted)
{
    const Edits edits = editsOf(draft.workflow, draft.opened) + draft.parked;
    draft.switches = switches;
    draft.opened = converted;
    draft.workflow = converted;
    draft.parked.clear();
    for (const auto &[at, value] : edits) {
        if (isLiteral(converted.input(at)))
            draft.workflow.setInput(at, value);
        else
            draft.parked.append({at, value});
    }
    return draft;
}

QList<JobRequest> jobRequests(const Draft &draft, const QList<InputRef> &seeds, Seed seed, Seed largest,
                              const NodeCatalog &catalog, const QDateTime &when)
{
    const QString group = draft.count > 1 ? QUuid::createUuid().toString(QUuid::WithoutBraces) : QString();
    const json::Value ui = draft.switches.isEmpty() ? draft.source.ui : uiWithSwitches(draft.source.ui, draft.switches);
    const VariationTexts texts(draft.workflow, catalog, ui);
    QList<JobRequest> requests;
    for (Variation &variation : seedVariations(draft.workflow, seeds, draft.seedMode, seed, largest, draft.count)) {
        texts.resolve(variation, when);
        JobRequest request;
        request.name = draft.name;
        request.workflow = std::move(variation.workflow);
        request.ui = ui;
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
