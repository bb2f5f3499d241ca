#include "workflow/workflow.h"

#include "workflow/graphproblems.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace hanga {

namespace {

struct WorkflowText
{
    Q_DECLARE_TR_FUNCTIONS(WorkflowText)
};

std::string keyOf(const NodeId &node)
{
    return node.text().toStdString();
}

NodeId idOf(const json::Member &member)
{
    return NodeId(QString::fromStdString(member.key));
}

bool isUiFormat(const json::Value &root)
{
    return root["nodes"].isArray() && root.contains("links");
}

bool isGraph(const json::Value &root)
{
    const auto isNode = [](const json::Member &member) { return member.value["class_type"].isString(); };
    return root.isObject() && root.size() > 0 && std::ranges::all_of(root.members(), isNode);
}

QString whatItIs(const json::Value &root)
{
    using Type = json::Value::Type;
    switch (root.type()) {
    case Type::Null:
        return WorkflowText::tr("it holds only null");
    case Type::Bool:
        return WorkflowText::tr("it holds only true or false");
    case Type::Number:
        return WorkflowText::tr("it holds only a number");
    case Type::String:
        return WorkflowText::tr("it holds only a text");
    case Type::Array:
        return WorkflowText::tr("it holds a list, not nodes by their ids");
    case Type::Object:
        break;
    }
    if (root.size() == 0)
        return WorkflowText::tr("it holds no nodes");
    for (const json::Member &member : root.members()) {
        if (!member.value["class_type"].isString())
            return WorkflowText::tr("its entry “%1” is no node").arg(QString::fromStdString(member.key));
    }
    return {};
}

} // namespace

Result<Workflow> Workflow::fromJson(const json::Value &root, const QString &name)
{
    const json::Value *graph = &root;
    if (!isGraph(root) && root["prompt"].isObject())
        graph = &root["prompt"];
    if (isUiFormat(*graph))
        return failure(Error::Kind::UiFormat, {name});
    if (!isGraph(*graph))
        return failure(Error::Kind::NotAWorkflow, {name, whatItIs(*graph)});
    Workflow workflow;
    workflow.m_graph = *graph;
    return workflow;
}

QList<NodeId> Workflow::nodes() const
{
    QList<NodeId> ids;
    ids.reserve(m_graph.size());
    for (const json::Member &member : m_graph.members())
        ids.append(idOf(member));
    return ids;
}

bool Workflow::contains(const NodeId &node) const
{
    return m_graph.contains(keyOf(node));
}

QString Workflow::classType(const NodeId &node) const
{
    return m_graph[keyOf(node)]["class_type"].toString();
}

QString Workflow::title(const NodeId &node) const
{
    const QString title = m_graph[keyOf(node)]["_meta"]["title"].toString();
    return title.isEmpty() ? classType(node) : title;
}

std::span<const json::Member> Workflow::inputs(const NodeId &node) const
{
    return m_graph[keyOf(node)]["inputs"].members();
}

const json::Value &Workflow::input(const InputRef &ref) const
{
    return m_graph[keyOf(ref.node)]["inputs"][ref.input.toStdString()];
}

std::optional<Link> Workflow::link(const InputRef &ref) const
{
    return linkOf(input(ref));
}

std::optional<Link> Workflow::linkOf(const json::Value &value)
{
    if (!value.isArray() || value.size() != 2)
        return {};
    const json::Value &origin = value[0];
    const std::optional<qint64> slot = value[1].toInt64();
    if (!slot || !(origin.isString() || origin.toInt64()))
        return {};
    const std::string_view id = origin.text();
    return Link{NodeId(QString::fromUtf8(id.data(), qsizetype(id.size()))),
                int(std::clamp<qint64>(*slot, -1, INT_MAX))};
}

void Workflow::setInput(const InputRef &ref, json::Value value)
{
    Q_ASSERT(contains(ref.node));
    const std::string key = keyOf(ref.node);
    json::Value node = m_graph[key];
    json::Value inputs = node["inputs"].isObject() ? node["inputs"] : json::Value::object();
    inputs.set(ref.input.toStdString(), std::move(value));
    node.set("inputs", std::move(inputs));
    m_graph.set(key, std::move(node));
}

std::optional<Error> Workflow::defect() const
{
    const QList<GraphProblem> problems = graphProblems(*this);
    if (problems.isEmpty())
        return {};
    QString sentence = problems.first().message;
    if (const int more = int(problems.size()) - 1; more > 0)
        sentence += u' ' + WorkflowText::tr("%n more link(s) lead nowhere.", nullptr, more);
    return Error{Error::Kind::BrokenGraph, {sentence}, {}};
}

QString Workflow::fingerprint() const
{
    QStringList lines; // sorted, because the order of nodes and inputs in a file means nothing
    for (const NodeId &node : nodes()) {
        lines.append(node.text() + u'\t' + classType(node));
        for (const json::Member &member : inputs(node)) {
            if (const auto link = linkOf(member.value)) {
                const QStringList words{node.text(), QString::fromStdString(member.key), link->node.text(),
                                        QString::number(link->slot)};
                lines.append(words.join(u'\t'));
            }
        }
    }
    lines.sort();
    const QByteArray hash = QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(8).toHex());
}

} // namespace hanga
