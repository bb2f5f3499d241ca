#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/preflighthints.h"
#include "workflow/workflow.h"

namespace hanga {

/// A change of values that would end a problem.
struct Fix
{
    QString description; ///< a translated sentence without a full stop, for a button or a list
    QList<std::pair<InputRef, json::Value>> edits;
    bool certain = false; ///< means the same as what the file has; all others are for a person to choose
};

/// Why a server would refuse a workflow, or not do what its maker had in mind.
struct Problem
{
    enum class Kind {
        UnknownClass,  ///< args: class
        MissingInput,  ///< a required input without value and link
        NotInList,     ///< args: value
        TooSmall,      ///< args: value, minimum
        TooLarge,      ///< args: value, maximum
        WrongValue,    ///< no value of the declared type. args: value, type
        BadLink,       ///< a list that is no link
        LinkToNowhere, ///< a link to a node that is not there. args: its sentence
        TypeMismatch,  ///< args: received type, wanted type
        Circle,        ///< args: its sentence
        NoOutput,      ///< no node keeps or shows anything; neither node nor input
        LoraText,      ///< `<lora:…>` in a text whose node does not read it. args: the tags
        NeedsBrowser,  ///< a node that waits for a person at the web editor
        PaidNode,      ///< a node that spends credits each time it runs. args: class, price or empty
        ServerSays     ///< only a server can tell, in its own words. args: message, details; plain text
    };

    Kind kind = Kind::UnknownClass;
    InputRef at;
    QString title; ///< of the node
    QStringList args;
    QList<Fix> fixes; ///< the likeliest first
    /// Every server that has this catalogue refuses the whole workflow for it. False where custom code of a node may
    /// think otherwise, where only one of several outputs is affected, and for what is only worth knowing.
    bool isFatal = false;
    QString pack = {};        ///< of UnknownClass: the node pack that brings the class; empty if not known
    QStringList choices = {}; ///< of NotInList: everything that the server has for this input
};

/// What is wrong with \a workflow on a server with \a catalog, in the order of the file. Like a server, it looks at the
/// values of those nodes only that an output needs. Where a declaration is not known, nothing is wrong: an empty
/// catalogue leaves only what the graph itself shows.
/// \a hints name the packs of unknown classes.
[[nodiscard]] QList<Problem> preflight(const Workflow &workflow, const NodeCatalog &catalog,
                                       const PreflightHints &hints = {});

/// \a workflow with the first certain fix of each problem.
[[nodiscard]] Workflow withCertainFixes(Workflow workflow, const QList<Problem> &problems);
[[nodiscard]] Workflow withFix(Workflow workflow, const Fix &fix);

/// A translated sentence about the node or input, which it does not name.
[[nodiscard]] QString problemText(const Problem &problem);
/// The same with the names of node and input, for a list.
[[nodiscard]] QString problemLine(const Problem &problem);
/// The same for the same problem (kind, place, args) each time it is looked for, and in a later session: what a person
/// left as it is on purpose.
[[nodiscard]] QString problemKey(const Problem &problem);
/// Worth knowing, but nothing has to be done about it before the workflow can run.
[[nodiscard]] bool isNote(Problem::Kind kind);
/// A word for programs; the server's own where it has one: "value_not_in_list".
[[nodiscard]] QString problemKind(Problem::Kind kind);

} // namespace hanga
