#include "demo/demovalidator.h"

#include "demo/demojson.h"
#include "demo/demopython.h"

#include <QHash>

#include <vector>

namespace hanga {
namespace {

using namespace demo;

/// An exception of the server's Python, which never leaves this file as one of ours.
struct Raised
{
    QString type;
    QString text;
};

json::Value reason(std::string_view type, const QString &message, const QString &details, json::Value extraInfo)
{
    return object({{"type", text(type)},
                   {"message", text(message)},
                   {"details", text(details)},
                   {"extra_info", std::move(extraInfo)}});
}

/// validate_inputs() of ComfyUI 0.3.64, one instance a prompt.
class Validation final
{
public:
    Validation(json::Value graph, const DemoNodes &nodes, const DemoFiles &files)
        : m_graph(std::move(graph)), m_nodes(nodes), m_files(files)
    {}

    /// False if \a node or anything it needs has an error; the reasons are kept. An exception is the caller's business.
    [[nodiscard]] tl::expected<bool, Raised> check(const QString &node);
    void failWith(const QString &node, json::Value reasons);
    [[nodiscard]] const json::Value &graph() const { return m_graph; }

    struct Finding
    {
        QString node;
        bool valid = true;
        json::Value reasons = json::Value::array();
    };
    /// In the order in which the nodes were finished.
    [[nodiscard]] const std::vector<Finding> &findings() const { return m_findings; }
    [[nodiscard]] json::Value reasonsOf(const QString &node) const;

private:
    /// One literal input: coerced in place, or the reason against it.
    std::optional<json::Value> checkLiteral(const QString &node, const DemoInput &input, json::Value value);
    std::optional<json::Value> checkRange(const DemoInput &input, const json::Value &value) const;
    /// One link. Sets \a valid to false if what it leads to is not valid.
    tl::expected<std::optional<json::Value>, Raised> checkLink(const DemoInput &input, const json::Value &link,
                                                               bool &valid);
    void finish(const QString &node, bool valid, json::Value reasons);
    void setInput(const QString &node, const QString &name, json::Value value);

