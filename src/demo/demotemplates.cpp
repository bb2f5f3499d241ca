#include "demo/demotemplates.h"

#include "demo/demojson.h"
#include "demo/demoreplies.h"

#include <QFile>
#include <QUrl>

namespace hanga {
namespace {

using namespace demo;

QByteArray resource(const QString &name)
{
    QFile file(QStringLiteral(":/demo/workflows/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DemoReply fileReply(const QString &name)
{
    DemoReply reply;
    reply.body = name.contains(u'/') ? QByteArray() : resource(name);
    if (reply.body.isEmpty())
        return answerText("404: Not Found", 404);
    reply.type = "application/json";
    return reply;
}

json::Value entry(const char *name, const char *title, const char *description)
{
    return object({{"name", text(name)},
                   {"title", text(title)},
                   {"mediaType", text("image")},
                   {"mediaSubtype", text("webp")},
                   {"description", text(description)}});
}

/// The shape of the templates package's own index.
json::Value index()
{
    const json::Value basics = object(
        {{"moduleName", text("default")},
         {"title", text("Basics")},
         {"type", text("image")},
         {"templates",
          json::Value::array({entry("default", "Text to image", "A picture from a prompt."),
                              entry("invert_image", "Invert an image", "A picture with its colours turned.")})}});
    return json::Value::array({basics});
}

} // namespace

void DemoTemplates::seed(DemoUserData &userData) const
{
    if (m_areThere)
        userData.put(QStringLiteral("workflows/woodblock/Harbour in two sizes.json"),
                     resource(QStringLiteral("harbour.json")));
}

DemoReply DemoTemplates::list() const
{
    json::Value packs = json::Value::object();
    if (m_areThere)
        packs.set("hanga-demo-nodes", demo::list({QStringLiteral("ink_wash")}));
    return answerJson(packs);
}

std::optional<DemoReply> DemoTemplates::file(const QByteArray &wholePath) const
{
    const QByteArray core = "/templates/";
    const QByteArray pack = "/api/workflow_templates/hanga-demo-nodes/";
    const bool isCore = wholePath.startsWith(core);
    if (!isCore && !wholePath.startsWith(pack))
        return std::nullopt;
    const QString name = QUrl::fromPercentEncoding(wholePath.sliced(isCore ? core.size() : pack.size()));
    const bool isOurs = isCore ? name != QLatin1StringView("ink_wash.json") && name != QLatin1StringView("harbour.json")
                               : name == QLatin1StringView("ink_wash.json");
    if (!m_areThere || !isOurs)
        return answerText("404: Not Found", 404);
    return isCore && name == QLatin1StringView("index.json") ? answerJson(index()) : fileReply(name);
}

} // namespace hanga
