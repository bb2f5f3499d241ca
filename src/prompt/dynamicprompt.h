#pragma once

#include "prompt/random.h"

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

/// Makes the choices of \a text, as ComfyUI's web editor does in the moment of sending:
/// - `{a|b|c}` becomes one of its options, each as likely as the others; options may hold choices and may be empty. A
///   brace that is never closed reaches to the end of the text; `}` and `|` outside of braces are text.
/// - `//` to the end of the line and `/* … */` are comments and go, in web addresses too.
/// - `\{`, `\}` and `\|` are the characters themselves; every other backslash stays, such as that of `\(`.
///
/// A text with nothing of that comes back unchanged. The same state of \a random gives the same text. The result is
/// never longer than \a text, and the time is linear in it.
[[nodiscard]] Resolved resolve(const QString &text, Random &random);

} // namespace hanga::prompt
