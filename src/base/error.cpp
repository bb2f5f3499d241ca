#include "base/error.h"

#include <QCoreApplication>
#include <QMetaEnum>

namespace hanga {

namespace {

/// So that lupdate finds the context that is used at run time.
struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/// What the reader of src/json found; the names are those of json::Problem.
QString jsonProblem(const QString &name)
{
    if (name == u"empty")
        return ErrorText::tr("there is no text in it");
    if (name == u"notUtf8")
        return ErrorText::tr("the text is not UTF-8");
    if (name == u"utf16")
        return ErrorText::tr("the text is UTF-16; save it as UTF-8");
    if (name == u"loneSurrogate")
        return ErrorText::tr("half of a surrogate pair stands alone");
    if (name == u"textAfterEnd")
        return ErrorText::tr("text follows after the end of the document");
    if (name == u"unterminatedText")
        return ErrorText::tr("a text is not closed with a quotation mark");
    if (name == u"controlCharacter")
        return ErrorText::tr("a text contains a control character, which must be written as an escape");
    if (name == u"badNumber")
        return ErrorText::tr("a number is malformed");
    if (name == u"badEscape")
        return ErrorText::tr("an escape in a text is malformed");
    if (name == u"missingComma")
        return ErrorText::tr("a comma or a closing bracket is missing");
    if (name == u"missingColon")
        return ErrorText::tr("a colon is missing after a name");
    if (name == u"missingName")
        return ErrorText::tr("a name in quotation marks is missing");
    if (name == u"tooLarge")
        return ErrorText::tr("the document is too large");
    return ErrorText::tr("a value is missing or malformed");
}

QString fileSentence(const Error &error)
{
    const auto arg = [&error](qsizetype i) { return error.args.value(i); };
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::Cancelled:
        return ErrorText::tr("Cancelled.");
    case Kind::JsonInvalid:
        return ErrorText::tr("This is not valid JSON: line %1, column %2: %3.")
            .arg(arg(0), arg(1), jsonProblem(arg(2)));
    case Kind::FileNotFound:
        return ErrorText::tr("There is no file %1.").arg(arg(0));
    case Kind::FileUnreadable:
        return ErrorText::tr("%1 cannot be read: %2.").arg(arg(0), arg(1));
    case Kind::FileEmpty:
        return ErrorText::tr("%1 is empty.").arg(arg(0));
    case Kind::FileTooLarge:
        return ErrorText::tr("%1 has %2 MB; the limit for this kind of file is %3 MB.").arg(arg(0), arg(1), arg(2));
    case Kind::FileUnwritable:
        return ErrorText::tr("%1 cannot be written: %2.").arg(arg(0), arg(1));
    case Kind::FileDamaged:
        return ErrorText::tr("%1 is damaged: %2.").arg(arg(0), arg(1));
    case Kind::NotAWorkflow:
        return ErrorText::tr("%1 is not a ComfyUI workflow: %2.").arg(arg(0), arg(1));
    case Kind::NoWorkflowInside:
        return ErrorText::tr("There is no workflow in %1.").arg(arg(0));
    case Kind::UiFormat:
        return ErrorText::tr("%1 was saved for the editor; a server cannot run this format.").arg(arg(0));
    case Kind::BrokenGraph:
        return ErrorText::tr("The workflow is broken: %1").arg(arg(0));
    case Kind::WildcardMissing:
        return arg(2).isEmpty() ? ErrorText::tr("There is no wildcard “%1” in %2.").arg(arg(0), arg(1))
                                : ErrorText::tr("There is no wildcard “%1” in %2; there is %3.")
                                      .arg(arg(0), arg(1), arg(2));
    case Kind::VariationsInvalid:
        return ErrorText::tr("The variations cannot be made: %1.").arg(arg(0));
    case Kind::NothingToSet:
        return ErrorText::tr("The workflow has no %1 that could be set.").arg(arg(0));
    case Kind::DiskFull:
        return ErrorText::tr("%1 could not be written: the disk is full.").arg(arg(0));
    case Kind::StoreBusy:
        return ErrorText::tr("%1 is kept locked by another program.").arg(arg(0));
    case Kind::StoreNewer:
        return ErrorText::tr("%1 was made by a newer Hanga.").arg(arg(0));
    case Kind::StoreReplaced:
        return ErrorText::tr("%1 was damaged; what could still be read was kept. The damaged file is now %2.")
            .arg(arg(0), arg(1));
    default:
        return {};
    }
}

QString serverSentence(const Error &error)
{
    const auto arg = [&error](qsizetype i) { return error.args.value(i); };
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::AddressInvalid:
        return ErrorText::tr("“%1” is not an address of a server.").arg(arg(0));
    case Kind::NotReached:
        return ErrorText::tr("No server answers at %1: %2.").arg(arg(0), arg(1));
    case Kind::TimedOut:
        return ErrorText::tr("%1 did not answer in time.").arg(arg(0));
    case Kind::TlsRefused:
        return ErrorText::tr("The certificate of %1 was refused: %2.").arg(arg(0), arg(1));
    case Kind::SignInNeeded:
        return ErrorText::tr("%1 asks for a sign-in.").arg(arg(0));
    case Kind::Blocked:
        return ErrorText::tr("%1 refuses this connection by its own rules.").arg(arg(0));
    case Kind::NotComfyUi:
        return ErrorText::tr("Something answers at %1, but it is not ComfyUI: %2.").arg(arg(0), arg(1));
    case Kind::HttpStatus:
        return ErrorText::tr("%1 answered %3 with the status %2.").arg(arg(0), arg(1), arg(2));
    case Kind::ReplyUnreadable:
        return ErrorText::tr("An answer of %1 could not be understood: %2.").arg(arg(0), arg(1));
    case Kind::ReplyTooLarge:
        return ErrorText::tr("An answer of %1 is larger than %2 MB.").arg(arg(0), arg(1));
    case Kind::ReplyCutShort:
        return ErrorText::tr("%1 sent only %2 of %3 bytes.").arg(arg(0), arg(1), arg(2));
    case Kind::Rejected:
        return ErrorText::tr("The server refused the job: %1").arg(arg(0));
    case Kind::FileMissingOnServer:
        return ErrorText::tr("%1 no longer has the file %2.").arg(arg(0), arg(1));
    case Kind::FileExistsOnServer:
        return ErrorText::tr("%1 already has a file %2.").arg(arg(0), arg(1));
    case Kind::JobOfOthers:
        return ErrorText::tr("This job belongs to another Hanga that is running (process %1).").arg(arg(0));
    case Kind::ExecutionFailed:
        return ErrorText::tr("The job stopped at “%1”: %2: %3").arg(arg(0), arg(1), arg(2));
    case Kind::JobLost:
        return ErrorText::tr("The job was lost: %1").arg(arg(0));
    default:
        return {};
    }
}

