#include "protocol/replies.h"

#include "protocol/eventparser.h"
#include "protocol/fields.h"
#include "json/document.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace hanga {

namespace {

Result<json::Value> parseObject(QByteArrayView body)
{
    auto root = json::parse(body);
    if (root && !root->isObject())
        return tl::unexpected(unreadable(QStringLiteral("{}")));
    return root;
}

InputProblem readProblem(const NodeId &node, const QString &classType, const json::Value &error)
{
    return {node,
            classType,
            error["extra_info"]["input_name"].toString(),
            error["type"].toString(),
            error["message"].toString(),
            error["details"].toString()};
}

QList<InputProblem> readNodeErrors(const json::Value &nodeErrors)
{
    QList<InputProblem> problems;
    for (const json::Member &member : nodeErrors.members()) {
        const NodeId node{QString::fromStdString(member.key)};
        const QString classType = member.value["class_type"].toString();
        for (const json::Value &error : member.value["errors"].items())
            problems.append(readProblem(node, classType, error));
    }
    return problems;
}

/// A missing class is said of the whole prompt; the node stands in extra_info (≥ 0.12) or only in "Node ID '#3'".
std::optional<InputProblem> readNodeOfWholePrompt(const json::Value &error)
{
    const json::Value &extra = error["extra_info"];
    NodeId node{extra["node_id"].toString()};
    if (node.isEmpty()) {
        static const QRegularExpression pattern(QStringLiteral("^Node ID '#(.+)'$"));
        node = NodeId{pattern.match(error["details"].toString()).captured(1)};
    }
    if (node.isEmpty())
        return {};
    return readProblem(node, extra["class_type"].toString(), error);
}

std::optional<QueuedPrompt> readQueued(const json::Value &item)
{
    const PromptId prompt{item[1].toString()};
    if (!item.isArray() || prompt.isEmpty())
        return {};
    const json::Value &number = item[0];
    QueuedPrompt queued{number.isNonFinite() ? 0 : number.toDouble().value_or(0), prompt, {}};
    // Comfy Cloud swaps the fourth and the fifth element.
    for (const qsizetype index : {3, 4}) {
        if (const QString job = item[index]["hanga_job"].toString(); !job.isEmpty())
            queued.job = JobId{job};
    }
    return queued;
}

QList<QueuedPrompt> readQueueList(const json::Value &list)
{
    QList<QueuedPrompt> prompts;
    for (const json::Value &item : list.items()) {
        if (const auto queued = readQueued(item))
            prompts.append(*queued);
    }
    return prompts;
}

/// What became of a finished job. An interrupted one is an "error" whose messages say so.
void readStatus(const json::Value &status, HistoryEntry &entry)
{
    if (status["status_str"].text() != "error")
        return;
    entry.status = HistoryEntry::Status::Error;
    for (const json::Value &message : status["messages"].items()) {
        const std::string_view type = message[0].text();
        if (type == "execution_interrupted")
            entry.status = HistoryEntry::Status::Interrupted;
        if (type != "execution_error")
            continue;
        Fields data(message[1], QStringLiteral("execution_error"));
        ExecutionErrorEvent error = readExecutionError(data);
        if (error.isFinal())
            entry.error = std::move(error);
    }
}

quint64 readBytes(const json::Value &value)
{
    if (const auto exact = value.toUInt64())
        return *exact;
    const double number = value.isNonFinite() ? 0 : value.toDouble().value_or(0);
    return number > 0 && number < 1e18 ? quint64(number) : 0;
}

HistoryEntry readHistoryEntry(const json::Value &found, const PromptId &prompt)
{
    HistoryEntry entry;
    entry.prompt = prompt;
    readStatus(found["status"], entry);
    for (const json::Member &node : found["outputs"].members()) {
        // As in `executed`: a node that another one made while it ran goes by that one's name.
        const QString shown = found["meta"][node.key]["display_node"].toString();
        const NodeOutput output = parseNodeOutput(node.value);
        NodeOutput &all = entry.outputs[NodeId{shown.isEmpty() ? QString::fromStdString(node.key) : shown}];
        all.files += output.files;
        all.texts += output.texts;
    }
    return entry;
}

} // namespace

