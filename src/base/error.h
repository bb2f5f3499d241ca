#pragma once

#include <QMetaObject>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace hanga {

/// Why something did not work: a kind and its arguments. It crosses threads and can be stored; it becomes a sentence
/// only where a person reads it (\ref whatHappened, \ref whatToDo), so that the language may change while we run.
struct Error {
    Q_GADGET

public:
    /// Stored by their names (\ref errorKindName): never rename one.
    enum class Kind {
        Cancelled,        ///< by the person or because the caller went away
        // Text that should be JSON. args: line, column, name of the \ref json::Problem
        JsonInvalid,
        // Files. args[0]: path or name
        FileNotFound,     ///< args: path
        FileUnreadable,   ///< args: path, the system's reason
        FileEmpty,        ///< args: path
        FileTooLarge,     ///< args: path, size in MB, limit in MB
        FileUnwritable,   ///< args: path, the system's reason
        FileDamaged,      ///< args: path, what is wrong
        NotAWorkflow,     ///< args: path or name, what was found instead
        NoWorkflowInside, ///< a sound media file that carries none. args: path or name
        UiFormat,         ///< the editor's format, which a server cannot run. args: path or name
        BrokenGraph,      ///< args: sentence that names node and link
        WildcardMissing,  ///< args: name, folder, the nearest names as a list; empty if nothing comes near
        VariationsInvalid, ///< what makes the jobs differ cannot be made out. args: sentence without a full stop
        NothingToSet,     ///< a prompt, seed or input was given that the workflow lacks. args: name
        // Servers. args[0]: address without credentials
        AddressInvalid,   ///< args: what was typed
        NotReached,       ///< args: address, reason
        TimedOut,         ///< args: address
        TlsRefused,       ///< args: address, reason
        SignInNeeded,     ///< 401, 403 with a page, or a redirect to another host. args: address
        Blocked,          ///< 403 with an empty body: the server's own origin rule. args: address
        NotComfyUi,       ///< something answers there, but not ComfyUI. args: address, what it sent
        HttpStatus,       ///< any other status. args: address, status, path
        ReplyUnreadable,  ///< args: address, what was wrong
        ReplyTooLarge,    ///< args: address, limit in MB
        ReplyCutShort,    ///< fewer bytes than announced. args: address, got, announced
        Rejected,         ///< POST /prompt was refused. args: the server's message. Reasons per node: PromptRefusal
        FileMissingOnServer, ///< 404 of /view or /userdata. args: address, file name
        FileExistsOnServer,  ///< 409 of /userdata: not saved. args: address, file name
        // The program's own files. args[0]: path
        DiskFull,         ///< args: path
        StoreBusy,        ///< another program keeps it locked. args: path
        StoreNewer,       ///< written by a newer Hanga. args: path
        StoreReplaced,    ///< was damaged; a new one holds what could be read. args: path, where the damaged one lies
        // Jobs
        JobOfOthers,      ///< another Hanga that runs answers for it. args: its process
        ExecutionFailed,  ///< args: node title, exception type, exception message
        JobLost,          ///< args: why we believe so
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Cancelled;
    QStringList args;
    QString detail; ///< raw text of a server or library, for "details"; never translated, always shown as plain text

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, QStringList args = {}, QString detail = {})
{
    return tl::unexpected(Error{kind, std::move(args), std::move(detail)});
}

/// "FileNotFound": the name under which a kind is stored.
[[nodiscard]] QString errorKindName(Error::Kind kind);
[[nodiscard]] std::optional<Error::Kind> errorKindFromName(const QString &name);

/// One translated sentence with a full stop: what happened, and where.
[[nodiscard]] QString whatHappened(const Error &error);
/// One translated sentence: what to do next. Empty where there is nothing to advise.
[[nodiscard]] QString whatToDo(const Error &error);

} // namespace hanga
