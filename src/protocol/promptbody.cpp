#include "protocol/replies.h"
#include "json/document.h"

namespace hanga {

namespace {

json::Value extraData(const PromptBody &body)
{
    json::Value extra = json::Value::object();
    if (!body.job.isEmpty())
        extra.set("hanga_job", json::Value(body.job.text()));
    if (!body.uiWorkflow.isNull()) {
        json::Value pngInfo = json::Value::object();
        pngInfo.set("workflow", body.uiWorkflow);
        extra.set("extra_pnginfo", pngInfo);
    }
    if (!body.previewMethod.isEmpty())
        extra.set("preview_method", json::Value(body.previewMethod));
    return extra;
}

} // namespace

QByteArray writePromptBody(const PromptBody &body)
{
    json::Value root = json::Value::object();
    root.set("prompt", body.graph);
    // An explicit null would become the id "None" on older servers.
    if (!body.prompt.isEmpty())
        root.set("prompt_id", json::Value(body.prompt.text()));
    if (!body.clientId.isEmpty())
        root.set("client_id", json::Value(body.clientId));
    root.set("extra_data", extraData(body));
    if (!body.onlyOutputs.isEmpty()) {
        json::Value targets = json::Value::array();
        for (const NodeId &node : body.onlyOutputs)
            targets.append(json::Value(node.text()));
        root.set("partial_execution_targets", targets);
    }
    return json::write(root);
}

} // namespace hanga
