#include "workflow/graphproblems.h"

#include <QCoreApplication>

#include <algorithm>

namespace hanga {

namespace {

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(ProblemText)
};

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
    return ProblemText::tr("nodes wait for each other in a circle: %1.").arg(ids.join(QStringLiteral(" → ")));
}

QList<GraphProblem> linksToNowhere(const Workflow &workflow)
{
    QList<GraphProblem> problems;
    for (const NodeId &node : workflow.nodes()) {
        for (const json::Member &member : workflow.inputs(node)) {
            const std::optional<Link> link = Workflow::linkOf(member.value);
            if (!link || workflow.contains(link->node))
                continue;
            const QString input = QString::fromStdString(member.key);
            const QString message =
                ProblemText::tr("input “%1” of “%2” (node %3) takes its value from node %4, which is not there.")
                    .arg(input, workflow.title(node), node.text(), link->node.text());
            problems.append({GraphProblem::Kind::LinkToNowhere, {node, input}, message});
        }
    }
    return problems;
}

} // namespace

QList<GraphProblem> graphProblems(const Workflow &workflow)
{
    QList<GraphProblem> problems = linksToNowhere(workflow);
    if (!problems.isEmpty())
        return problems;
    if (const QList<NodeId> cycle = CycleSearch(workflow).find(); !cycle.isEmpty())
        problems.append({GraphProblem::Kind::Circle, {cycle.first(), {}}, cycleSentence(cycle)});
    return problems;
}

} // namespace hanga
