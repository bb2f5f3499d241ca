#pragma once

#include "json/value.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace hanga {

/// One accepted prompt.
struct DemoJob
{
    json::Value number; ///< priority, smaller first; an integer, or a float if the client chose it
    QString id;
    json::Value graph;
    json::Value extraData;
    QStringList outputs;

    /// Whose socket hears of it; nothing for jobs posted without client_id.
    [[nodiscard]] std::optional<QString> clientId() const;
    /// `[number, id, graph, extra_data, outputs]`
    [[nodiscard]] json::Value tuple() const;
};

/// What waits, runs and is done: ComfyUI's PromptQueue, its heap order included. Lives on the server's thread.
class DemoQueue final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The number of the next prompt, negative to go to the front. Refused prompts use one up, too.
    [[nodiscard]] json::Value takeNumber(bool front);
    void add(DemoJob job);
    /// The first of the waiting becomes the running one. Only when none runs.
    [[nodiscard]] std::optional<DemoJob> start();
    /// The running job leaves with \a entry: outputs, status, meta.
    void finish(json::Value entry);

    [[nodiscard]] int remaining() const;
    [[nodiscard]] json::Value toJson() const; ///< GET /queue
    void clearPending();
    void removePending(const QStringList &ids);

    /// GET /history. Without \a offset the newest \a maxItems, with it those from the oldest on.
    [[nodiscard]] json::Value history(std::optional<qint64> maxItems, qint64 offset) const;
    [[nodiscard]] json::Value historyOf(const QString &id) const;
    void clearHistory();
    void removeHistory(const QStringList &ids);

Q_SIGNALS:
    void changed(); ///< ComfyUI's queue_updated: every client is told the number that remains
    void added();

private:
    std::vector<DemoJob> m_pending; ///< a binary heap, as Python's heapq keeps it
    std::optional<DemoJob> m_running;
    json::Value m_history = json::Value::object();
    qint64 m_nextNumber = 0;
};

} // namespace hanga
