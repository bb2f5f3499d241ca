#pragma once

#include "json/value.h"

#include <QStringDecoder>

#include <atomic>
#include <memory>

namespace hanga::json {

/// All of \a utf8. QString::fromUtf8 would drop a byte order mark at the start, which inside a text is a character.
[[nodiscard]] inline QString decoded(std::string_view utf8)
{
    using Flag = QStringDecoder::Flag;
    QStringDecoder decoder(QStringDecoder::Utf8, Flag::ConvertInitialBom | Flag::Stateless);
    return decoder.decode(QByteArrayView(utf8.data(), qsizetype(utf8.size())));
}

/// What several values share. Private to src/json: \ref Value is the interface.
struct Block
{
    std::atomic<quint32> references = 1;
    const Value::Type type;

    explicit Block(Value::Type typeOfValue) : type(typeOfValue) {}
    Q_DISABLE_COPY_MOVE(Block)

    void share() noexcept { references.fetch_add(1, std::memory_order_relaxed); }
    [[nodiscard]] bool isShared() const noexcept { return references.load(std::memory_order_acquire) != 1; }
    /// Gives one reference back; true if it was the last one.
    [[nodiscard]] bool drop() noexcept
    {
        return !isShared() || references.fetch_sub(1, std::memory_order_acq_rel) == 1;
    }
    static void destroy(Block *block) noexcept;

protected:
    ~Block() = default;
};

/// The bytes of a long text or number; they follow right behind it in the same allocation.
struct TextBlock final : Block
{
    const size_t size;

    static TextBlock *make(Value::Type type, std::string_view text);
    [[nodiscard]] std::string_view text() const noexcept { return {reinterpret_cast<const char *>(this + 1), size}; }

private:
    TextBlock(Value::Type typeOfValue, size_t bytes) : Block(typeOfValue), size(bytes) {}
};

struct ContainerBlock : Block
{
    using Block::Block;

    /// Destroys \a first and all that only it holds; nested containers wait in a list, so the stack stays flat.
    static void destroy(ContainerBlock *first) noexcept;

private:
    ContainerBlock *next = nullptr; ///< only while it is being taken down
    /// Empties \a value if it is a container; gives its block back if nobody else holds it.
    [[nodiscard]] static ContainerBlock *takeLast(Value &value) noexcept;
};

struct ArrayBlock final : ContainerBlock
{
    std::vector<Value> items;

    explicit ArrayBlock(std::vector<Value> values) : ContainerBlock(Value::Type::Array), items(std::move(values)) {}
};

/// Members in file order; above a few of them an open-addressing index finds a key at once.
struct ObjectBlock final : ContainerBlock
{
    ObjectBlock() : ContainerBlock(Value::Type::Object) {}
    ObjectBlock(const ObjectBlock &other);
    /// Takes \a all; of equal keys the last value stays, at the first one's place.
    explicit ObjectBlock(std::vector<Member> all);

    [[nodiscard]] const std::vector<Member> &members() const noexcept { return m_members; }
    [[nodiscard]] std::vector<Member> &members() noexcept { return m_members; }
    [[nodiscard]] Member *find(std::string_view key) noexcept;
    [[nodiscard]] const Member *find(std::string_view key) const noexcept;
    void add(Member member);
    void remove(const Member *member);

private:
    static constexpr size_t largestWithoutIndex = 16;
    static constexpr quint32 freeSlot = 0;

    void growIndex();
    [[nodiscard]] size_t slotOf(std::string_view key) const noexcept;

    std::vector<Member> m_members;
    std::vector<quint32> m_index; ///< place of a member plus one; a power of two of slots, at most half of them in use
};

} // namespace hanga::json
