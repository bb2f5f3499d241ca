#include "protocol/eventparser.h"
#include "protocol/fields.h"

namespace hanga {

namespace {

ServerFile::Type fileType(const json::Value &type)
{
    if (type.text() == "temp")
        return ServerFile::Type::Temp;
    if (type.text() == "input")
        return ServerFile::Type::Input;
    return ServerFile::Type::Output;
}

/// Preview3D and Load3D name their model as a bare text below the output folder.
std::optional<ServerFile> modelFile(const QString &path)
{
    static constexpr QLatin1StringView endings[] = {QLatin1StringView(".obj"), QLatin1StringView(".fbx"),
                                                    QLatin1StringView(".gltf"), QLatin1StringView(".glb"),
                                                    QLatin1StringView(".usdz")};
    for (const QLatin1StringView ending : endings) {
        if (!path.endsWith(ending, Qt::CaseInsensitive))
            continue;
        const qsizetype slash = path.lastIndexOf(u'/');
        return ServerFile{path.mid(slash + 1), path.left(std::max<qsizetype>(slash, 0)), ServerFile::Type::Output};
    }
    return {};
}

void addItem(const std::string &kind, const json::Value &item, NodeOutput &output)
{
    if (item.isString()) {
        if (kind == "text" || kind == "string")
            output.texts.append(item.toString());
        else if (const auto model = modelFile(item.toString()))
            output.files.append(*model);
    } else if (const auto file = readServerFile(item)) {
        output.files.append(*file);
    }
}

} // namespace

std::optional<ServerFile> readServerFile(const json::Value &item, std::string_view nameKey)
{
    const QString name = item[nameKey].toString();
    if (name.isEmpty())
        return {};
    return ServerFile{name, item["subfolder"].toString(), fileType(item["type"])};
}

NodeOutput parseNodeOutput(const json::Value &output)
{
    NodeOutput result;
    for (const json::Member &kind : output.members()) {
        if (kind.value.isString())
            addItem(kind.key, kind.value, result);
        for (const json::Value &item : kind.value.items())
            addItem(kind.key, item, result);
    }
    return result;
}

} // namespace hanga
