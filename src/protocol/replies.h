#pragma once

#include "protocol/event.h"

namespace hanga {

/// Body of POST /prompt.
struct PromptBody
{
    json::Value graph; ///< API format, sent as it is
    PromptId prompt;   ///< the id we propose
    QString clientId;
    JobId job;                 ///< travels as extra_data.hanga_job
    json::Value uiWorkflow;    ///< extra_pnginfo.workflow; null if there is none
    QString previewMethod;     ///< extra_data.preview_method (≥ 0.5); empty: the server's own
    QList<NodeId> onlyOutputs; ///< partial_execution_targets (≥ 0.3.48); empty: all
};
[[nodiscard]] QByteArray writePromptBody(const PromptBody &body);

/// One reason of the server against one input.
struct InputProblem
{
    NodeId node;
    QString classType;
    QString input; ///< may be empty
    QString type;  ///< "value_not_in_list", "required_input_missing" …
    QString message;
    QString details;
    friend bool operator==(const InputProblem &, const InputProblem &) = default;
};
struct PromptAccepted
{
    PromptId prompt; ///< the server's; differs from ours on servers that choose their own
    double number = 0;
    QList<InputProblem> dropped; ///< outputs that will not run although the job was accepted
};
/// The server's No to POST /prompt.
struct PromptRefusal
{
    QString type;
    QString message;
    QString details;
    QList<InputProblem> problems;
    friend bool operator==(const PromptRefusal &, const PromptRefusal &) = default;
};
[[nodiscard]] Result<PromptAccepted> parsePromptAccepted(QByteArrayView body);
[[nodiscard]] Result<PromptRefusal> parsePromptRefusal(QByteArrayView body);

struct QueuedPrompt
{
    double number = 0;
    PromptId prompt;
    JobId job; ///< from extra_data.hanga_job; empty for jobs of others
};
/// GET /queue; pending sorted as the server will run it.
struct QueueSnapshot
{
    QList<QueuedPrompt> running;
    QList<QueuedPrompt> pending;
};
[[nodiscard]] Result<QueueSnapshot> parseQueue(QByteArrayView body);

/// GET /history/{id}.
struct HistoryEntry
{
    enum class Status { Success, Error, Interrupted };
    PromptId prompt;
    Status status = Status::Success;
    std::optional<ExecutionErrorEvent> error;
    QHash<NodeId, NodeOutput> outputs; ///< by the node of the user's graph (display_node)
};
/// Nothing: the server does not know the id, or the job has not finished.
[[nodiscard]] Result<std::optional<HistoryEntry>> parseHistory(QByteArrayView body, const PromptId &prompt);
/// GET /history, of several jobs: the one that carries our \a job in extra_data, whatever the server calls it.
[[nodiscard]] Result<std::optional<HistoryEntry>> parseHistoryOf(QByteArrayView body, const JobId &job);

/// GET /system_stats, as far as we show it.
struct SystemStats
{
    QString comfyVersion;
    QString os;
    struct Device
    {
        QString name;
        quint64 vramTotal = 0;
        quint64 vramFree = 0;
    };
    QList<Device> devices;
};
/// ReplyUnreadable if there is no `system.comfyui_version`: then this is no ComfyUI.
[[nodiscard]] Result<SystemStats> parseSystemStats(QByteArrayView body);

/// POST /upload/image.
[[nodiscard]] Result<ServerFile> parseUpload(QByteArrayView body);

} // namespace hanga
