#include "queue/jobjson.h"

namespace hanga {

namespace {

json::Value texts(const QStringList &list)
{
    json::Value items = json::Value::array();
    for (const QString &text : list)
        items.append(json::Value(text));
    return items;
}

QStringList texts(const json::Value &value)
{
    QStringList list;
    for (const json::Value &item : value.items())
        list.append(item.toString());
    return list;
}

json::Value object(std::initializer_list<std::pair<std::string_view, json::Value>> members)
{
    json::Value value = json::Value::object();
    for (const auto &[name, member] : members)
        value.set(name, member);
    return value;
}

ServerFile::Type fileTypeFromName(const QString &name)
{
    for (const ServerFile::Type type : {ServerFile::Type::Temp, ServerFile::Type::Input}) {
        if (name == serverFileTypeName(type))
            return type;
    }
    return ServerFile::Type::Output;
}

} // namespace

json::Value toJson(const Error &error)
{
    return object({{"kind", json::Value(errorKindName(error.kind))},
                   {"args", texts(error.args)},
                   {"detail", json::Value(error.detail)}});
}

Error errorFromJson(const json::Value &value)
{
    // A kind of a later version: its words are kept at least as details.
    const auto kind = errorKindFromName(value["kind"].toString());
    return {kind.value_or(Error::Kind::JobLost), texts(value["args"]), value["detail"].toString()};
}

json::Value toJson(const JobOutput &output)
{
    json::Value value = object({{"node", json::Value(output.node.text())},
                                {"filename", json::Value(output.file.filename)},
                                {"subfolder", json::Value(output.file.subfolder)},
                                {"type", json::Value(serverFileTypeName(output.file.type))},
                                {"path", json::Value(output.path)}});
    if (output.error)
        value.set("error", toJson(*output.error));
    return value;
}

JobOutput outputFromJson(const json::Value &value)
{
    JobOutput output;
    output.node = NodeId(value["node"].toString());
    output.file = {value["filename"].toString(), value["subfolder"].toString(),
                   fileTypeFromName(value["type"].toString())};
    output.path = value["path"].toString();
    if (value.contains("error"))
        output.error = errorFromJson(value["error"]);
    return output;
}

json::Value toJson(const InputProblem &problem)
{
    return object({{"node", json::Value(problem.node.text())},
                   {"class", json::Value(problem.classType)},
                   {"input", json::Value(problem.input)},
                   {"type", json::Value(problem.type)},
                   {"message", json::Value(problem.message)},
                   {"details", json::Value(problem.details)}});
}

InputProblem problemFromJson(const json::Value &value)
{
    return {NodeId(value["node"].toString()), value["class"].toString(),   value["input"].toString(),
            value["type"].toString(),         value["message"].toString(), value["details"].toString()};
}

json::Value toJson(const PromptRefusal &refusal)
{
    return object({{"type", json::Value(refusal.type)},
                   {"message", json::Value(refusal.message)},
                   {"details", json::Value(refusal.details)},
                   {"problems", listToJson(refusal.problems)}});
}

PromptRefusal refusalFromJson(const json::Value &value)
{
    return {value["type"].toString(), value["message"].toString(), value["details"].toString(),
            listFromJson(value["problems"], problemFromJson)};
}

json::Value toJson(const ExecutionErrorEvent &failure)
{
    return object({{"prompt", json::Value(failure.prompt.text())},
                   {"node", json::Value(failure.node.text())},
                   {"node_type", json::Value(failure.nodeType)},
                   {"exception_type", json::Value(failure.exceptionType)},
                   {"exception_message", json::Value(failure.exceptionMessage)},
                   {"traceback", texts(failure.traceback)}});
}

ExecutionErrorEvent failureFromJson(const json::Value &value)
{
    return {PromptId(value["prompt"].toString()), NodeId(value["node"].toString()),      value["node_type"].toString(),
            value["exception_type"].toString(),   value["exception_message"].toString(), texts(value["traceback"])};
}

json::Value toJson(const std::pair<InputRef, QString> &textTemplate)
{
    return object({{"node", json::Value(textTemplate.first.node.text())},
                   {"input", json::Value(textTemplate.first.input)},
                   {"text", json::Value(textTemplate.second)}});
}

std::pair<InputRef, QString> textTemplateFromJson(const json::Value &value)
{
    return {{NodeId(value["node"].toString()), value["input"].toString()}, value["text"].toString()};
}

} // namespace hanga
