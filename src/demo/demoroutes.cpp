#include "demo/demoroutes.h"

#include "demo/demoexecutor.h"
#include "demo/demofileroutes.h"
#include "demo/demojson.h"
#include "demo/demopython.h"
#include "demo/demoreplies.h"
#include "demo/demosockets.h"
#include "demo/demovalidator.h"
#include "json/document.h"

#include <QUuid>

namespace hanga {
namespace {

using namespace demo;

/// What aiohttp says when Python raised.
DemoReply inTrouble()
{
    return answerText("500 Internal Server Error\n\nServer got itself in trouble", 500);
}

QStringList texts(const json::Value &list)
{
    QStringList texts;
    for (const json::Value &item : list.items())
        texts << item.toString();
    return texts;
}

/// An integer of the query; nothing if it is not there, an error if Python could not read it.
Result<std::optional<qint64>> number(const DemoRequest &request, const QString &key)
{
    if (!request.has(key))
        return std::nullopt;
    bool isNumber = false;
    const qint64 value = request.value(key).toLongLong(&isNumber);
    if (!isNumber)
        return failure(Error::Kind::ReplyUnreadable);
    return value;
}

} // namespace

DemoRoutes::DemoRoutes(DemoQueue &queue, DemoExecutor &executor, DemoSockets &sockets, const DemoNodes &nodes,
                       const DemoFiles &files, const DemoTemplates &templates)
    : m_queue(queue), m_executor(executor), m_sockets(sockets), m_nodes(nodes), m_files(files), m_templates(templates)
{
    m_templates.seed(m_userData);
}

DemoReply DemoRoutes::answer(const DemoRequest &request)
{
    if (const auto file = m_templates.file(request.path))
        return *file;
    const QByteArray path = request.path.startsWith("/api/") ? request.path.mid(4) : request.path;
    if (path.startsWith("/userdata/"))
        return m_userData.answer(path.mid(qsizetype(strlen("/userdata/"))), request);
    return request.isPost ? post(path, request) : get(path, request);
}

DemoReply DemoRoutes::get(const QByteArray &path, const DemoRequest &request)
{
    const auto below = [&path](const char *prefix) {
        return QUrl::fromPercentEncoding(path.mid(qsizetype(strlen(prefix))));
    };
    if (path == "/prompt")
        return answerJson(object({{"exec_info", object({{"queue_remaining", integer(m_queue.remaining())}})}}));
    if (path == "/queue")
        return answerJson(m_queue.toJson());
    if (path == "/history")
        return history(request);
    if (path.startsWith("/history/"))
        return answerJson(m_queue.historyOf(below("/history/")));
    if (path == "/view")
        return demoView(m_files, request);
    if (path == "/object_info")
        return answerJson(m_nodes.info(m_files.inputPictures()));
    if (path.startsWith("/object_info/")) {
        const std::string name = below("/object_info/").toStdString();
        const json::Value all = m_nodes.info(m_files.inputPictures());
        return answerJson(all.contains(name) ? object({{name, all[name]}}) : json::Value::object());
    }
    if (path == "/system_stats")
        return answerJson(systemStats());
    if (path == "/features")
        return answerJson(m_sockets.serverFlags());
    if (path == "/models" || path.startsWith("/models/"))
        return models(path == "/models" ? QString() : below("/models/"));
    if (path == "/embeddings" || path == "/extensions")
        return answerJson(json::Value::array());
    if (path == "/users")
        return answerJson(object({{"storage", text("server")}, {"migrated", boolean(false)}}));
    if (path == "/workflow_templates")
        return m_templates.list();
    if (path == "/settings" || path == "/i18n")
        return answerJson(json::Value::object());
    if (path == "/userdata")
        return m_userData.list(request);
    if (path.startsWith("/view_metadata/"))
        return answerEmpty(404);
    return answerText("404: Not Found", 404);
}

DemoReply DemoRoutes::post(const QByteArray &path, const DemoRequest &request)
{
    if (path == "/prompt")
        return postPrompt(request.body);
    if (path == "/queue" || path == "/history")
        return postQueue(request.body, path == "/history");
    if (path == "/interrupt")
        return postInterrupt(request.body);
    if (path == "/upload/image")
        return demoUpload(m_files, request);
    if (path == "/free") {
        const auto body = json::parse(request.body);
        if (!body)
            return inTrouble();
        if ((*body)["free_memory"].toBool())
            m_executor.forgetResults();
        return answerEmpty(200);
    }
    return get(path, request).status == 404 ? answerText("404: Not Found", 404)
                                            : answerText("405: Method Not Allowed", 405);
}

DemoReply DemoRoutes::postPrompt(const QByteArray &bytes)
{
    const auto body = json::parse(bytes);
    if (!body || !(body->isObject() || body->isArray()))
        return inTrouble();
    DemoJob job;
    if (body->contains("number")) {
        const auto chosen = pythonFloat((*body)["number"]);
        if (!chosen)
            return inTrouble();
        job.number = *chosen;
    } else {
        job.number = m_queue.takeNumber(pythonTruth((*body)["front"]));
    }
    if (!body->contains("prompt")) {
        const json::Value error = object({{"type", text("no_prompt")},
                                          {"message", text("No prompt provided")},
                                          {"details", text("No prompt provided")},
                                          {"extra_info", json::Value::object()}});
        return answerJson(object({{"error", error}, {"node_errors", json::Value::object()}}), 400);
    }
    const DemoVerdict verdict =
        validateDemoPrompt((*body)["prompt"], (*body)["partial_execution_targets"], m_nodes, m_files);
    if (verdict.crashed)
        return inTrouble();
    if (!verdict.accepted)
        return answerJson(object({{"error", verdict.error}, {"node_errors", verdict.nodeErrors}}), 400);

    job.id = body->contains("prompt_id") ? pythonText((*body)["prompt_id"])
                                         : QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.graph = verdict.graph;
    job.outputs = verdict.outputs;
    job.extraData = body->contains("extra_data") ? (*body)["extra_data"] : json::Value::object();
    if (!job.extraData.isObject())
        return inTrouble();
    if (body->contains("client_id"))
        job.extraData.set("client_id", (*body)["client_id"]);
    const json::Value accepted =
        object({{"prompt_id", text(job.id)}, {"number", job.number}, {"node_errors", verdict.nodeErrors}});
    m_queue.add(std::move(job));
    return answerJson(accepted);
}

DemoReply DemoRoutes::postQueue(const QByteArray &bytes, bool history)
{
    const auto body = json::parse(bytes);
    if (!body)
        return inTrouble();
    if ((*body)["clear"].toBool())
        history ? m_queue.clearHistory() : m_queue.clearPending();
    if (body->contains("delete"))
        history ? m_queue.removeHistory(texts((*body)["delete"])) : m_queue.removePending(texts((*body)["delete"]));
    return answerEmpty(200);
}

/// Any body will do; only a prompt_id in it narrows the effect.
DemoReply DemoRoutes::postInterrupt(const QByteArray &bytes)
{
    const json::Value body = json::parse(bytes).value_or(json::Value());
    m_executor.interrupt(body["prompt_id"].toString());
    return answerEmpty(200);
}

DemoReply DemoRoutes::history(const DemoRequest &request) const
{
    const auto maxItems = number(request, QStringLiteral("max_items"));
    const auto offset = number(request, QStringLiteral("offset"));
    if (!maxItems || !offset)
        return inTrouble();
    return answerJson(m_queue.history(*maxItems, offset->value_or(-1)));
}

DemoReply DemoRoutes::models(const QString &folder) const
{
    // The order is ComfyUI's folder_names_and_paths.
    static constexpr const char *folders[] = {"checkpoints",   "configs",          "loras",         "vae",
                                              "text_encoders", "diffusion_models", "clip_vision",   "style_models",
                                              "embeddings",    "diffusers",        "vae_approx",    "controlnet",
                                              "gligen",        "upscale_models",   "custom_nodes",  "hypernetworks",
                                              "photomaker",    "classifiers",      "model_patches", "audio_encoders"};
    json::Value names = json::Value::array();
    bool isKnown = false;
    for (const char *name : folders) {
        names.append(text(name));
        isKnown = isKnown || folder == QLatin1StringView(name);
    }
    if (folder.isEmpty())
        return answerJson(names);
    if (folder == QLatin1StringView("checkpoints"))
        return answerJson(list(m_nodes.checkpoints()));
    if (folder == QLatin1StringView("loras"))
        return answerJson(list(m_nodes.loras()));
    return isKnown ? answerJson(json::Value::array()) : answerEmpty(404);
}

json::Value DemoRoutes::systemStats() const
{
    const json::Value templates = m_templates.areThere() ? text("0.1.95") : json::Value();
    // Round figures: this machine's memory is nobody's business and the demo needs none of it.
    const json::Value memory = integer(qint64(8) << 30);
    const json::Value system = object({{"os", text("posix")},
                                       {"ram_total", memory},
                                       {"ram_free", memory},
                                       {"comfyui_version", text("0.3.64")},
                                       {"required_frontend_version", text("1.27.10")},
                                       {"installed_templates_version", templates},
                                       {"required_templates_version", text("0.1.95")},
                                       {"python_version", text("none: this is Hanga's demo server")},
                                       {"pytorch_version", text("none")},
                                       {"embedded_python", boolean(false)},
                                       {"argv", list({QStringLiteral("hanga"), QStringLiteral("serve-demo")})}});
    const json::Value device = object({{"name", text("Hanga demo")},
                                       {"type", text("cpu")},
                                       {"index", json::Value()},
                                       {"vram_total", memory},
                                       {"vram_free", memory},
                                       {"torch_vram_total", memory},
                                       {"torch_vram_free", memory}});
    return object({{"system", system}, {"devices", json::Value::array({device})}});
}

} // namespace hanga
