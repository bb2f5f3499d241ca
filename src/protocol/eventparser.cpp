#include "protocol/eventparser.h"

#include "protocol/fields.h"
#include "json/document.h"

#include <algorithm>
#include <limits>

namespace hanga {

namespace {

using Reader = Event (*)(Fields &data);

Event readStatus(Fields &data)
{
    Fields status(data.object("status"), QStringLiteral("status.data.status"));
    const json::Value &info = status.object("exec_info");
    Fields execInfo(info, QStringLiteral("status.data.status.exec_info"));
    const double remaining = execInfo.number("queue_remaining");
    StatusEvent event;
    event.queueRemaining = int(std::clamp<double>(remaining, 0, std::numeric_limits<int>::max()));
    if (const QString sid = data.text("sid"); !sid.isEmpty())
        event.sid = sid;
    // A server that shuts down sends a status without numbers; 0 would be a lie.
    if (!info["queue_remaining"].isNumber())
        data.refuse("status");
    return event;
}

Event readExecutionStart(Fields &data)
{
    return ExecutionStartEvent{data.prompt()};
}

Event readExecutionCached(Fields &data)
{
    ExecutionCachedEvent event{data.prompt(), {}};
    for (const QString &node : data.texts("nodes"))
        event.nodes.append(NodeId{node});
    return event;
}

/// The node of the user's graph: a node that was made by another one names the maker as its display node.
NodeId shownNode(Fields &fields, std::string_view displayKey, std::string_view nodeKey)
{
    const NodeId display = fields.node(displayKey);
    return display.isEmpty() ? fields.node(nodeKey) : display;
}

Event readExecuting(Fields &data)
{
    ExecutingEvent event{data.prompt(), {}};
    if (!data.node("node").isEmpty())
        event.node = shownNode(data, "display_node", "node");
    return event;
}

Event readProgress(Fields &data)
{
    return ProgressEvent{data.prompt(), data.node("node"), data.number("value"), data.number("max")};
}

NodeProgress::State progressState(const QString &name)
{
    if (name == u"finished")
        return NodeProgress::State::Finished;
    if (name == u"pending")
        return NodeProgress::State::Pending;
    return name == u"error" ? NodeProgress::State::Error : NodeProgress::State::Running;
}

Event readProgressState(Fields &data)
{
    ProgressStateEvent event{data.prompt(), {}};
    for (const json::Member &member : data.object("nodes").members()) {
        Fields fields(member.value, QStringLiteral("progress_state.data.nodes"));
        NodeProgress node{shownNode(fields, "display_node_id", "node_id"), progressState(fields.text("state")),
                          fields.number("value"), fields.number("max")};
        if (node.node.isEmpty())
            node.node = NodeId{QString::fromStdString(member.key)};
        if (fields.isSound())
            event.nodes.append(node);
        else
            data.refuse("nodes");
    }
    return event;
}

Event readExecuted(Fields &data)
{
    ExecutedEvent event{data.prompt(), shownNode(data, "display_node", "node"), {}};
    if (const json::Value &output = data.object("output"); output.isObject())
        event.output = parseNodeOutput(output);
    return event;
}

Event readExecutionSuccess(Fields &data)
{
    return ExecutionSuccessEvent{data.prompt()};
}

Event readError(Fields &data)
{
    return readExecutionError(data);
}

Event readExecutionInterrupted(Fields &data)
{
    return ExecutionInterruptedEvent{data.prompt(), data.node("node_id")};
}

struct KnownType
{
    std::string_view name;
    Reader read;
};
constexpr KnownType knownTypes[] = {
    {"status", readStatus},
    {"execution_start", readExecutionStart},
    {"execution_cached", readExecutionCached},
    {"executing", readExecuting},
    {"progress", readProgress},
    {"progress_state", readProgressState},
    {"executed", readExecuted},
    {"execution_success", readExecutionSuccess},
    {"execution_error", readError},
    {"execution_interrupted", readExecutionInterrupted},
};

} // namespace

Result<Event> parseTextEvent(QByteArrayView message)
{
    const auto root = json::parse(message);
    if (!root)
        return tl::unexpected(root.error());
    const json::Value &typeValue = (*root)["type"];
    if (!typeValue.isString())
        return tl::unexpected(unreadable(QStringLiteral("type")));
    const QString type = typeValue.toString();
    const json::Value &dataValue = (*root)["data"];
    if (type == u"feature_flags")
        return FeatureFlagsEvent{dataValue.isObject() ? dataValue : json::Value::object()};

    const auto known = std::ranges::find(knownTypes, typeValue.text(), &KnownType::name);
    if (known == std::end(knownTypes))
        return UnknownEvent{type};
    Fields data(dataValue, type + QStringLiteral(".data"));
    Event event = known->read(data);
    if (!data.isSound())
        return tl::unexpected(data.problem());
    return event;
}

QByteArray featureFlagsMessage()
{
    return QByteArrayLiteral(R"({"type":"feature_flags","data":{"supports_preview_metadata":true}})");
}

} // namespace hanga