Result<PromptAccepted> parsePromptAccepted(QByteArrayView body)
{
    const auto root = parseObject(body);
    if (!root)
        return tl::unexpected(root.error());
    Fields fields(*root, QStringLiteral("prompt"));
    PromptAccepted accepted{fields.prompt(), fields.number("number"), readNodeErrors((*root)["node_errors"])};
    if (accepted.prompt.isEmpty())
        return tl::unexpected(unreadable(QStringLiteral("prompt_id")));
    return accepted;
}

Result<PromptRefusal> parsePromptRefusal(QByteArrayView body)
{
    const auto root = parseObject(body);
    if (!root)
        return tl::unexpected(root.error());
    // `error` is a plain text from custom nodes and SwarmUI; Comfy Cloud puts code and message into the root.
    const json::Value &error = (*root)["error"].isNull() ? *root : (*root)["error"];
    PromptRefusal refusal;
    if (error.isString())
        refusal.message = error.toString();
    else
        refusal = {error["type"].toString(), error["message"].toString(), error["details"].toString(), {}};
    refusal.problems = readNodeErrors((*root)["node_errors"]);
    if (refusal.problems.isEmpty()) {
        if (const auto problem = readNodeOfWholePrompt(error))
            refusal.problems.append(*problem);
    }
    if (refusal.message.isEmpty() && refusal.type.isEmpty() && refusal.problems.isEmpty())
        return tl::unexpected(unreadable(QStringLiteral("error")));
    return refusal;
}

Result<QueueSnapshot> parseQueue(QByteArrayView body)
{
    const auto root = parseObject(body);
    if (!root)
        return tl::unexpected(root.error());
    const json::Value &running = (*root)["queue_running"];
    const json::Value &pending = (*root)["queue_pending"];
    if (!running.isArray() || !pending.isArray())
        return tl::unexpected(unreadable(QStringLiteral("queue_running, queue_pending")));
    QueueSnapshot snapshot{readQueueList(running), readQueueList(pending)};
    // The server shows its heap as it lies in memory; it takes the smallest (number, id) next.
    std::ranges::sort(snapshot.pending, {},
                      [](const QueuedPrompt &one) { return std::make_tuple(one.number, one.prompt.text()); });
    return snapshot;
}

Result<std::optional<HistoryEntry>> parseHistory(QByteArrayView body, const PromptId &prompt)
{
    const auto root = parseObject(body);
    if (!root)
        return tl::unexpected(root.error());
    const json::Value &found = (*root)[prompt.text().toStdString()];
    if (found.isNull())
        return std::optional<HistoryEntry>();
    if (!found.isObject())
        return tl::unexpected(unreadable(prompt.text()));
    return readHistoryEntry(found, prompt);
}

Result<std::optional<HistoryEntry>> parseHistoryOf(QByteArrayView body, const JobId &job)
{
    const auto root = parseObject(body);
    if (!root)
        return tl::unexpected(root.error());
    for (const json::Member &entry : root->members()) {
        const json::Value &extraData = entry.value["prompt"][qsizetype(3)];
        if (extraData["hanga_job"].toString() == job.text())
            return readHistoryEntry(entry.value, PromptId{QString::fromStdString(entry.key)});
    }
    return std::optional<HistoryEntry>();
}

Result<SystemStats> parseSystemStats(QByteArrayView body)
{
    const auto root = parseObject(body);
    if (!root)
        return tl::unexpected(root.error());
    const json::Value &system = (*root)["system"];
    SystemStats stats{system["comfyui_version"].toString(), system["os"].toString(), {}};
    if (stats.comfyVersion.isEmpty())
        return tl::unexpected(unreadable(QStringLiteral("system.comfyui_version")));
    for (const json::Value &device : (*root)["devices"].items()) {
        if (device.isObject())
            stats.devices.append(
                {device["name"].toString(), readBytes(device["vram_total"]), readBytes(device["vram_free"])});
    }
    return stats;
}

Result<ServerFile> parseUpload(QByteArrayView body)
{
    const auto root = parseObject(body);
    if (!root)
        return tl::unexpected(root.error());
    if (const auto file = readServerFile(*root, "name"))
        return *file;
    return tl::unexpected(unreadable(QStringLiteral("name")));
}

} // namespace hanga