QString fileAdvice(Error::Kind kind)
{
    using Kind = Error::Kind;
    switch (kind) {
    case Kind::JsonInvalid:
        return ErrorText::tr("Open the file in a text editor and look at that place, or export it again.");
    case Kind::FileNotFound:
        return ErrorText::tr("Check the name and the folder.");
    case Kind::FileUnreadable:
        return ErrorText::tr("Check that you may read it.");
    case Kind::FileEmpty:
    case Kind::FileDamaged:
        return ErrorText::tr("Get the file again from where it came.");
    case Kind::FileTooLarge:
        return ErrorText::tr("Check that it is the file you meant.");
    case Kind::FileUnwritable:
        return ErrorText::tr("Check the free space and that you may write there.");
    case Kind::NotAWorkflow:
    case Kind::NoWorkflowInside:
        return ErrorText::tr("Open a workflow exported with “Export (API)”, or an image that ComfyUI saved.");
    case Kind::UiFormat:
        return ErrorText::tr(
            "In ComfyUI switch on Settings → Dev mode, then use Workflow → Export (API) and open that file.");
    case Kind::BrokenGraph:
        return ErrorText::tr("Mend it in ComfyUI and export it again.");
    case Kind::NothingToSet:
        return ErrorText::tr("Leave it out, or name the input with --set NODE.INPUT=JSON.");
    case Kind::DiskFull:
        return ErrorText::tr("Make some room and try again.");
    default:
        return {};
    }
}

} // namespace

QString errorKindName(Error::Kind kind)
{
    return QString::fromLatin1(QMetaEnum::fromType<Error::Kind>().valueToKey(int(kind)));
}

std::optional<Error::Kind> errorKindFromName(const QString &name)
{
    bool known = false;
    const int kind = QMetaEnum::fromType<Error::Kind>().keyToValue(name.toLatin1().constData(), &known);
    return known ? std::optional(Error::Kind(kind)) : std::nullopt;
}

QString whatHappened(const Error &error)
{
    const QString sentence = fileSentence(error);
    return sentence.isEmpty() ? serverSentence(error) : sentence;
}

QString whatToDo(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::JsonInvalid:
    case Kind::FileNotFound:
    case Kind::FileUnreadable:
    case Kind::FileEmpty:
    case Kind::FileDamaged:
    case Kind::FileTooLarge:
    case Kind::FileUnwritable:
    case Kind::NotAWorkflow:
    case Kind::NoWorkflowInside:
    case Kind::UiFormat:
    case Kind::BrokenGraph:
    case Kind::NothingToSet:
    case Kind::DiskFull:
        return fileAdvice(error.kind);
    case Kind::AddressInvalid:
        return ErrorText::tr("Type a name and a port, for example 127.0.0.1:8188.");
    case Kind::NotReached:
    case Kind::TimedOut:
        return ErrorText::tr("Check that ComfyUI is running and that the address is right.");
    case Kind::TlsRefused:
        return ErrorText::tr("Check the address, or use a server with a valid certificate.");
    case Kind::SignInNeeded:
        return ErrorText::tr("Check the address and the sign-in of that server.");
    case Kind::Blocked:
        return ErrorText::tr(
            "Use the same name for the server as it was started with, for example 127.0.0.1 for localhost.");
    case Kind::NotComfyUi:
        return ErrorText::tr("Check the port; ComfyUI uses 8188 by default.");
    case Kind::HttpStatus:
    case Kind::ReplyUnreadable:
    case Kind::ReplyCutShort:
        return ErrorText::tr("Try again; if it stays, look at the server's log.");
    case Kind::FileExistsOnServer:
        return ErrorText::tr("Replace it, or choose another name.");
    case Kind::Rejected:
        return ErrorText::tr("Mend the marked inputs and send it again.");
    case Kind::StoreBusy:
        return ErrorText::tr("Close the other program and try again.");
    case Kind::StoreNewer:
        return ErrorText::tr("Install that version, or use another folder with HANGA_HOME.");
    case Kind::StoreReplaced:
        return ErrorText::tr("Look through the queue for what is missing.");
    case Kind::JobOfOthers:
        return ErrorText::tr("Use the window or the command that made it.");
    case Kind::ExecutionFailed:
        return ErrorText::tr("Change the inputs of that node, or try again.");
    case Kind::JobLost:
        return ErrorText::tr("Send it again.");
    case Kind::Cancelled:
    case Kind::ReplyTooLarge:
    case Kind::FileMissingOnServer:
    case Kind::WildcardMissing:
    case Kind::VariationsInvalid:
        return {};
    }
    return {};
}

} // namespace hanga
