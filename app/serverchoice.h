#pragma once

#include "server/serverconnection.h"

#include <memory>
#include <vector>

namespace hanga {

class DemoServer;
class JobQueue;

/// Which server new jobs go to, and every connection that is still needed: one that was left stays open until the jobs
/// sent over it have ended, and those that an earlier run sent anywhere are followed too. Starts the built-in demo when
/// it is asked for.
class ServerChoice final : public QObject
{
    Q_OBJECT

public:
    explicit ServerChoice(JobQueue &queue, QObject *parent = nullptr);
    ~ServerChoice() override;

    void connectTo(const ServerProfile &profile);
    void openDemo();
    /// No server: what was sent is still followed to its end, the rest is held until another one is chosen.
    void leave();

    [[nodiscard]] ServerConnection *current() const; ///< null: none was chosen
    /// Where new jobs go: the server chosen last. They are held until it is ready; when it is not and another one is
    /// chosen, they go there. Empty before the first choice.
    [[nodiscard]] const ServerId &target() const { return m_target; }
    [[nodiscard]] ServerConnection *find(const ServerId &id) const;
    [[nodiscard]] bool isDemo() const; ///< the current one is the built-in demo

Q_SIGNALS:
    void currentChanged();
    void stateChanged(); ///< of the current one
    void demoFailed(const hanga::Error &error);

private:
    ServerConnection &add(const ServerProfile &profile);
    void choose(ServerConnection *connection);
    void followRestored();
    void closeUnneeded();

    JobQueue &m_queue;
    std::unique_ptr<DemoServer> m_demo;
    ServerId m_demoId;
    std::vector<std::unique_ptr<ServerConnection>> m_connections;
    ServerConnection *m_current = nullptr;
    ServerId m_target;
};

} // namespace hanga
