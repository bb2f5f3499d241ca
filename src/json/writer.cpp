#include "json/block.h"
#include "json/document.h"

#include <algorithm>
#include <array>

namespace hanga::json {

namespace {

struct Style
{
    std::string_view comma;
    std::string_view colon;
    bool isIndented;
    bool isAscii;
};

constexpr Style compact = {",", ":", false, false};
constexpr Style indented = {",", ": ", true, false};
constexpr Style python = {", ", ": ", false, true};

/// Walks the tree with a stack of its own, so that depth costs memory and nothing else.
class Writer final
{
public:
    explicit Writer(const Style &style) : m_style(style) {}

    QByteArray write(const Value &root)
    {
        begin(root);
        while (!m_open.empty()) {
            Open &container = m_open.back();
            if (container.next == container.whole->size()) {
                close();
                continue;
            }
            if (container.next > 0)
                put(m_style.comma);
            startLine();
            const auto index = container.next++;
            if (container.whole->isArray()) {
                begin(container.whole->items()[size_t(index)]);
            } else {
                const Member &member = container.whole->members()[size_t(index)];
                putText(member.key);
                put(m_style.colon);
                begin(member.value);
            }
        }
        m_out.resize(m_size);
        return std::move(m_out);
    }

private:
    struct Open
    {
        const Value *whole;
        qsizetype next;
    };

    /// Writes a scalar or the start of a container.
    void begin(const Value &value)
    {
        switch (value.type()) {
        case Value::Type::Null:
            return put("null");
        case Value::Type::Bool:
            return put(value.toBool() ? "true" : "false");
        case Value::Type::Number:
            return put(value.text());
        case Value::Type::String:
            return putText(value.text());
        case Value::Type::Array:
        case Value::Type::Object:
            put(value.isArray() ? "[" : "{");
            m_open.push_back({&value, 0});
        }
    }

    void close()
    {
        const Open container = m_open.back();
        m_open.pop_back();
        if (container.next > 0)
            startLine();
        put(container.whole->isArray() ? "]" : "}");
    }

    void startLine()
    {
        if (!m_style.isIndented)
            return;
        const qsizetype blanks = qsizetype(m_open.size()) * 4;
        reserve(blanks + 1);
        m_out.data()[m_size] = '\n';
        std::fill_n(m_out.data() + m_size + 1, blanks, ' ');
        m_size += blanks + 1;
    }

    void putText(std::string_view text)
    {
        const auto isPlain = [ascii = m_style.isAscii](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte >= 0x20 && byte != '"' && byte != '\\' && (!ascii || byte < 0x7f);
        };
        put("\"");
        auto at = text.begin();
        while (at != text.end()) {
            const auto special = std::find_if_not(at, text.end(), isPlain);
            put({at, special});
            at = std::find_if(special, text.end(), isPlain);
            if (at != special)
                putEscaped({special, at});
        }
        put("\"");
    }

    void putEscaped(std::string_view special)
    {
        constexpr std::string_view characters = "\"\\\b\f\n\r\t";
        constexpr std::array<std::string_view, 7> escapes = {"\\\"", "\\\\", "\\b", "\\f", "\\n", "\\r", "\\t"};
        const QString units = decoded(special);
        for (const QChar unit : units) {
            const size_t which = unit.unicode() < 0x80 ? characters.find(char(unit.unicode())) : std::string_view::npos;
            if (which != std::string_view::npos)
                put(escapes[which]);
            else
                putUnit(unit.unicode());
        }
    }

    void putUnit(char16_t unit)
    {
        constexpr std::string_view digits = "0123456789abcdef";
        const std::array<char, 6> escape = {
            '\\', 'u', digits[unit >> 12], digits[(unit >> 8) & 15], digits[(unit >> 4) & 15], digits[unit & 15]};
        put({escape.data(), escape.size()});
    }

    void put(std::string_view bytes)
    {
        reserve(qsizetype(bytes.size()));
        std::copy(bytes.begin(), bytes.end(), m_out.data() + m_size);
        m_size += qsizetype(bytes.size());
    }

    void reserve(qsizetype more)
    {
        if (m_out.size() - m_size < more)
            m_out.resize(std::max(m_size + more, 2 * m_out.size()));
    }

    const Style &m_style;
    std::vector<Open> m_open;
    QByteArray m_out =
        QByteArray(256, Qt::Uninitialized); ///< written up to m_size: appending each piece costs twice the time
    qsizetype m_size = 0;
};

} // namespace

QByteArray write(const Value &value, Layout layout)
{
    return Writer(layout == Layout::Compact ? compact : indented).write(value);
}

QByteArray writeLikePython(const Value &value)
{
    return Writer(python).write(value);
}

} // namespace hanga::json
