#include "json/value.h"

#include "json/block.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace hanga::json {

namespace {

const Value nothing;

/// The whole of \a text as an integer, or nothing: "1.0" and what does not fit are none.
template <class Integer> std::optional<Integer> exactly(std::string_view text) noexcept
{
    Integer value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

template <class Integer> Value fromInteger(Integer value)
{
    std::array<char, 24> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return Value::number(std::string_view(text.data(), size_t(end - text.data())));
}

} // namespace

Value::Value(Type type, std::string_view text) : m_type(type)
{
    if (text.size() <= m_text.size()) {
        m_size = quint8(text.size());
        std::copy(text.begin(), text.end(), m_text.begin());
    } else {
        *this = Value(type, TextBlock::make(type, text));
    }
}

Value::Value(Type type, Block *block) noexcept : m_type(type), m_size(inBlock)
{
    std::memcpy(m_text.end() - sizeof(block), &block, sizeof(block));
}

Value::Value(std::string_view utf8) : Value(Type::String, utf8) {}

Value::Value(const QString &text) : Value(Type::String, text.toUtf8().toStdString()) {}

Value::Value(const Value &other) noexcept : m_type(other.m_type), m_size(other.m_size), m_text(other.m_text)
{
    if (m_size == inBlock)
        block()->share();
}

Value::Value(Value &&other) noexcept
    : m_type(std::exchange(other.m_type, Type::Null)), m_size(std::exchange(other.m_size, quint8(0))),
      m_text(other.m_text)
{}

Value &Value::operator=(const Value &other) noexcept
{
    Value(other).swap(*this); // \a other may live inside of this value
    return *this;
}

Value &Value::operator=(Value &&other) noexcept
{
    Value(std::move(other)).swap(*this);
    return *this;
}

Value::~Value()
{
    release();
}

Value Value::array(std::initializer_list<Value> items)
{
    return fromItems(std::vector<Value>(items));
}

Value Value::object()
{
    return fromMembers({});
}

Value Value::fromItems(std::vector<Value> items)
{
    return items.empty() ? Value(Type::Array, std::string_view())
                         : Value(Type::Array, new ArrayBlock(std::move(items)));
}

Value Value::fromMembers(std::vector<Member> members)
{
    return members.empty() ? Value(Type::Object, std::string_view())
                           : Value(Type::Object, new ObjectBlock(std::move(members)));
}

Value Value::number(std::string_view text)
{
    return Value(Type::Number, text);
}

Value Value::number(qint64 value)
{
    return fromInteger(value);
}

Value Value::number(quint64 value)
{
    return fromInteger(value);
}

Value Value::number(double value)
{
    if (std::isnan(value))
        return number("NaN");
    if (std::isinf(value))
        return number(value < 0 ? "-Infinity" : "Infinity");
    // Where Python changes to exponents, so that texts look the same on both sides.
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return number(std::string_view(text));
}

bool Value::toBool(bool fallback) const noexcept
{
    return isBool() ? m_size != 0 : fallback;
}

QString Value::toString() const
{
    return isString() ? decoded(text()) : QString();
}

std::string_view Value::text() const noexcept
{
    if (!isString() && !isNumber())
        return {};
    if (m_size == inBlock)
        return static_cast<const TextBlock *>(block())->text();
    return {m_text.data(), m_size};
}

std::optional<quint64> Value::toUInt64() const noexcept
{
    return isNumber() ? exactly<quint64>(text()) : std::nullopt;
}

std::optional<qint64> Value::toInt64() const noexcept
{
    return isNumber() ? exactly<qint64>(text()) : std::nullopt;
}

std::optional<double> Value::toDouble() const noexcept
{
    if (!isNumber())
        return std::nullopt;
    const std::string_view number = text();
    if (isNonFinite()) {
        const double infinity = std::numeric_limits<double>::infinity();
        return number == "NaN"         ? std::numeric_limits<double>::quiet_NaN()
               : number.front() == '-' ? -infinity
                                       : infinity;
    }
    // QString's answer for what no double can hold is the nearest one, infinite or zero; QByteArray's is always zero.
    return QString::fromLatin1(number.data(), qsizetype(number.size())).toDouble();
}

bool Value::isNonFinite() const noexcept
{
    const std::string_view number = text();
    return isNumber() && !number.empty() && (number.back() == 'N' || number.back() == 'y');
}

qsizetype Value::size() const noexcept
{
    return qsizetype(isArray() ? items().size() : members().size());
}

std::span<const Value> Value::items() const noexcept
{
    const ArrayBlock *array = arrayBlock();
    return array ? std::span<const Value>(array->items) : std::span<const Value>();
}

std::span<const Member> Value::members() const noexcept
{
    const ObjectBlock *object = objectBlock();
    return object ? std::span<const Member>(object->members()) : std::span<const Member>();
}

const Value &Value::operator[](qsizetype index) const noexcept
{
    const std::span<const Value> all = items();
    return index >= 0 && size_t(index) < all.size() ? all[size_t(index)] : nothing;
}

const Value &Value::operator[](std::string_view key) const noexcept
{
    const ObjectBlock *object = objectBlock();
    const Member *member = object ? object->find(key) : nullptr;
    return member ? member->value : nothing;
}

bool Value::contains(std::string_view key) const noexcept
{
    const ObjectBlock *object = objectBlock();
    return object && object->find(key);
}

void Value::append(Value item)
{
    ownArray().items.push_back(std::move(item));
}

void Value::setItem(qsizetype index, Value item)
{
    Q_ASSERT(index >= 0 && index < size());
    ownArray().items[size_t(index)] = std::move(item);
}

void Value::set(std::string_view key, Value value)
{
    ObjectBlock &object = ownObject();
    if (Member *member = object.find(key))
        member->value = std::move(value);
    else
        object.add({std::string(key), std::move(value)});
}

bool Value::remove(std::string_view key)
{
    if (!contains(key))
        return false;
    ObjectBlock &object = ownObject();
    object.remove(object.find(key));
    return true;
}

bool operator==(const Value &a, const Value &b)
{
    std::vector<std::pair<const Value *, const Value *>> pairs = {{&a, &b}};
    while (!pairs.empty()) {
        const auto [left, right] = pairs.back();
        pairs.pop_back();
        if (left->m_type != right->m_type || left->size() != right->size())
            return false;
        if (left->m_size == Value::inBlock && right->m_size == Value::inBlock && left->block() == right->block())
            continue;
        if (left->isBool() && left->m_size != right->m_size)
            return false;
        if (left->text() != right->text())
            return false;
        for (qsizetype i = 0; i < qsizetype(left->items().size()); ++i)
            pairs.emplace_back(&(*left)[i], &(*right)[i]);
        for (const Member &member : left->members()) {
            const Member *same = right->objectBlock()->find(member.key);
            if (!same)
                return false;
            pairs.emplace_back(&member.value, &same->value);
        }
    }
    return true;
}

Block *Value::block() const noexcept
{
    Block *block = nullptr;
    std::memcpy(&block, m_text.end() - sizeof(block), sizeof(block));
    return block;
}

const ArrayBlock *Value::arrayBlock() const noexcept
{
    return isArray() && m_size == inBlock ? static_cast<const ArrayBlock *>(block()) : nullptr;
}

const ObjectBlock *Value::objectBlock() const noexcept
{
    return isObject() && m_size == inBlock ? static_cast<const ObjectBlock *>(block()) : nullptr;
}

/// The block of an array that nobody else sees, to be changed.
ArrayBlock &Value::ownArray()
{
    Q_ASSERT(isNull() || isArray());
    const ArrayBlock *array = arrayBlock();
    if (!array || array->isShared())
        *this = Value(Type::Array, new ArrayBlock(array ? array->items : std::vector<Value>()));
    return static_cast<ArrayBlock &>(*block());
}

/// The block of an object that nobody else sees, to be changed.
ObjectBlock &Value::ownObject()
{
    Q_ASSERT(isNull() || isObject());
    const ObjectBlock *object = objectBlock();
    if (!object || object->isShared())
        *this = Value(Type::Object, object ? new ObjectBlock(*object) : new ObjectBlock);
    return static_cast<ObjectBlock &>(*block());
}

void Value::release() noexcept
{
    if (m_size == inBlock && block()->drop())
        Block::destroy(block());
}

void Value::swap(Value &other) noexcept
{
    std::swap(m_type, other.m_type);
    std::swap(m_size, other.m_size);
    std::swap(m_text, other.m_text);
}

} // namespace hanga::json
