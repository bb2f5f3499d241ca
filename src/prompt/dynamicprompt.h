#pragma once

#include "prompt/wildcardfolder.h"

#include <QStringList>

namespace hanga::prompt {

/// A text after all its choices are made.
struct Resolved
{
    QString text;
    QStringList choices; ///< what each outermost `{…}` became, in the order of the text

    friend bool operator==(const Resolved &, const Resolved &) = default;
};

/// Braces may lie this deep in one another. A text that goes deeper is nobody's prompt and stays as it is.
constexpr int deepestChoice = 64;

/// \a text without its comments, as the first step of \ref resolve.
[[nodiscard]] QString withoutComments(const QString &text);

/// Makes the choices of \a text, as ComfyUI's web editor does in the moment of sending:
/// - `{a|b|c}` becomes one of its options, each as likely as the others; options may hold choices and may be empty. A
///   brace that is never closed reaches to the end of the text; `}` and `|` outside of braces are text.
/// - `//` to the end of the line and `/* … */` are comments and go, in web addresses too.
/// - `\{`, `\}` and `\|` are the characters themselves; every other backslash stays, such as that of `\(`.
///
/// Beyond the web editor: weights and several options at once, see \ref Choice.
///
/// A text with nothing of that comes back unchanged. The same state of \a random gives the same text. The time is
/// linear in \a text.
[[nodiscard]] Resolved resolve(const QString &text, Random &random);

/// The same with wildcards: `__name__` becomes a line of \a wildcards, whose own choices are made in turn;
/// `{2$$__name__}` becomes two different ones. Reads files: call it in the pool. Errors: those of
/// WildcardFolder::options; VariationsInvalid for wildcards that lead to one another without end.
[[nodiscard]] Result<Resolved> resolve(const QString &text, Random &random, const WildcardFolder &wildcards);

} // namespace hanga::prompt
