#pragma once

#include "queuefixture.h"
#include "scriptedserver.h"

#include <memory>

namespace hanga::test {

/// What POST /prompt said of itself.
struct Sent
{
    QString prompt;
    QString job;
};
[[nodiscard]] Sent readPost(const StubRequest &request);

inline const StubAnswer lost{{}, true}; ///< an answer that does not arrive

// What a ComfyUI answers, in its own words.
[[nodiscard]] StubAnswer accepted(const QString &prompt, int number = 4);
[[nodiscard]] QByteArray queueItem(const QString &prompt, const QString &job);
[[nodiscard]] StubAnswer queueAnswer(const QByteArray &running, const QByteArray &pending);
/// One output, a.png of node 3.
[[nodiscard]] StubAnswer historyAnswer(const QString &prompt, const QByteArray &status = "success",
                                       const QByteArray &messages = {});
[[nodiscard]] QByteArray eventText(const char *type, const QString &prompt, const QByteArray &more = {});
[[nodiscard]] Workflow anyGraph();

/// A queue at a scripted server.
class ScriptedQueue final
{
public:
    /// Starts the queue; false if the connection does not become ready.
    [[nodiscard]] bool start(const QueueTimings &timings = impatient());
    /// The server says yes to each job, notes what was sent, and answers /queue and /history with what stands here.
    void acceptAll();
    [[nodiscard]] JobState state(const JobId &id) const { return fixture->state(id); }
    [[nodiscard]] const Job &job(const JobId &id) const { return fixture->job(id); }

    ScriptedServer server;
    std::unique_ptr<QueueFixture> fixture;
    Sent sent;
    QByteArray running;
    QByteArray pending;
    std::optional<StubAnswer> history;
};

} // namespace hanga::test
