#include "json/document.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

// Why no library reads the text: RapidJSON 1.1 refuses 1e400 and integers of more than 308 digits even when numbers are
// kept as texts, accepts Inf, -NaN and a lone low surrogate, and says nothing more exact than its own codes; simdjson's
// raw tokens are not validated; nlohmann and Qt change the numbers.

namespace hanga::json {

namespace {

constexpr qsizetype largestText = qsizetype(512) * 1024 * 1024;
constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

struct Problem
{
    const char *name; ///< as base/error.cpp knows it
    const char *at;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// True for the bytes that end a run of plain text: quotation mark, backslash, control characters.
bool endsRun(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

/// The first byte at or after \a at for which \ref endsRun holds; eight bytes a step, because prompts are long.
const char *endOfRun(const char *at, const char *end)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 highs = 0x8080808080808080;
    const auto zeroBytes = [](quint64 bytes) { return (bytes - ones) & ~bytes & highs; };
    while (end - at >= 8) {
        quint64 bytes = 0;
        std::memcpy(&bytes, at, sizeof(bytes));
        const quint64 controls = (bytes - ones * 0x20) & ~bytes & highs;
        if (controls | zeroBytes(bytes ^ (ones * '"')) | zeroBytes(bytes ^ (ones * '\\')))
            break;
        at += 8;
    }
    return std::find_if(at, end, endsRun);
}

void appendUtf8(std::string &text, char32_t c)
{
    const auto tail = [c](int shift) { return char(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x80)
        text += char(c);
    else if (c < 0x800)
        text += {char(0xc0 | (c >> 6)), tail(0)};
    else if (c < 0x10000)
        text += {char(0xe0 | (c >> 12)), tail(6), tail(0)};
    else
        text += {char(0xf0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

/// Python and editors on Windows write UTF-16 now and then: a byte order mark, or every other byte of the start is NUL.
bool isUtf16(QByteArrayView text)
{
    return text.startsWith("\xfe\xff") || text.startsWith("\xff\xfe") ||
           (text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0'));
}

const char *firstInvalidUtf8(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const qsizetype length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (!text.sliced(at, std::min(length, text.size() - at)).isValidUtf8())
            break;
        at += length;
    }
    return text.data() + at;
}

Error errorAt(QByteArrayView text, const Problem &problem)
{
    const char *const begin = text.data();
    const auto line = 1 + std::count(begin, problem.at, '\n');
    const char *start = problem.at;
    while (start != begin && start[-1] != '\n')
        --start;
    const auto column = 1 + std::count_if(start, problem.at, [](char c) { return (c & 0xc0) != 0x80; });
    return {Error::Kind::JsonInvalid,
            {QString::number(line), QString::number(column), QString::fromLatin1(problem.name)},
            {}};
}

} // namespace

/// Reads one document. Open containers lie on a stack of their own, finished values on another; a container that closes
/// takes its values from there, so each vector is allocated once and has the right size.
class Reader final
{
public:
    explicit Reader(std::string_view text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    tl::expected<Value, Problem> read()
    {
        skipBlanks();
        if (m_at == m_end)
            return tl::unexpected(Problem{"empty", m_at});
        while (m_next != Next::Nothing) {
            if (!step())
                return tl::unexpected(m_problem);
            skipBlanks();
        }
        if (m_at != m_end)
            return tl::unexpected(Problem{"textAfterEnd", m_at});
        return std::move(m_values.back());
    }

private:
    enum class Next { Value, ValueOrEnd, Name, NameOrEnd, CommaOrEnd, Nothing };

    struct Open
    {
        quint32 firstValue; ///< its first value on the stack
        bool isObject;
    };

    bool step()
    {
        switch (m_next) {
        case Next::ValueOrEnd:
            return peek() == ']' ? close() : readValue();
        case Next::NameOrEnd:
            return peek() == '}' ? close() : readName();
        case Next::Name:
            return readName();
        case Next::CommaOrEnd:
            return readCommaOrEnd();
        default:
            return readValue();
        }
    }

    bool readValue()
    {
        switch (peek()) {
        case '{':
            return open(true);
        case '[':
            return open(false);
        case '"':
            return readText() && add(Value(Value::Type::String, m_text));
        case 't':
            return skip("true") && add(Value(true));
        case 'f':
            return skip("false") && add(Value(false));
        case 'n':
            return skip("null") && add(Value());
        case 'N':
            return skip("NaN") && add(Value::number("NaN"));
        case 'I':
            return skip("Infinity") && add(Value::number("Infinity"));
        default:
            return readNumber();
        }
    }

    bool readName()
    {
        if (peek() != '"')
            return fail("missingName", m_at);
        if (!readText())
            return false;
        m_names.emplace_back(m_text);
        skipBlanks();
        if (peek() != ':')
            return fail("missingColon", m_at);
        ++m_at;
        m_next = Next::Value;
        return true;
    }

    bool readCommaOrEnd()
    {
        const bool inObject = m_open.back().isObject;
        if (peek() == (inObject ? '}' : ']'))
            return close();
        if (peek() != ',')
            return fail("missingComma", m_at);
        ++m_at;
        m_next = inObject ? Next::Name : Next::Value;
        return true;
    }

    bool open(bool isObject)
    {
        ++m_at;
        m_open.push_back({quint32(m_values.size()), isObject});
        m_next = isObject ? Next::NameOrEnd : Next::ValueOrEnd;
        return true;
    }

    bool close()
    {
        ++m_at;
        const Open container = m_open.back();
        m_open.pop_back();
        const auto first = m_values.begin() + container.firstValue;
        const auto count = size_t(m_values.end() - first);
        Value whole;
        if (container.isObject) {
            auto name = m_names.end() - qsizetype(count);
            std::vector<Member> members;
            members.reserve(count);
            for (auto value = first; value != m_values.end(); ++value, ++name)
                members.push_back({std::move(*name), std::move(*value)});
            m_names.resize(m_names.size() - count);
            whole = Value::fromMembers(std::move(members));
        } else {
            whole = Value::fromItems({std::move_iterator(first), std::move_iterator(m_values.end())});
        }
        m_values.erase(first, m_values.end());
        return add(std::move(whole));
    }

    bool add(Value value)
    {
        m_values.push_back(std::move(value));
        m_next = m_open.empty() ? Next::Nothing : Next::CommaOrEnd;
        return true;
    }

    /// Leaves the text in m_text: a part of the input, or of m_decoded if there was an escape.
    bool readText()
    {
        const char *const opening = m_at++;
        const char *run = m_at;
        m_at = endOfRun(run, m_end);
        if (peek() == '"') {
            m_text = {run, size_t(m_at++ - run)};
            return true;
        }
        m_decoded.assign(run, m_at);
        while (m_at != m_end && *m_at != '"') {
            if (*m_at != '\\')
                return *m_at == '\n' || *m_at == '\r' ? fail("unterminatedText", opening)
                                                      : fail("controlCharacter", m_at);
            if (!readEscape())
                return false;
            run = m_at;
            m_at = endOfRun(run, m_end);
            m_decoded.append(run, m_at);
        }
        if (m_at == m_end)
            return fail("unterminatedText", opening);
        ++m_at;
        m_text = m_decoded;
        return true;
    }

    bool readEscape()
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char *const start = m_at++;
        if (peek() == 'u')
            return readUnicodeEscape(start);
        const size_t which = m_at == m_end ? std::string_view::npos : letters.find(*m_at);
        if (which == std::string_view::npos)
            return fail("badEscape", start);
        m_decoded += meanings[which];
        ++m_at;
        return true;
    }

    bool readUnicodeEscape(const char *start)
    {
        ++m_at;
        char32_t first = 0;
        if (!readHex(first))
            return fail("badEscape", start);
        if (QChar::isHighSurrogate(first)) {
            char32_t second = 0;
            const bool follows = m_end - m_at >= 2 && m_at[0] == '\\' && m_at[1] == 'u';
            m_at += follows ? 2 : 0;
            if (!follows || !readHex(second) || !QChar::isLowSurrogate(second))
                return fail("loneSurrogate", start);
            first = QChar::surrogateToUcs4(char16_t(first), char16_t(second));
        } else if (QChar::isLowSurrogate(first)) {
            return fail("loneSurrogate", start);
        }
        appendUtf8(m_decoded, first);
        return true;
    }

    bool readHex(char32_t &value)
    {
        if (m_end - m_at < 4)
            return false;
        for (int i = 0; i < 4; ++i) {
            const char c = *m_at++;
            const char letter = char(c | 0x20);
            if (!isDigit(c) && (letter < 'a' || letter > 'f'))
                return false;
            value = value * 16 + char32_t(isDigit(c) ? c - '0' : letter - 'a' + 10);
        }
        return true;
    }

    bool readNumber()
    {
        const char *const start = m_at;
        if (peek() == '-')
            ++m_at;
        if (peek() == 'I' && m_at != start)
            return skip("Infinity") ? add(Value::number({start, size_t(m_at - start)})) : fail("badNumber", start);
        if (peek() == '0')
            ++m_at;
        else if (skipDigits() == 0)
            return fail(m_at != start || peek() == '+' || peek() == '.' ? "badNumber" : "missingValue", start);
        if (isDigit(peek()))
            return fail("badNumber", start); // 01
        if (peek() == '.') {
            ++m_at;
            if (skipDigits() == 0)
                return fail("badNumber", start);
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            if (skipDigits() == 0)
                return fail("badNumber", start);
        }
        return add(Value::number({start, size_t(m_at - start)}));
    }

    qsizetype skipDigits()
    {
        const char *const start = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at - start;
    }

    bool skip(std::string_view word)
    {
        if (!std::string_view(m_at, size_t(m_end - m_at)).starts_with(word))
            return fail("missingValue", m_at);
        m_at += word.size();
        return true;
    }

    void skipBlanks()
    {
        while (m_at != m_end && isBlank(*m_at))
            ++m_at;
    }

    /// NUL at the end, which begins nothing in JSON.
    [[nodiscard]] char peek() const { return m_at == m_end ? '\0' : *m_at; }

    bool fail(const char *name, const char *at)
    {
        m_problem = {name, at};
        return false;
    }

    const char *m_at;
    const char *const m_end;
    Next m_next = Next::Value;
    std::vector<Open> m_open;
    std::vector<Value> m_values;
    std::vector<std::string> m_names; ///< of the members whose values lie on the stack, or are being read
    std::string_view m_text;
    std::string m_decoded;
    Problem m_problem = {"missingValue", nullptr};
};

Result<Value> parse(QByteArrayView utf8)
{
    const auto refuse = [utf8](const Problem &problem) { return tl::unexpected(errorAt(utf8, problem)); };
    if (utf8.size() > largestText)
        return tl::unexpected(errorAt({}, {"tooLarge", nullptr}));
    if (isUtf16(utf8))
        return refuse({"utf16", utf8.data()});
    if (!utf8.isValidUtf8())
        return refuse({"notUtf8", firstInvalidUtf8(utf8)});
    std::string_view text(utf8.data(), size_t(utf8.size()));
    if (text.starts_with(byteOrderMark)) {
        text.remove_prefix(byteOrderMark.size());
        utf8 = utf8.sliced(qsizetype(byteOrderMark.size()));
    }
    auto value = Reader(text).read();
    if (!value)
        return tl::unexpected(errorAt(utf8, value.error()));
    return std::move(*value);
}

} // namespace hanga::json
