#include "workflow/openingjson.h"

#include "json/document.h"

#include <algorithm>

namespace hanga {

namespace {

constexpr int mostEncodings = 3; // some writers put JSON text into a JSON text
// A workflow of 5 000 nodes has some 200 000. Each costs 16 bytes and more: a packed text of commas alone would fill
// the memory long before its size is suspicious.
constexpr qsizetype mostValues = 8'000'000;

qsizetype valuesIn(QByteArrayView text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return c == ',' || c == '[' || c == '{'; });
}

/// \a value, or what it says if it is a text that holds JSON again.
Result<json::Value> decoded(json::Value value)
{
    for (int i = 0; i < mostEncodings && value.isString(); ++i) {
        const std::string_view text = value.text();
        Result<json::Value> inner = json::parse(QByteArrayView(text.data(), qsizetype(text.size())));
        if (!inner)
            return inner;
        value = *std::move(inner);
    }
    return value;
}

/// \a value decoded, or as it was if it is a text that holds no JSON.
json::Value decodedOrSame(const json::Value &value)
{
    return decoded(value).value_or(value);
}

bool isUi(const json::Value &root)
{
    return root["nodes"].isArray() && root.contains("links");
}

/// The editor's workflow beside a prompt: in a dump of chunks, or in the body of POST /prompt.
json::Value uiBeside(const json::Value &root)
{
    for (const json::Value *place :
         {&root["workflow"], &root["extra_data"]["extra_pnginfo"]["workflow"], &root["extra_pnginfo"]["workflow"]}) {
        if (json::Value ui = decodedOrSame(*place); isUi(ui))
            return ui;
    }
    return {};
}

} // namespace

Result<WorkflowJson> readWorkflowJson(QByteArrayView text, const QString &name)
{
    if (valuesIn(text) > mostValues)
        return failure(Error::Kind::JsonInvalid,
                       {QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("tooLarge")});
    const Result<json::Value> parsed = json::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const json::Value root = decodedOrSame(*parsed);
    WorkflowJson found;
    if (isUi(root)) {
        found.ui = root;
        return found;
    }
    found.ui = uiBeside(root);
    const json::Value prompt = decodedOrSame(root["prompt"]);
    found.isWrapped = prompt.isObject() && !root["prompt"]["class_type"].isString();
    Result<Workflow> api = Workflow::fromJson(found.isWrapped ? prompt : root, name);
    if (api)
        found.api = *std::move(api);
    else if (found.ui.isNull())
        return tl::unexpected(api.error());
    else
        found.isWrapped = true;
    return found;
}

} // namespace hanga
