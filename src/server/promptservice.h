#pragma once

#include "protocol/replies.h"
#include "server/call.h"
#include "server/httpcall.h"
#include "server/profile.h"

#include <variant>

class QNetworkAccessManager;

namespace hanga {

using PromptAnswer = std::variant<PromptAccepted, PromptRefusal>;

/// Jobs of one ComfyUI over HTTP: send, ask, stop. Knows no queue of ours; never retries.
/// Errors of every call: NotReached, TimedOut, TlsRefused, SignInNeeded, Blocked, NotComfyUi, HttpStatus, Reply….
class PromptService final : public QObject
{
    Q_OBJECT

public:
    PromptService(const ServerProfile &profile, QNetworkAccessManager &network, QObject *parent = nullptr,
                  const HttpLimits &limits = {});

    /// A refusal by validation is an answer, not an error.
    Call submit(const PromptBody &body, QObject *context, Done<PromptAnswer> done);
    Call fetchQueue(QObject *context, Done<QueueSnapshot> done);
    Call fetchHistory(const PromptId &prompt, QObject *context, Done<std::optional<HistoryEntry>> done);
    /// Among the newest jobs of everybody: for servers that chose the prompt_id, in an answer that was lost.
    Call fetchHistoryOf(const JobId &job, QObject *context, Done<std::optional<HistoryEntry>> done);
    /// Acts only if \a prompt runs (≥ 0.3.57).
    Call interrupt(const PromptId &prompt, QObject *context, Done<std::monostate> done);
    /// Takes waiting jobs out of the server's list; unknown ids are ignored by it.
    Call removePending(const QList<PromptId> &prompts, QObject *context, Done<std::monostate> done);
    /// Sends a local file's bytes as an input image; use the name that comes back.
    Call upload(const QByteArray &bytes, const QString &fileName, QObject *context, Done<ServerFile> done);

private:
    ServerProfile m_profile;
    QNetworkAccessManager &m_network;
    HttpLimits m_limits;

    [[nodiscard]] HttpCall::Plan plan(QList<int> alsoRead = {}) const;
    [[nodiscard]] QNetworkReply *post(const QString &path, const json::Value &body);
};

} // namespace hanga
