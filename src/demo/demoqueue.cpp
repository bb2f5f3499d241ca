#include "demo/demoqueue.h"

#include "demo/demojson.h"

#include <algorithm>

namespace hanga {
namespace {

constexpr qsizetype historyLimit = 10000;

/// The heap functions of std keep the largest on top; ComfyUI's heap the smallest by (number, id).
bool runsLater(const DemoJob &a, const DemoJob &b)
{
    const double left = a.number.toDouble().value_or(0);
    const double right = b.number.toDouble().value_or(0);
    return left != right ? left > right : a.id > b.id;
}

} // namespace

std::optional<QString> DemoJob::clientId() const
{
    const json::Value &owner = extraData["client_id"];
    return owner.isString() ? std::optional(owner.toString()) : std::nullopt;
}

json::Value DemoJob::tuple() const
{
    return json::Value::array({number, json::Value(id), graph, extraData, demo::list(outputs)});
}

json::Value DemoQueue::takeNumber(bool front)
{
    const qint64 number = m_nextNumber++;
    return demo::integer(front ? -number : number);
}

void DemoQueue::add(DemoJob job)
{
    m_pending.push_back(std::move(job));
    std::push_heap(m_pending.begin(), m_pending.end(), runsLater);
    Q_EMIT changed();
    Q_EMIT added();
}

std::optional<DemoJob> DemoQueue::start()
{
    Q_ASSERT(!m_running);
    if (m_pending.empty())
        return std::nullopt;
    std::pop_heap(m_pending.begin(), m_pending.end(), runsLater);
    m_running = std::move(m_pending.back());
    m_pending.pop_back();
    Q_EMIT changed();
    return m_running;
}

void DemoQueue::finish(json::Value entry)
{
    Q_ASSERT(m_running);
    json::Value whole = demo::object({{"prompt", m_running->tuple()}});
    for (const auto &[key, value] : entry.members())
        whole.set(key, value);
    const std::string id = m_running->id.toStdString();
    m_history.remove(id); // an id that is used again moves to the end
    if (m_history.size() >= historyLimit)
        m_history.remove(std::string(m_history.members().front().key));
    m_history.set(id, std::move(whole));
    m_running.reset();
    Q_EMIT changed();
}

int DemoQueue::remaining() const
{
    return int(m_pending.size()) + (m_running ? 1 : 0);
}

json::Value DemoQueue::toJson() const
{
    json::Value running = json::Value::array();
    if (m_running)
        running.append(m_running->tuple());
    json::Value pending = json::Value::array();
    for (const DemoJob &job : m_pending)
        pending.append(job.tuple());
    return demo::object({{"queue_running", running}, {"queue_pending", pending}});
}

void DemoQueue::clearPending()
{
    m_pending.clear();
    Q_EMIT changed();
}

void DemoQueue::removePending(const QStringList &ids)
{
    for (const QString &id : ids) {
        const auto job = std::find_if(m_pending.begin(), m_pending.end(),
                                      [&id](const DemoJob &waiting) { return waiting.id == id; });
        if (job == m_pending.end())
            continue;
        m_pending.erase(job);
        std::make_heap(m_pending.begin(), m_pending.end(), runsLater);
        Q_EMIT changed();
    }
}

json::Value DemoQueue::history(std::optional<qint64> maxItems, qint64 offset) const
{
    if (offset < 0 && maxItems)
        offset = m_history.size() - *maxItems;
    json::Value chosen = json::Value::object();
    qint64 place = 0;
    for (const auto &[id, entry] : m_history.members()) {
        if (place++ < offset)
            continue;
        chosen.set(id, entry);
        if (maxItems && chosen.size() >= *maxItems)
            break;
    }
    return chosen;
}

json::Value DemoQueue::historyOf(const QString &id) const
{
    json::Value found = json::Value::object();
    if (const std::string key = id.toStdString(); m_history.contains(key))
        found.set(key, m_history[key]);
    return found;
}

void DemoQueue::clearHistory()
{
    m_history = json::Value::object();
}

void DemoQueue::removeHistory(const QStringList &ids)
{
    for (const QString &id : ids)
        m_history.remove(id.toStdString());
}

} // namespace hanga