    json::Value m_graph;
    const DemoNodes &m_nodes;
    const DemoFiles &m_files;
    std::vector<Finding> m_findings;
    QHash<QString, size_t> m_places; ///< node → place in m_findings
    QStringList m_open;              ///< nodes being checked, to end a cycle
};

json::Value configOf(const DemoInput &input)
{
    json::Value config = json::Value::array({input.spec[0]});
    config.append(input.spec.size() > 1 ? input.spec[1] : json::Value::object());
    return config;
}

json::Value about(const DemoInput &input)
{
    return object({{"input_name", text(input.name)}, {"input_config", configOf(input)}});
}

void Validation::finish(const QString &node, bool valid, json::Value reasons)
{
    if (const auto place = m_places.constFind(node); place != m_places.cend()) {
        m_findings[*place] = {node, valid, std::move(reasons)};
        return;
    }
    m_places.insert(node, m_findings.size());
    m_findings.push_back({node, valid, std::move(reasons)});
}

void Validation::failWith(const QString &node, json::Value reasons)
{
    finish(node, false, std::move(reasons));
}

json::Value Validation::reasonsOf(const QString &node) const
{
    const auto place = m_places.constFind(node);
    return place == m_places.cend() ? json::Value::array() : m_findings[*place].reasons;
}

void Validation::setInput(const QString &node, const QString &name, json::Value value)
{
    const std::string id = node.toStdString();
    json::Value entry = m_graph[id];
    json::Value inputs = entry["inputs"];
    inputs.set(name.toStdString(), std::move(value));
    entry.set("inputs", std::move(inputs));
    m_graph.set(id, std::move(entry));
}

tl::expected<bool, Raised> Validation::check(const QString &node)
{
    if (const auto place = m_places.constFind(node); place != m_places.cend())
        return m_findings[*place].valid;
    if (m_open.contains(node) || m_open.size() > 900)
        return tl::unexpected(
            Raised{QStringLiteral("RecursionError"), QStringLiteral("maximum recursion depth exceeded")});
    const json::Value &entry = m_graph[node.toStdString()];
    if (!entry.contains("inputs"))
        return tl::unexpected(Raised{QStringLiteral("KeyError"), QStringLiteral("'inputs'")});

    m_open << node;
    bool valid = true;
    json::Value reasons = json::Value::array();
    const QString classType = entry["class_type"].toString();
    for (const DemoInput &input : m_nodes.inputs(classType)) {
        const json::Value inputs = m_graph[node.toStdString()]["inputs"];
        const std::string name = input.name.toStdString();
        if (!inputs.contains(name)) {
            if (input.required)
                reasons.append(reason("required_input_missing", QStringLiteral("Required input is missing"), input.name,
                                      object({{"input_name", text(input.name)}})));
            continue;
        }
        if (!inputs[name].isArray()) {
            if (auto problem = checkLiteral(node, input, inputs[name]))
                reasons.append(std::move(*problem));
            continue;
        }
        auto problem = checkLink(input, inputs[name], valid);
        if (!problem) {
            m_open.removeLast();
            return tl::unexpected(problem.error());
        }
        if (*problem)
            reasons.append(std::move(**problem));
    }
    m_open.removeLast();
    valid = valid && reasons.size() == 0;
    finish(node, valid, std::move(reasons));
    return valid;
}

tl::expected<std::optional<json::Value>, Raised> Validation::checkLink(const DemoInput &input, const json::Value &link,
                                                                       bool &valid)
{
    json::Value info = about(input);
    if (link.size() != 2) {
        info.set("received_value", link);
        return reason("bad_linked_input",
                      QStringLiteral("Bad linked input, must be a length-2 list of [node_id, slot_index]"), input.name,
                      std::move(info));
    }
    const QString from = link[0].toString();
    if (!link[0].isString() || !m_graph.contains(from.toStdString())) {
        const QString key = link[0].isString() ? u'\'' + from + u'\'' : pythonText(link[0]);
        return tl::unexpected(Raised{QStringLiteral("KeyError"), key});
    }
    const QString received =
        m_nodes.outputType(m_graph[from.toStdString()]["class_type"].toString(), link[1].toInt64().value_or(-1));
    if (received.isEmpty())
        return tl::unexpected(Raised{QStringLiteral("IndexError"), QStringLiteral("tuple index out of range")});
    const QString wanted = pythonText(input.spec[0]);
    if (received != wanted) {
        info.set("received_type", text(received));
        info.set("linked_node", link);
        return reason("return_type_mismatch", QStringLiteral("Return type mismatch between linked nodes"),
                      QStringLiteral("%1, received_type(%2) mismatch input_type(%3)").arg(input.name, received, wanted),
                      std::move(info));
    }
    const auto sound = check(from);
    if (!sound) {
        const Raised &raised = sound.error();
        info.set("exception_message", text(raised.text));
        info.set("exception_type", text(raised.type));
        info.set("traceback", list({QStringLiteral("  File \"execution.py\", in validate_inputs\n")}));
        info.set("linked_node", link);
        failWith(from, json::Value::array({reason("exception_during_inner_validation",
                                                  QStringLiteral("Exception when validating inner node"), raised.text,
                                                  std::move(info))}));
    }
    valid = valid && sound.value_or(false);
    return std::optional<json::Value>();
}

std::optional<json::Value> Validation::checkLiteral(const QString &node, const DemoInput &input, json::Value value)
{
    if (value.isObject() && value.contains("__value__")) {
        value = json::Value(value["__value__"]);
        setInput(node, input.name, value);
    }
    const QString type = input.spec[0].toString(); // empty for a list of choices
    Result<json::Value> coerced = value;
    if (type == QLatin1StringView("INT"))
        coerced = pythonInt(value);
    else if (type == QLatin1StringView("FLOAT"))
        coerced = pythonFloat(value);
    else if (type == QLatin1StringView("STRING"))
        coerced = text(pythonText(value));
    else if (type == QLatin1StringView("BOOLEAN"))
        coerced = boolean(pythonTruth(value));
    if (!coerced) {
        json::Value info = about(input);
        info.set("received_value", value);
        info.set("exception_message", text(coerced.error().detail));
        return reason("invalid_input_type", QStringLiteral("Failed to convert an input value to a %1 value").arg(type),
                      QStringLiteral("%1, %2, %3").arg(input.name, pythonText(value), coerced.error().detail),
                      std::move(info));
    }
    setInput(node, input.name, *coerced);

    // LoadImage checks its file itself instead of the list of choices.
    if (input.spec[1]["image_upload"].toBool()) {
        const QString file = pythonText(*coerced);
        if (m_files.annotatedFile(file))
            return std::nullopt;
        return reason("custom_validation_failed", QStringLiteral("Custom validation failed for node"),
                      QStringLiteral("%1 - Invalid image file: %2").arg(input.name, file),
                      object({{"input_name", text(input.name)}}));
    }
    return checkRange(input, *coerced);
}

std::optional<json::Value> Validation::checkRange(const DemoInput &input, const json::Value &value) const
{
    json::Value info = about(input);
    const json::Value &options = input.spec[1];
    if (options.contains("min") && compareNumbers(value, options["min"]) < 0) {
        info.set("received_value", value);
        return reason(
            "value_smaller_than_min",
            QStringLiteral("Value %1 smaller than min of %2").arg(pythonText(value), pythonText(options["min"])),
            input.name, std::move(info));
    }
    if (options.contains("max") && compareNumbers(value, options["max"]) > 0) {
        info.set("received_value", value);
        return reason(
            "value_bigger_than_max",
            QStringLiteral("Value %1 bigger than max of %2").arg(pythonText(value), pythonText(options["max"])),
            input.name, std::move(info));
    }
    if (!input.spec[0].isArray())
        return std::nullopt;
    for (const json::Value &choice : input.spec[0].items()) {
        if (choice == value)
            return std::nullopt;
    }
    QString choices = pythonText(input.spec[0]);
    if (input.spec[0].size() > 20) { // long lists are not sent back
        info.set("input_config", json::Value());
        choices = QStringLiteral("(list of length %1)").arg(input.spec[0].size());
    }
    info.set("received_value", value);
    return reason("value_not_in_list", QStringLiteral("Value not in list"),
                  QStringLiteral("%1: '%2' not in %3").arg(input.name, pythonText(value), choices), std::move(info));
}

DemoVerdict refused(std::string_view type, const QString &message, const QString &details)
{
    DemoVerdict verdict;
    verdict.error = reason(type, message, details, json::Value::object());
    verdict.nodeErrors = json::Value::object();
    return verdict;
}

DemoVerdict crash()
{
    DemoVerdict verdict;
    verdict.crashed = true;
    return verdict;
}

/// The first pass of validate_prompt: classes and outputs. Nothing: go on with \a outputs.
std::optional<DemoVerdict> findOutputs(const json::Value &graph, const json::Value &targets, const DemoNodes &nodes,
                                       QStringList &outputs)
{
    if ((!graph.isObject() && !graph.isArray()) || (graph.isArray() && graph.size() > 0))
        return crash(); // Python fails to iterate null and numbers, and to index a list by its own items
    for (const auto &[id, node] : graph.members()) {
        if (!node.isObject() && !node.isArray() && !node.isString())
            return crash(); // "argument of type 'int' is not iterable": an editor's file lands here
        const QString where = QStringLiteral("Node ID '#%1'").arg(fromUtf8(id));
        if (!node.contains("class_type"))
            return refused("invalid_prompt",
                           QStringLiteral("Cannot execute because a node is missing the class_type property."), where);
        const QString classType = node["class_type"].toString();
        if (!nodes.knows(classType))
            return refused(
                "invalid_prompt",
                QStringLiteral("Cannot execute because node %1 does not exist.").arg(pythonText(node["class_type"])),
                where);
        bool wanted = targets.isNull();
        for (const json::Value &target : targets.items())
            wanted = wanted || target == text(id);
        if (nodes.isOutput(classType) && wanted)
            outputs << fromUtf8(id);
    }
    if (outputs.isEmpty())
        return refused("prompt_no_outputs", QStringLiteral("Prompt has no outputs"), {});
    return std::nullopt;
}

/// Adds what was found wrong on the way to \a output; a node that only depends on a wrong one is not listed.
void collectErrors(json::Value &nodeErrors, const Validation &validation, const QString &output)
{
    for (const Validation::Finding &finding : validation.findings()) {
        if (finding.valid || finding.reasons.size() == 0)
            continue;
        const std::string id = finding.node.toStdString();
        json::Value entry = nodeErrors.contains(id) ? nodeErrors[id]
                                                    : object({{"errors", finding.reasons},
                                                              {"dependent_outputs", json::Value::array()},
                                                              {"class_type", validation.graph()[id]["class_type"]}});
        json::Value outputs = entry["dependent_outputs"];
        outputs.append(text(output));
        entry.set("dependent_outputs", std::move(outputs));
        nodeErrors.set(id, std::move(entry));
    }
}

} // namespace

DemoVerdict validateDemoPrompt(const json::Value &graph, const json::Value &targets, const DemoNodes &nodes,
                               const DemoFiles &files)
{
    QStringList outputs;
    if (auto verdict = findOutputs(graph, targets, nodes, outputs))
        return *verdict;

    Validation validation(graph, nodes, files);
    DemoVerdict verdict;
    verdict.nodeErrors = json::Value::object();
    QStringList details;
    for (const QString &output : outputs) {
        const auto sound = validation.check(output);
        if (sound.value_or(false)) {
            verdict.outputs << output;
            continue;
        }
        if (!sound)
            validation.failWith(
                output,
                json::Value::array({reason(
                    "exception_during_validation", QStringLiteral("Exception when validating node"), sound.error().text,
                    object({{"exception_type", text(sound.error().type)}, {"traceback", json::Value::array()}}))}));
        for (const json::Value &why : validation.reasonsOf(output).items())
            details << why["message"].toString() + QLatin1StringView(": ") + why["details"].toString();
        collectErrors(verdict.nodeErrors, validation, output);
    }
    verdict.graph = validation.graph();
    verdict.accepted = !verdict.outputs.isEmpty();
    if (!verdict.accepted)
        verdict.error = reason("prompt_outputs_failed_validation", QStringLiteral("Prompt outputs failed validation"),
                               details.join(u'\n'), json::Value::object());
    return verdict;
}

} // namespace hanga
