#include "demo/demoschedule.h"

#include "demo/demojson.h"
#include "json/document.h"

#include <QCryptographicHash>

#include <algorithm>
#include <map>

namespace hanga {
namespace {

std::optional<QString> linkedNode(const json::Value &input)
{
    if (!input.isArray() || input.size() != 2 || !input[0].isString())
        return std::nullopt;
    return input[0].toString();
}

} // namespace

DemoSchedule::DemoSchedule(const json::Value &graph, const DemoNodes &nodes, QSet<QString> cached)
    : m_graph(graph), m_nodes(nodes), m_cached(std::move(cached))
{}

void DemoSchedule::add(const QString &wanted)
{
    QStringList stack{wanted};
    QList<std::pair<QString, QString>> links;
    while (!stack.isEmpty()) {
        const QString node = stack.takeLast();
        if (m_blockers.contains(node))
            continue;
        m_pending << node;
        m_blockers.insert(node, 0);
        for (const auto &[name, input] : m_graph[node.toStdString()]["inputs"].members()) {
            const auto from = linkedNode(input);
            if (!from || m_cached.contains(*from))
                continue;
            stack << *from;
            links.emplace_back(*from, node);
        }
    }
    for (const auto &[from, to] : links) {
        QStringList &waiting = m_blocking[from];
        if (waiting.contains(to))
            continue;
        waiting << to;
        ++m_blockers[to];
    }
}

bool DemoSchedule::leadsToOutput(const QString &node, int links) const
{
    if (links == 0)
        return m_nodes.isOutput(m_graph[node.toStdString()]["class_type"].toString());
    const QStringList waiting = m_blocking.value(node);
    return std::any_of(waiting.cbegin(), waiting.cend(),
                       [&](const QString &next) { return leadsToOutput(next, links - 1); });
}

std::optional<QString> DemoSchedule::next() const
{
    QStringList ready;
    for (const QString &node : m_pending) {
        if (m_blockers.value(node) == 0)
            ready << node;
    }
    for (int links = 0; links <= 2; ++links) {
        for (const QString &node : ready) {
            if (leadsToOutput(node, links))
                return node;
        }
    }
    return ready.isEmpty() ? std::nullopt : std::optional(ready.first());
}

void DemoSchedule::complete(const QString &node)
{
    m_pending.removeOne(node);
    for (const QString &waiting : m_blocking.take(node))
        --m_blockers[waiting];
}

namespace {

class Signer final
{
public:
    Signer(const json::Value &graph, const std::function<QByteArray(const json::Value &)> &fileMark)
        : m_graph(graph), m_fileMark(fileMark)
    {}

    QByteArray sign(const QString &node, int depth = 0)
    {
        if (const auto known = m_signatures.constFind(node); known != m_signatures.cend())
            return *known;
        if (depth > 1000)
            return "endless"; // a ring that no output needs is never checked, nor run
        const json::Value &entry = m_graph[node.toStdString()];
        std::map<std::string, QByteArray> inputs; // their order does not matter
        for (const auto &[name, input] : entry["inputs"].members()) {
            const auto from = linkedNode(input);
            inputs[name] = from && m_graph.contains(from->toStdString())
                               ? "<" + sign(*from, depth + 1) + ":" + QByteArray::number(input[1].toInt64().value_or(0))
                               : "=" + json::write(input);
        }
        QCryptographicHash hash(QCryptographicHash::Sha1);
        hash.addData(entry["class_type"].toString().toUtf8());
        hash.addData(m_fileMark(entry));
        for (const auto &[name, value] : inputs)
            hash.addData(QByteArray::fromStdString(name) + value + '\n');
        return m_signatures[node] = hash.result();
    }

    QHash<QString, QByteArray> m_signatures;

private:
    const json::Value &m_graph;
    const std::function<QByteArray(const json::Value &)> &m_fileMark;
};

} // namespace

QHash<QString, QByteArray> demoSignatures(const json::Value &graph,
                                          const std::function<QByteArray(const json::Value &)> &fileMark)
{
    Signer signer(graph, fileMark);
    for (const auto &[id, node] : graph.members())
        signer.sign(demo::fromUtf8(id));
    return signer.m_signatures;
}

} // namespace hanga
