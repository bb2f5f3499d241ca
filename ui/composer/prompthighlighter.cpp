#include "ui/composer/prompthighlighter.h"

#include "prompt/prompttokens.h"
#include "ui/shared/tokens.h"

#include <QTextDocument>

#include <algorithm>
#include <vector>

namespace hanga {

namespace {

using Kind = prompt::Token::Kind;

/// The brackets of a line.
struct Brackets final : QTextBlockUserData
{
    explicit Brackets(const prompt::LineTokens &line)
        : strays(line.strays), opens(line.opens), closes(line.closes), isLost(line.isLost())
    {}

    QList<qsizetype> strays;
    QList<qsizetype> opens;
    QList<bool> closes;
    bool isLost;
};

/// How a character looks, as bits that compare fast.
struct Look
{
    int kind = -1; ///< that gives the colour of the text, -1 for none
    bool isRaised = false;

    friend bool operator==(const Look &, const Look &) = default;
};

Token colorOf(Kind kind)
{
    switch (kind) {
    case Kind::Weight:
        return Token::Accent;
    case Kind::Choice:
    case Kind::Wildcard:
        return Token::Ok;
    case Kind::Embedding:
    case Kind::Lora:
        return Token::Warn;
    case Kind::Comment:
        return Token::Text2;
    case Kind::Weighted:
        break;
    }
    return Token::Text;
}

QTextCharFormat formatOf(const Look &look, const QPalette &palette)
{
    QTextCharFormat format;
    if (look.isRaised)
        format.setBackground(themeColor(Token::Raised, palette));
    if (look.kind >= 0) {
        format.setForeground(themeColor(colorOf(Kind(look.kind)), palette));
        if (Kind(look.kind) == Kind::Weight)
            format.setFontWeight(QFont::DemiBold);
    }
    return format;
}

std::vector<Look> looksOf(const prompt::LineTokens &line, qsizetype length)
{
    std::vector<Look> looks(static_cast<size_t>(length));
    for (const prompt::Token &token : line.tokens) {
        for (qsizetype i = token.at; i < token.at + token.length; ++i) {
            Look &look = looks[size_t(i)];
            if (token.kind == Kind::Weighted)
                look.isRaised = true;
            else
                look.kind = std::max(look.kind, int(token.kind));
        }
    }
    return looks;
}

} // namespace

PromptHighlighter::PromptHighlighter(QTextDocument *document, const QPalette &palette)
    : QSyntaxHighlighter(document), m_palette(palette)
{}

void PromptHighlighter::setPalette(const QPalette &palette)
{
    if (palette == m_palette)
        return;
    m_palette = palette;
    rehighlight();
}

QList<int> PromptHighlighter::unbalanced(qsizetype most) const
{
    QList<int> found;
    QList<int> open;
    for (QTextBlock block = document()->begin(); block.isValid() && found.size() < most; block = block.next()) {
        const auto *brackets = static_cast<const Brackets *>(block.userData());
        if (!brackets)
            continue;
        for (const bool isClosed : brackets->closes) {
            if (open.isEmpty()) // lines behind are not read again yet
                break;
            const int at = open.takeLast();
            if (!isClosed)
                found.append(at);
        }
        for (const qsizetype at : brackets->strays)
            found.append(block.position() + int(at));
        for (const qsizetype at : brackets->opens)
            open.append(block.position() + int(at));
        if (brackets->isLost)
            open.clear();
    }
    found += open;
    if (found.size() > most)
        found.resize(most);
    return found;
}

void PromptHighlighter::highlightBlock(const QString &text)
{
    const prompt::LineTokens line = prompt::tokensOf(text, std::max(0, previousBlockState()));
    setCurrentBlockState(line.state);
    const bool isPlain = line.strays.isEmpty() && line.opens.isEmpty() && line.closes.isEmpty() && !line.isLost();
    setCurrentBlockUserData(isPlain ? nullptr : new Brackets(line)); // the block's own from here on
    if (line.tokens.isEmpty())
        return;
    const std::vector<Look> looks = looksOf(line, text.size());
    for (size_t from = 0; from < looks.size();) {
        size_t to = from + 1;
        while (to < looks.size() && looks[to] == looks[from])
            ++to;
        if (!(looks[from] == Look()))
            setFormat(int(from), int(to - from), formatOf(looks[from], m_palette));
        from = to;
    }
}

} // namespace hanga
