#include "queue/jobprogress.h"

#include "workflow/discovery.h"

#include <algorithm>
#include <cmath>

namespace hanga {

namespace {

constexpr double mostBeforeTheEnd = 0.99;
constexpr double stepsIfUnknown = 20;
constexpr double mostSteps = 1000;

/// Samplers of every kind take a latent image. Their steps stand beside it or behind the link to the sigmas.
double weightOf(const Workflow &workflow, const NodeId &node)
{
    const bool samples = workflow.inputs(node).end() !=
                         std::ranges::find(workflow.inputs(node), std::string("latent_image"), &json::Member::key);
    if (!samples)
        return 1;
    const QString steps = QStringLiteral("steps");
    std::optional<double> count = workflow.input({node, steps}).toDouble();
    if (const auto sigmas = workflow.link({node, QStringLiteral("sigmas")}); !count && sigmas)
        count = workflow.input({sigmas->node, steps}).toDouble();
    const double known = count.value_or(stepsIfUnknown);
    return 1 + (std::isfinite(known) ? std::clamp(known, 1.0, mostSteps) : stepsIfUnknown);
}

double part(double value, double max)
{
    const bool sane = std::isfinite(value) && std::isfinite(max) && max > 0;
    return sane ? std::clamp(value / max, 0.0, 1.0) : 0.0;
}

} // namespace

JobProgress::JobProgress(const Workflow &workflow, const NodeCatalog &catalog)
{
    QList<NodeId> nodes = catalog.isEmpty() ? QList<NodeId>() : liveNodes(workflow, catalog);
    if (nodes.isEmpty())
        nodes = workflow.nodes();
    for (const NodeId &node : std::as_const(nodes)) {
        const double weight = weightOf(workflow, node);
        m_weights.insert(node, weight);
        m_totalWeight += weight;
    }
}

void JobProgress::nodesCached(const QList<NodeId> &nodes)
{
    for (const NodeId &node : nodes) {
        begin(node);
        setDone(node, 1);
    }
    update();
}

void JobProgress::nodeStarted(const NodeId &node)
{
    if (node == m_node)
        return;
    if (!m_hasState && !m_node.isEmpty())
        setDone(m_node, 1);
    begin(node);
    m_node = node;
    m_step = 0;
    m_steps = 0;
    update();
}

void JobProgress::nodeStepped(const NodeId &node, double value, double max)
{
    if (!std::isfinite(value) || !std::isfinite(max) || max <= 0)
        return;
    begin(node);
    setDone(node, part(value, max));
    m_node = node;
    m_step = value;
    m_steps = max;
    update();
}

void JobProgress::applyState(const QList<NodeProgress> &nodes)
{
    m_hasState = true;
    for (const NodeProgress &node : nodes) {
        if (node.state == NodeProgress::State::Pending)
            continue;
        begin(node.node);
        setDone(node.node, node.state == NodeProgress::State::Finished ? 1 : part(node.value, node.max));
        if (node.state != NodeProgress::State::Running)
            continue;
        // A node without steps of its own says 0 of 1: that is no step worth showing.
        const bool hasSteps = std::isfinite(node.value) && std::isfinite(node.max) && node.max > 1;
        m_node = node.node;
        m_step = hasSteps ? node.value : 0;
        m_steps = hasSteps ? node.max : 0;
    }
    update();
}

void JobProgress::executionSucceeded()
{
    m_fraction = std::max(m_fraction, mostBeforeTheEnd);
}

void JobProgress::finish()
{
    m_fraction = 1;
}

void JobProgress::begin(const NodeId &node)
{
    if (m_weights.contains(node))
        m_begun.insert(node);
}

void JobProgress::setDone(const NodeId &node, double value)
{
    const auto weight = m_weights.constFind(node);
    if (weight == m_weights.constEnd())
        return; // a node that the server made while it ran, or one that no output needs
    double &done = m_done[node];
    if (value <= done)
        return;
    m_doneWeight += (value - done) * *weight;
    done = value;
}

void JobProgress::update()
{
    if (m_totalWeight > 0)
        m_fraction = std::max(m_fraction, std::min(m_doneWeight / m_totalWeight, mostBeforeTheEnd));
}

} // namespace hanga
