#pragma once

#include "server/promptservice.h"

#include <QObject>

namespace hanga {

/// Where a server has a job.
struct Finding
{
    enum class Where { Pending, Running, Finished, Absent };
    Where where = Where::Absent;
    PromptId prompt; ///< the server's name for it; empty if absent
    std::optional<double> number;
    int position = 0;                  ///< among all that wait there, from 1
    std::optional<HistoryEntry> entry; ///< of a finished one
};

/// Asks one server where jobs are: /queue first, then /history for those that are not in it. In this order a job cannot
/// slip through, since the server moves it from queue to history in one step. Jobs are known by prompt_id or by the
/// JobId that travels in extra_data. One look at a time.
class Reconciler final : public QObject
{
    Q_OBJECT

public:
    struct Sought
    {
        JobId job;
        PromptId prompt;
        bool unanswered = false; ///< the server may have given it another name
    };

    explicit Reconciler(PromptService &prompts, QObject *parent = nullptr);

    [[nodiscard]] bool isLooking() const { return m_open > 0; }
    /// Ends in one \ref found a job, or less if the server does not answer; then in \ref finished.
    void look(const QList<Sought> &jobs);

Q_SIGNALS:
    void found(const hanga::JobId &id, const hanga::Finding &finding);
    void finished();

private:
    void compare(const QList<Sought> &jobs, const QueueSnapshot &queue);
    void askHistory(const Sought &sought);
    void askRecentHistory(const JobId &job);
    void tell(const JobId &job, const std::optional<HistoryEntry> &entry);
    void callEnded();

    PromptService &m_prompts;
    int m_open = 0; ///< calls under way
};

} // namespace hanga
