#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "protocol/replies.h"
#include "workflow/variation.h"

#include <QDateTime>

namespace hanga {

/// The life of a job. Held is only with us; Sending is a POST under way or unanswered; Waiting and Running are the
/// server's; Collecting: finished there, its files are being stored here. The rest are ends.
enum class JobState { Held, Sending, Waiting, Running, Collecting, Done, Failed, Rejected, Cancelled, Lost };

[[nodiscard]] bool isEnd(JobState state);
/// The legal transitions; every other one is a programming error.
[[nodiscard]] bool mayFollow(JobState from, JobState to);
/// "held", "sending" …: the names of the journal and of JSON lines.
[[nodiscard]] QString jobStateName(JobState state);

/// One file a job made.
struct JobOutput
{
    NodeId node;
    ServerFile file;
    QString path;               ///< where it is stored here; empty until then
    std::optional<Error> error; ///< why it could not be stored
};

/// What Generate asks for: one exact workflow to be run once.
struct JobRequest
{
    QString name; ///< the workflow's
    Workflow workflow;
    json::Value ui;           ///< the editor's format, travels along; null if there is none
    std::optional<Seed> seed; ///< the seed that people see
    QString group;            ///< jobs asked for together share it; empty for a single one
    int indexInGroup = 0;
    int groupSize = 1;
    /// The texts that `{a|b}`, comments or placeholders stood in, as they were typed; the workflow has what became of
    /// them. Whoever takes up the settings of a job gives these back.
    TextTemplates templates = {};
};

/// One submission to a server. A value; only JobQueue changes it.
struct Job
{
    JobId id;
    JobRequest request;
    ServerId server;
    QString serverName;
    JobState state = JobState::Held;

    PromptId prompt;              ///< ours until the server answers, then the server's
    std::optional<double> number; ///< the server's order
    int position = 0;             ///< in the server's pending list from 1; 0 if unknown
    QString sid;                  ///< of the connection it was sent on
    bool unconfirmed = false;     ///< held again after an unanswered POST: only a person sends it once more
    bool cancelRequested = false; ///< the person wants it stopped; the server has not said yet that it did

    double fraction = 0; ///< of the whole job, 0…1; never backwards; 1 only when all outputs are stored
    NodeId node;         ///< the node at work
    QString nodeTitle;
    double step = 0; ///< of that node; steps 0: it has none
    double steps = 0;
    int nodeIndex = 0; ///< how many nodes have started, of nodeCount
    int nodeCount = 0;

    QList<JobOutput> outputs;
    bool outputsKnown = false;   ///< no more will come: the history has been read, or has nothing to tell
    QList<InputProblem> dropped; ///< outputs the server would not run
    std::optional<Error> error;
    std::optional<PromptRefusal> refusal;       ///< with Rejected
    std::optional<ExecutionErrorEvent> failure; ///< with Failed

    QDateTime made, sent, started, finished; ///< UTC; invalid until then
    JobId retryOf;                           ///< the job that this one repeats; empty if none
};

} // namespace hanga
