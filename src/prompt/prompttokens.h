#pragma once

#include <QList>
#include <QStringView>

namespace hanga::prompt {

/// A part of a line of a prompt that means something to the server or to \ref resolve.
struct Token
{
    /// Where two lie over one another, the later kind is what a person should see.
    enum class Kind {
        Weighted, ///< `(word:1.2)`; those inside of another are part of it
        Choice,   ///< `{a|b}`, as far as it lies in this line
        Weight,   ///< its `:1.2`
        Wildcard, ///< `__name__`
        Embedding,
        Lora, ///< `<lora:name:0.8>`
        Comment,
    };
    Kind kind;
    qsizetype at;
    qsizetype length;

    friend bool operator==(const Token &, const Token &) = default;
};

/// What \ref tokensOf found in a line.
struct LineTokens
{
    QList<Token> tokens;
    QList<qsizetype> strays; ///< brackets of this line without a partner
    QList<qsizetype> opens;  ///< brackets that stay open behind this line, outermost first
    /// Brackets of lines before that end here, innermost first: true if closed, false if another bracket closed over
    /// it, as in `({)`.
    QList<bool> closes;
    int state = 0; ///< for the next line; 0 is the state of the first

    /// More brackets are open than a state holds: nothing is said about the partners of this line's and what follows.
    [[nodiscard]] bool isLost() const;
};

/// Lines pass at most this many open brackets on.
constexpr int deepestOpen = 14;

/// The tokens of one line, \a state being that of the line before. `\(` and its like are no brackets. Time and memory
/// are linear in \a line.
[[nodiscard]] LineTokens tokensOf(QStringView line, int state);

} // namespace hanga::prompt
