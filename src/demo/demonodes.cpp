#include "demo/demonodes.h"

#include "demo/demojson.h"
#include "json/document.h"

#include <QFile>

// A static library's resources are only there once somebody asks for them, and the macro must stand outside namespaces.
static void initialiseDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace hanga {

DemoNodes::DemoNodes()
{
    initialiseDemoResources();
    QFile file(QStringLiteral(":/demo/nodes.json"));
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    m_classes = json::parse(file.readAll()).value_or(json::Value::object());
}

const json::Value &DemoNodes::classInfo(const QString &classType) const
{
    return m_classes[classType.toStdString()];
}

bool DemoNodes::knows(const QString &classType) const
{
    return classInfo(classType).isObject();
}

bool DemoNodes::isOutput(const QString &classType) const
{
    return classInfo(classType)["output_node"].toBool();
}

QList<DemoInput> DemoNodes::inputs(const QString &classType) const
{
    QList<DemoInput> inputs;
    for (const bool required : {true, false}) {
        for (const auto &[name, spec] : classInfo(classType)["input"][required ? "required" : "optional"].members())
            inputs << DemoInput{demo::fromUtf8(name), required, spec};
    }
    return inputs;
}

QString DemoNodes::outputType(const QString &classType, qint64 slot) const
{
    const auto types = classInfo(classType)["output"].items();
    return slot >= 0 && slot < qint64(types.size()) ? types[size_t(slot)].toString() : QString();
}

json::Value DemoNodes::info(const QStringList &inputFiles) const
{
    json::Value spec = classInfo(QStringLiteral("LoadImage"))["input"]["required"]["image"];
    spec.setItem(0, demo::list(inputFiles));
    json::Value loadImage = classInfo(QStringLiteral("LoadImage"));
    loadImage.set("input", demo::object({{"required", demo::object({{"image", spec}})}}));
    json::Value all = m_classes;
    all.set("LoadImage", loadImage);
    return all;
}

namespace {

QStringList choicesOf(const json::Value &info, std::string_view input)
{
    QStringList choices;
    for (const json::Value &choice : info["input"]["required"][input][0].items())
        choices << choice.toString();
    return choices;
}

} // namespace

QStringList DemoNodes::checkpoints() const
{
    return choicesOf(classInfo(QStringLiteral("CheckpointLoaderSimple")), "ckpt_name");
}

QStringList DemoNodes::loras() const
{
    return choicesOf(classInfo(QStringLiteral("LoraLoader")), "lora_name");
}

} // namespace hanga
