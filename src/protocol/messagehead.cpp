#include "protocol/eventparser.h"

namespace hanga {

namespace {

/// Walks over JSON text that is believed to be well formed; whatever does not fit ends the walk.
class Walker final
{
public:
    explicit Walker(std::string_view text) : m_text(text) {}

    bool take(char wanted)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    /// A string without escapes, for names and ids need none; nothing for any other.
    std::optional<std::string_view> takePlainString()
    {
        if (!take('"'))
            return {};
        const size_t end = m_text.find_first_of("\"\\", m_at);
        if (end == std::string_view::npos || m_text[end] != '"')
            return {};
        const std::string_view string = m_text.substr(m_at, end - m_at);
        m_at = end + 1;
        return string;
    }

    /// A number, true, false or null.
    bool skipLiteral()
    {
        skipSpace();
        const size_t end = m_text.find_first_of(",}] \t\r\n\"{[:", m_at);
        if (end == std::string_view::npos || end == m_at)
            return false;
        m_at = end;
        return true;
    }

    [[nodiscard]] bool isAtString()
    {
        skipSpace();
        return m_at < m_text.size() && m_text[m_at] == '"';
    }

private:
    std::string_view m_text;
    size_t m_at = 0;

    void skipSpace()
    {
        while (m_at < m_text.size() &&
               (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
    }
};

/// `prompt_id` among the members of `data`, as long as only plain values stand before it.
std::string_view promptInData(Walker &walker)
{
    do {
        const auto key = walker.takePlainString();
        if (!key || !walker.take(':'))
            return {};
        if (walker.isAtString()) {
            const auto value = walker.takePlainString();
            if (!value || *key == "prompt_id")
                return value.value_or(std::string_view());
        } else if (*key == "prompt_id" || !walker.skipLiteral()) {
            return {};
        }
    } while (walker.take(','));
    return {};
}

} // namespace

MessageHead peekTextMessage(std::string_view message)
{
    MessageHead head;
    Walker walker(message);
    if (!walker.take('{') || walker.takePlainString() != "type" || !walker.take(':'))
        return head;
    head.type = walker.takePlainString().value_or(std::string_view());
    if (walker.take(',') && walker.takePlainString() == "data" && walker.take(':') && walker.take('{'))
        head.prompt = promptInData(walker);
    return head;
}

} // namespace hanga
