#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "json/value.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace hanga {

// The events of ComfyUI's WebSocket as values. Field meanings, dates and oddities: ComfyUI server.py, execution.py,
// comfy_execution/progress.py (0.3.10 … 0.38). Every text may be missing on the wire and is empty then.

/// `status`: jobs that run and wait, of everybody. `sid` comes only in the first message of a connection.
struct StatusEvent
{
    int queueRemaining = 0;
    std::optional<QString> sid;
};
/// `feature_flags`: the server's answer to ours.
struct FeatureFlagsEvent
{
    json::Value flags;
};
struct ExecutionStartEvent
{
    PromptId prompt;
};
/// `execution_cached`: nodes whose result is taken from the cache, needed or not.
struct ExecutionCachedEvent
{
    PromptId prompt;
    QList<NodeId> nodes;
};
/// `executing`: a node starts; no node: the job has left the executor. After a reconnect `prompt` is empty.
struct ExecutingEvent
{
    PromptId prompt;
    std::optional<NodeId> node; ///< the node of the user's graph (display_node where the server names it)
};
/// `progress`: a step of one node. Custom nodes may leave out prompt and node.
struct ProgressEvent
{
    PromptId prompt;
    NodeId node;
    double value = 0;
    double max = 0;
};
struct NodeProgress
{
    enum class State { Pending, Running, Finished, Error };
    NodeId node; ///< of the user's graph
    State state = State::Pending;
    double value = 0;
    double max = 0;
};
/// `progress_state`: all nodes that have started, each time.
struct ProgressStateEvent
{
    PromptId prompt;
    QList<NodeProgress> nodes;
};
/// A file on the server, as outputs and /view name it. Names are hints only and never used as paths here.
struct ServerFile
{
    enum class Type { Output, Temp, Input };
    QString filename;
    QString subfolder;
    Type type = Type::Output;
    friend bool operator==(const ServerFile &, const ServerFile &) = default;
};
[[nodiscard]] QString serverFileTypeName(ServerFile::Type type); ///< "output", "temp", "input"

/// What one node gave: its files in order, and its texts. The same shape stands in `executed` and in /history.
struct NodeOutput
{
    QList<ServerFile> files;
    QStringList texts;
    friend bool operator==(const NodeOutput &, const NodeOutput &) = default;
};
/// `executed`: a node with something to show. No output: it was cached, ask /history.
struct ExecutedEvent
{
    PromptId prompt;
    NodeId node;
    std::optional<NodeOutput> output;
};
struct ExecutionSuccessEvent
{
    PromptId prompt;
};
/// `execution_error`. Not the end of the job if \a exceptionType is "ExecutionBlocked".
struct ExecutionErrorEvent
{
    PromptId prompt;
    NodeId node;
    QString nodeType;
    QString exceptionType;
    QString exceptionMessage;
    QStringList traceback;
    [[nodiscard]] bool isFinal() const { return exceptionType != u"ExecutionBlocked"; }
};
struct ExecutionInterruptedEvent
{
    PromptId prompt;
    NodeId node;
};
/// Binary 1 and 4: a picture of the work so far, still encoded. Type 1 names neither prompt nor node.
struct PreviewEvent
{
    PromptId prompt;
    NodeId node;
    QByteArray image; ///< JPEG, PNG or WebP by its magic bytes; anything else is dropped before this
};
/// Binary 3: a text of a node, sent to every client.
struct ProgressTextEvent
{
    NodeId node;
    QString text;
};
/// Anything else: custom nodes' own events and what later servers bring.
struct UnknownEvent
{
    QString type; ///< "binary 10" for binary frames
};

using Event = std::variant<StatusEvent, FeatureFlagsEvent, ExecutionStartEvent, ExecutionCachedEvent, ExecutingEvent,
                           ProgressEvent, ProgressStateEvent, ExecutedEvent, ExecutionSuccessEvent, ExecutionErrorEvent,
                           ExecutionInterruptedEvent, PreviewEvent, ProgressTextEvent, UnknownEvent>;

/// The prompt an event belongs to; empty where the event names none.
[[nodiscard]] PromptId promptOf(const Event &event);

} // namespace hanga
