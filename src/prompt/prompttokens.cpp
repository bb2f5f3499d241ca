#include "prompt/prompttokens.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace hanga::prompt {

namespace {

// A state: one bit for an open comment, two for the kind of each open bracket, outermost lowest, or Lost alone.
constexpr int CommentBit = 1;
constexpr int Lost = 1 << 30;
constexpr qsizetype Before = -1; ///< stands for the place of a bracket in a line before

constexpr QStringView openers = u"({[";
constexpr QStringView closers = u")}]";
constexpr int Parenthesis = 1;
constexpr int Brace = 2;

/// 1, 2, 3 for a bracket of \a set, else 0.
int kindIn(QStringView set, QChar c)
{
    return int(set.indexOf(c)) + 1;
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Where the `:1.2` of a parenthesis that closes at \a end begins; -1 if it has none.
qsizetype weightBefore(QStringView line, qsizetype open, qsizetype end)
{
    constexpr qsizetype longest = 16; // nobody's weight is longer, and the search stays short
    qsizetype at = end;
    while (at > open + 1 && end - at < longest && line.at(at - 1) != u':')
        --at;
    bool isNumber = false;
    if (at > open + 1 && line.at(at - 1) == u':')
        std::ignore = line.mid(at, end - at).trimmed().toDouble(&isNumber);
    return isNumber ? at - 1 : -1;
}

class LineReader final
{
public:
    LineReader(QStringView line, int state) : m_line(line) { open(state); }

    LineTokens read()
    {
        qsizetype at = m_isComment ? readComment(0, 0) : 0;
        while (at < m_line.size())
            at = readAt(at);
        finish();
        return m_found;
    }

private:
    struct Open
    {
        int kind;
        qsizetype at;
    };

    void open(int state)
    {
        if (state <= 0)
            return;
        m_isLost = (state & Lost) != 0;
        m_isComment = (state & CommentBit) != 0;
        for (int rest = (state & ~Lost) >> 1; rest != 0; rest >>= 2)
            push(rest & 3, Before);
    }

    void push(int kind, qsizetype at)
    {
        m_open.append({kind, at});
        if (++m_counts[size_t(kind)] == 1 && kind == Brace)
            m_choice = std::max<qsizetype>(at, 0);
    }

    void add(Token::Kind kind, qsizetype from, qsizetype to) { m_found.tokens.append({kind, from, to - from}); }

    qsizetype readAt(qsizetype at)
    {
        const QChar c = m_line.at(at);
        const QStringView rest = m_line.mid(at);
        if (c == u'\\') {
            const bool isEscape = rest.size() > 1 && (kindIn(openers, rest.at(1)) || kindIn(closers, rest.at(1)));
            return at + (isEscape ? 2 : 1);
        }
        if (c == u'/' && rest.startsWith(u"//")) {
            add(Token::Kind::Comment, at, m_line.size());
            return m_line.size();
        }
        if (c == u'/' && rest.startsWith(u"/*"))
            return readComment(at, at + 2);
        if (c == u'<' && rest.startsWith(u"<lora:"))
            return readLora(at);
        if (c == u'_' && rest.startsWith(u"__"))
            return readWildcard(at);
        if (c == u'e' && rest.startsWith(u"embedding:") && (at == 0 || !isWordCharacter(m_line.at(at - 1))))
            return readEmbedding(at);
        if (const int kind = kindIn(openers, c))
            push(kind, at);
        else if (const int closed = kindIn(closers, c))
            close(closed, at);
        return at + 1;
    }

    qsizetype readComment(qsizetype from, qsizetype text)
    {
        const qsizetype end = m_line.indexOf(u"*/", text);
        m_isComment = end < 0;
        const qsizetype to = m_isComment ? m_line.size() : end + 2;
        add(Token::Kind::Comment, from, to);
        return to;
    }

    qsizetype readLora(qsizetype from)
    {
        qsizetype at = from + 6;
        while (at < m_line.size() && m_line.at(at) != u'<' && m_line.at(at) != u'>')
            ++at;
        if (at == m_line.size() || m_line.at(at) != u'>')
            return from + 1;
        add(Token::Kind::Lora, from, at + 1);
        return at + 1;
    }

    qsizetype readWildcard(qsizetype from)
    {
        const qsizetype name = from + 2;
        qsizetype at = name;
        const auto isName = [](QChar c) { return isWordCharacter(c) || QStringView(u"/*?.-").contains(c); };
        while (at < m_line.size() && isName(m_line.at(at)) && !m_line.mid(at).startsWith(u"__"))
            ++at;
        if (at == name || !m_line.mid(at).startsWith(u"__"))
            return at == name ? from + 1 : at;
        add(Token::Kind::Wildcard, from, at + 2);
        return at + 2;
    }

    qsizetype readEmbedding(qsizetype from)
    {
        const qsizetype name = from + 10;
        qsizetype at = name;
        while (at < m_line.size() && !m_line.at(at).isSpace() && !QStringView(u",:|<>(){}[]").contains(m_line.at(at)))
            ++at;
        if (at > name)
            add(Token::Kind::Embedding, from, at);
        return at;
    }

    void close(int kind, qsizetype at)
    {
        if (m_counts[size_t(kind)] == 0) {
            if (!m_isLost)
                m_found.strays.append(at);
            return;
        }
        while (m_open.last().kind != kind)
            drop(at, false);
        drop(at, true);
    }

    /// The innermost open bracket ends at \a at.
    void drop(qsizetype at, bool closed)
    {
        const Open ended = m_open.takeLast();
        if (--m_counts[size_t(ended.kind)] == 0 && ended.kind == Brace)
            add(Token::Kind::Choice, m_choice, at + (closed ? 1 : 0));
        if (ended.at == Before)
            m_found.closes.append(closed);
        else if (!closed && !m_isLost)
            m_found.strays.append(ended.at);
        else if (closed && ended.kind == Parenthesis)
            takeWeight(ended.at, at);
    }

    void takeWeight(qsizetype from, qsizetype end)
    {
        const qsizetype weight = weightBefore(m_line, from, end);
        if (weight < 0)
            return;
        add(Token::Kind::Weight, weight, end);
        while (!m_weighted.isEmpty() && m_weighted.last().at > from)
            m_weighted.removeLast();
        m_weighted.append({Token::Kind::Weighted, from, end + 1 - from});
    }

    void finish()
    {
        m_found.tokens += m_weighted;
        if (m_counts[Brace] > 0) // reaches on, if need be to the end of the text
            add(Token::Kind::Choice, m_choice, m_line.size());
        if (m_isLost || m_open.size() > deepestOpen) {
            m_found.state = Lost | (m_isComment ? CommentBit : 0);
            return;
        }
        m_found.state = m_isComment ? CommentBit : 0;
        for (qsizetype i = 0; i < m_open.size(); ++i) {
            m_found.state |= m_open.at(i).kind << (1 + 2 * i);
            if (m_open.at(i).at != Before)
                m_found.opens.append(m_open.at(i).at);
        }
    }

    QStringView m_line;
    LineTokens m_found;
    QList<Open> m_open;
    QList<Token> m_weighted; ///< none inside of another
    std::array<qsizetype, 4> m_counts = {};
    qsizetype m_choice = 0; ///< where the outermost open brace begins
    bool m_isComment = false;
    bool m_isLost = false;
};

} // namespace

bool LineTokens::isLost() const
{
    return (state & Lost) != 0;
}

LineTokens tokensOf(QStringView line, int state)
{
    return LineReader(line, state).read();
}

} // namespace hanga::prompt
