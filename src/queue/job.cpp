#include "queue/job.h"

namespace hanga {

bool isEnd(JobState state)
{
    switch (state) {
    case JobState::Held:
    case JobState::Sending:
    case JobState::Waiting:
    case JobState::Running:
    case JobState::Collecting:
        return false;
    case JobState::Done:
    case JobState::Failed:
    case JobState::Rejected:
    case JobState::Cancelled:
    case JobState::Lost:
        return true;
    }
    return true;
}

bool mayFollow(JobState from, JobState to)
{
    using enum JobState;
    switch (from) {
    case Held:
        return to == Sending || to == Cancelled;
    case Sending:
        // Back to Held: nobody knows the job after an unanswered POST. Running and Collecting: its events, or a look
        // into the queue, came before the answer.
        return to == Held || to == Waiting || to == Running || to == Collecting || to == Rejected || to == Failed ||
               to == Cancelled;
    case Waiting:
        return to == Running || to == Collecting || to == Cancelled || to == Lost;
    case Running:
        return to == Collecting || to == Cancelled || to == Lost;
    case Collecting:
        return to == Done || to == Failed || to == Cancelled;
    case Done:
    case Failed:
    case Rejected:
    case Cancelled:
    case Lost:
        return false;
    }
    return false;
}

QString jobStateName(JobState state)
{
    switch (state) {
    case JobState::Held:
        return QStringLiteral("held");
    case JobState::Sending:
        return QStringLiteral("sending");
    case JobState::Waiting:
        return QStringLiteral("waiting");
    case JobState::Running:
        return QStringLiteral("running");
    case JobState::Collecting:
        return QStringLiteral("collecting");
    case JobState::Done:
        return QStringLiteral("done");
    case JobState::Failed:
        return QStringLiteral("failed");
    case JobState::Rejected:
        return QStringLiteral("rejected");
    case JobState::Cancelled:
        return QStringLiteral("cancelled");
    case JobState::Lost:
        return QStringLiteral("lost");
    }
    return {};
}

} // namespace hanga
