#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <concepts>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hanga::json {

struct Block;
struct ContainerBlock;
struct ArrayBlock;
struct ObjectBlock;
struct Member;

/// One value of a JSON document: null, bool, number, string, array or object.
///
/// Lossless: an object keeps the order of its members, a number keeps its own text ("1.0" stays "1.0",
/// 18446744073709551615 keeps every digit, NaN and Infinity are allowed because ComfyUI writes them).
/// A value is cheap to copy (implicitly shared, copy on write) and may be read from any thread; copies on different
/// threads never influence each other. Strings and keys are UTF-8. Destruction never recurses on the stack.
/// Reading what is not there gives a null value, never an error: `root["3"]["inputs"]["seed"]`.
class Value final
{
public:
    enum class Type : quint8 { Null, Bool, Number, String, Array, Object };

    Value() noexcept = default; ///< null
    /// Takes a bool and nothing else: a plain bool parameter would also take every pointer, so every literal text.
    explicit Value(std::same_as<bool> auto value) : m_type(Type::Bool), m_size(value ? 1 : 0) {}
    explicit Value(std::string_view utf8);
    explicit Value(const char *utf8) : Value(std::string_view(utf8)) {}
    explicit Value(const QString &text);
    Value(const Value &other) noexcept;
    Value(Value &&other) noexcept;
    Value &operator=(const Value &other) noexcept;
    Value &operator=(Value &&other) noexcept;
    ~Value();

    [[nodiscard]] static Value array(std::initializer_list<Value> items = {});
    [[nodiscard]] static Value object();
    /// \a text must be a JSON number, NaN, Infinity or -Infinity; it is kept as it is.
    [[nodiscard]] static Value number(std::string_view text);
    [[nodiscard]] static Value number(qint64 value);
    [[nodiscard]] static Value number(quint64 value);
    /// Shortest text that reads back as the same double; always with a point or exponent, so it stays a float.
    [[nodiscard]] static Value number(double value);

    [[nodiscard]] Type type() const noexcept { return m_type; }
    [[nodiscard]] bool isNull() const noexcept { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const noexcept { return type() == Type::Bool; }
    [[nodiscard]] bool isNumber() const noexcept { return type() == Type::Number; }
    [[nodiscard]] bool isString() const noexcept { return type() == Type::String; }
    [[nodiscard]] bool isArray() const noexcept { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const noexcept { return type() == Type::Object; }

    [[nodiscard]] bool toBool(bool fallback = false) const noexcept;
    /// A string's text; empty for every other type.
    [[nodiscard]] QString toString() const;
    /// A string's UTF-8 or a number's own text, valid while this value lives unchanged; empty for every other type.
    [[nodiscard]] std::string_view text() const noexcept;
    /// Exact or nothing: "1.0", "-1" and numbers over 64 bits are not unsigned integers.
    [[nodiscard]] std::optional<quint64> toUInt64() const noexcept;
    [[nodiscard]] std::optional<qint64> toInt64() const noexcept;
    /// The nearest double (infinite for 1e400, NaN for NaN); nothing if this is no number.
    [[nodiscard]] std::optional<double> toDouble() const noexcept;
    /// True for NaN, Infinity and -Infinity, which strict JSON lacks.
    [[nodiscard]] bool isNonFinite() const noexcept;

    /// Number of items or members; 0 for every other type.
    [[nodiscard]] qsizetype size() const noexcept;
    [[nodiscard]] std::span<const Value> items() const noexcept;    ///< of an array, else empty
    [[nodiscard]] std::span<const Member> members() const noexcept; ///< of an object in file order, else empty
    [[nodiscard]] const Value &operator[](qsizetype index) const noexcept;
    [[nodiscard]] const Value &operator[](std::string_view key) const noexcept; ///< O(1) on large objects
    [[nodiscard]] bool contains(std::string_view key) const noexcept;

    /// A null value becomes an array (append) or an object (set); on any other type these are programming errors.
    void append(Value item);
    void setItem(qsizetype index, Value item);
    /// Keeps the member's place if the key exists, else adds it at the end.
    void set(std::string_view key, Value value);
    bool remove(std::string_view key); ///< false if there was none

    /// Equal in value and order of array items; the order of members does not count; numbers are equal if their texts
    /// are.
    friend bool operator==(const Value &a, const Value &b);

private:
    friend struct ContainerBlock; // takes down a tree without recursion
    friend class Reader;          // builds containers whole, not member by member

    static constexpr quint8 inBlock = 0xff;

    Value(Type type, std::string_view text);
    Value(Type type, Block *block) noexcept;
    static Value fromItems(std::vector<Value> items);
    static Value fromMembers(std::vector<Member> members);

    [[nodiscard]] Block *block() const noexcept;
    [[nodiscard]] const ArrayBlock *arrayBlock() const noexcept;
    [[nodiscard]] const ObjectBlock *objectBlock() const noexcept;
    ArrayBlock &ownArray();
    ObjectBlock &ownObject();
    void release() noexcept;
    void swap(Value &other) noexcept;

    // Sixteen bytes. Texts of up to 14 bytes and bools live in the value itself; everything else in a shared block,
    // whose address then lies in the last bytes of m_text. An empty container has no block.
    alignas(void *) Type m_type = Type::Null;
    quint8 m_size = 0; ///< bytes of the text in m_text, the bool, or inBlock
    std::array<char, 14> m_text = {};
};

struct Member
{
    std::string key;
    Value value;
};

} // namespace hanga::json
