#include "app/exitcode.h"

#include <QList>

namespace hanga {

ExitCode exitCodeOf(const Error &error)
{
    using enum Error::Kind;
    switch (error.kind) {
    case Cancelled:
        return ExitCode::Cancelled;
    case JsonInvalid:
    case FileNotFound:
    case FileUnreadable:
    case FileEmpty:
    case FileTooLarge:
    case FileUnwritable:
    case FileDamaged:
    case NotAWorkflow:
    case NoWorkflowInside:
    case UiFormat:
    case WildcardMissing:
    case VariationsInvalid:
    case NothingToSet:
    case AddressInvalid:
    case FileExistsOnServer:
    case DiskFull:
    case StoreBusy:
    case StoreNewer:
    case StoreReplaced:
    case JobOfOthers:
        return ExitCode::WrongUse;
    case BrokenGraph: // our own check, before the server's
    case Rejected:
        return ExitCode::Rejected;
    case NotReached:
    case TimedOut:
    case TlsRefused:
    case SignInNeeded:
    case Blocked:
    case NotComfyUi:
    case HttpStatus:
    case ReplyUnreadable:
    case ReplyTooLarge:
    case ReplyCutShort:
        return ExitCode::NotReached;
    case ExecutionFailed:
        return ExitCode::JobFailed;
    case FileMissingOnServer:
    case JobLost:
        return ExitCode::Lost;
    }
    return ExitCode::WrongUse;
}

ExitCode worse(ExitCode a, ExitCode b)
{
    using enum ExitCode;
    for (const ExitCode code : {WrongUse, NotReached, Rejected, Lost, JobFailed, Cancelled}) {
        if (a == code || b == code)
            return code;
    }
    return Done;
}

} // namespace hanga
