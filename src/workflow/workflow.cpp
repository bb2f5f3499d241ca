#include "workflow/workflow.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace hanga {

namespace {

struct WorkflowText
{
    Q_DECLARE_TR_FUNCTIONS(Workflow)
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

/// Looks for a cycle without recursion: graphs of any depth come from files.
class CycleSearch final
{
public:
    explicit CycleSearch(const Workflow &workflow) : m_workflow(workflow) {}

    /// The nodes of the first cycle in their order, the first one repeated at the end; empty if there is none.
    [[nodiscard]] QList<NodeId> find()
    {
        for (const NodeId &start : m_workflow.nodes()) {
            if (m_states.contains(start))
                continue;
            enter(start);
            while (!m_path.isEmpty()) {
                if (!step())
                    return cycle();
            }
        }
        return {};
    }

private:
    enum class State { Open, Done };
    struct Visit
    {
        NodeId node;
        QList<NodeId> sources;
    };

    void enter(const NodeId &node)
    {
        Visit visit{node, {}};
        for (const json::Member &member : m_workflow.inputs(node)) {
            if (const auto link = m_workflow.link({node, QString::fromStdString(member.key)}))
                visit.sources.append(link->node);
        }
        m_states.insert(node, State::Open);
        m_path.append(std::move(visit));
    }

    /// False if the next link leads back to a node of the path.
    [[nodiscard]] bool step()
    {
        Visit &visit = m_path.last();
        if (visit.sources.isEmpty()) {
            m_states[visit.node] = State::Done;
            m_path.removeLast();
            return true;
        }
        const NodeId source = visit.sources.takeLast();
        const auto state = m_states.constFind(source);
        if (state == m_states.constEnd())
            enter(source);
        else if (*state == State::Open)
            m_closing = source;
        return m_closing.isEmpty();
    }

    [[nodiscard]] QList<NodeId> cycle() const
    {
        QList<NodeId> nodes{m_closing};
        for (qsizetype i = m_path.size() - 1; i >= 0 && m_path[i].node != m_closing; --i)
            nodes.append(m_path[i].node);
        nodes.append(m_closing);
        return nodes; // from source to reader, as the data flows
    }

    const Workflow &m_workflow;
    QHash<NodeId, State> m_states;
    QList<Visit> m_path;
    NodeId m_closing;
};

QString cycleSentence(const QList<NodeId> &cycle)
{
    constexpr qsizetype shown = 8; // a sentence, not a list
    QStringList ids;
    for (const NodeId &node : cycle.first(std::min(cycle.size(), shown)))
        ids.append(node.text());
    if (cycle.size() > shown)
        ids.append(QStringLiteral("…"));
    return WorkflowText::tr("nodes wait for each other in a circle: %1.").arg(ids.join(QStringLiteral(" → ")));
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
    QString missing;
    int more = 0;
    for (const NodeId &node : nodes()) {
        for (const json::Member &member : inputs(node)) {
            const auto link = linkOf(member.value);
            if (!link || contains(link->node))
                continue;
            if (missing.isEmpty()) {
                missing =
                    WorkflowText::tr("input “%1” of “%2” (node %3) takes its value from node %4, which is not there.")
                        .arg(QString::fromStdString(member.key), title(node), node.text(), link->node.text());
            } else {
                ++more;
            }
        }
    }
    if (more > 0)
        missing += u' ' + WorkflowText::tr("%n more link(s) lead nowhere.", nullptr, more);
    if (!missing.isEmpty())
        return Error{Error::Kind::BrokenGraph, {missing}, {}};
    if (const QList<NodeId> cycle = CycleSearch(*this).find(); !cycle.isEmpty())
        return Error{Error::Kind::BrokenGraph, {cycleSentence(cycle)}, {}};
    return {};
}

QString Workflow::fingerprint() const
{
    QStringList lines; // sorted, because the order of nodes and inputs in a file means nothing
    for (const NodeId &node : nodes()) {
        lines.append(QStringLiteral("%1\t%2").arg(node.text(), classType(node)));
        for (const json::Member &member : inputs(node)) {
            if (const auto link = linkOf(member.value))
                lines.append(QStringLiteral("%1\t%2\t%3\t%4")
                                 .arg(node.text(), QString::fromStdString(member.key), link->node.text())
                                 .arg(link->slot));
        }
    }
    lines.sort();
    const QByteArray hash = QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(8).toHex());
}

} // namespace hanga
