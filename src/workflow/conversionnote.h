#pragma once

#include "base/ids.h"

#include <QList>
#include <QStringList>

namespace hanga {

/// Something about a converted workflow that its reader should know. It becomes a sentence only where a person reads
/// it (\ref noteText).
struct ConversionNote
{
    enum class Kind {
        MissingClass,   ///< the server lacks it; links are kept. args: class
        Guessed,        ///< names of values of a missing class by the customs of the packs. args: class, names
        EditorOnly,     ///< an unknown class without inputs and outputs: left out. args: class
        DanglingLink,   ///< starts at a node that is not in the file. args: input
        LostInput,      ///< args: input, title of the muted or bypassed node
        Circle,         ///< links run in a circle without a node that computes. args: input
        WrongType,      ///< saved by another version of the class. args: class, input, value
        DefaultUsed,    ///< an input that is newer than the file. args: input, value
        NameDiffers,    ///< the value at its position differs from the one under its name. args: input, used value
        HostValueUsed,  ///< the subgraph shows another value than its inner node. args: input, inner value
        HostUnclear,    ///< values of a subgraph or group node that cannot be told apart. args: class
        NeedsBrowser,   ///< a widget that only the web editor fills. args: input
        DynamicPrompt,  ///< `{a|b}` or a comment, resolved for each request. args: input
        FileNameTokens, ///< `%date:…%` or `%node.widget%`, resolved for each request. args: input, value
        UnknownGroup,   ///< a group node without its definition. args: class
        Recursion,      ///< a subgraph that holds itself, or too many levels. args: class
        TooManyNodes,   ///< the rest is left out. args: limit
        DoubleId        ///< a second node of the same id: left out
    };

    Kind kind = Kind::MissingClass;
    NodeId node; ///< as in the result: "12:5"; empty if it concerns the whole file
    QStringList args;

    friend bool operator==(const ConversionNote &, const ConversionNote &) = default;
};

/// One translated sentence with a full stop, that names the node.
[[nodiscard]] QString noteText(const ConversionNote &note);
/// True for what changes nothing about the result's exactness, such as a default for an input newer than the file.
[[nodiscard]] bool isHarmless(ConversionNote::Kind kind);
/// A line for each note, at most \a most: what makes the result inexact stands first.
[[nodiscard]] QString notesText(QList<ConversionNote> notes, int most);

} // namespace hanga
