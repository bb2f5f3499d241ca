#include "json/block.h"

#include <QHashFunctions>

#include <algorithm>
#include <bit>
#include <utility>

namespace hanga::json {

TextBlock *TextBlock::make(Value::Type type, std::string_view text)
{
    void *memory = ::operator new(sizeof(TextBlock) + text.size());
    auto *block = new (memory) TextBlock(type, text.size());
    std::copy(text.begin(), text.end(), reinterpret_cast<char *>(block + 1));
    return block;
}

void Block::destroy(Block *block) noexcept
{
    if (block->type == Value::Type::Array || block->type == Value::Type::Object) {
        ContainerBlock::destroy(static_cast<ContainerBlock *>(block));
        return;
    }
    static_cast<TextBlock *>(block)->~TextBlock();
    ::operator delete(block);
}

void ContainerBlock::destroy(ContainerBlock *first) noexcept
{
    ContainerBlock *waiting = first;
    const auto collect = [&waiting](Value &child) {
        if (ContainerBlock *block = takeLast(child)) {
            block->next = waiting;
            waiting = block;
        }
    };
    while (waiting) {
        ContainerBlock *const dying = std::exchange(waiting, waiting->next);
        if (dying->type == Value::Type::Array) {
            auto *array = static_cast<ArrayBlock *>(dying);
            std::for_each(array->items.begin(), array->items.end(), collect);
            delete array;
        } else {
            auto *object = static_cast<ObjectBlock *>(dying);
            for (Member &member : object->members())
                collect(member.value);
            delete object;
        }
    }
}

ContainerBlock *ContainerBlock::takeLast(Value &value) noexcept
{
    if (value.m_size != Value::inBlock || !(value.isArray() || value.isObject()))
        return nullptr;
    auto *block = static_cast<ContainerBlock *>(value.block());
    value.m_type = Value::Type::Null;
    value.m_size = 0;
    return block->drop() ? block : nullptr;
}

ObjectBlock::ObjectBlock(const ObjectBlock &other)
    : ContainerBlock(Value::Type::Object), m_members(other.m_members), m_index(other.m_index)
{}

ObjectBlock::ObjectBlock(std::vector<Member> all) : ContainerBlock(Value::Type::Object), m_members(std::move(all))
{
    if (m_members.size() > largestWithoutIndex)
        m_index.resize(std::bit_ceil(m_members.size() * 2), freeSlot);
    // Members that stay move to the front, over the place of those that are dropped.
    const size_t count = m_members.size();
    size_t kept = 0;
    for (size_t i = 0; i < count; ++i) {
        Member &member = m_members[i];
        if (m_index.empty()) {
            const auto end = m_members.begin() + qsizetype(kept);
            const auto same =
                std::find_if(m_members.begin(), end, [&](const Member &m) { return m.key == member.key; });
            if (same != end) {
                same->value = std::move(member.value);
                continue;
            }
        } else {
            quint32 &slot = m_index[slotOf(member.key)];
            if (slot != freeSlot) {
                m_members[slot - 1].value = std::move(member.value);
                continue;
            }
            slot = quint32(kept + 1);
        }
        if (kept != i)
            m_members[kept] = std::move(member);
        ++kept;
    }
    m_members.resize(kept);
}

Member *ObjectBlock::find(std::string_view key) noexcept
{
    return const_cast<Member *>(std::as_const(*this).find(key));
}

const Member *ObjectBlock::find(std::string_view key) const noexcept
{
    if (m_index.empty()) {
        const auto same =
            std::find_if(m_members.begin(), m_members.end(), [&](const Member &m) { return m.key == key; });
        return same == m_members.end() ? nullptr : &*same;
    }
    const quint32 slot = m_index[slotOf(key)];
    return slot == freeSlot ? nullptr : &m_members[slot - 1];
}

void ObjectBlock::add(Member member)
{
    m_members.push_back(std::move(member));
    if (m_members.size() * 2 > m_index.size())
        growIndex();
    else
        m_index[slotOf(m_members.back().key)] = quint32(m_members.size());
}

void ObjectBlock::remove(const Member *member)
{
    m_members.erase(m_members.begin() + (member - m_members.data()));
    m_index.clear();
    growIndex(); // every later member has moved
}

void ObjectBlock::growIndex()
{
    if (m_members.size() <= largestWithoutIndex)
        return;
    m_index.assign(std::bit_ceil(m_members.size() * 2), freeSlot);
    for (size_t i = 0; i < m_members.size(); ++i)
        m_index[slotOf(m_members[i].key)] = quint32(i + 1);
}

/// The slot that holds \a key, or the free one where it would go.
size_t ObjectBlock::slotOf(std::string_view key) const noexcept
{
    // Seeded per process: nobody can craft a file whose keys all meet in one slot.
    const size_t mask = m_index.size() - 1;
    size_t slot = qHash(QByteArrayView(key.data(), qsizetype(key.size())), QHashSeed::globalSeed()) & mask;
    while (m_index[slot] != freeSlot && m_members[m_index[slot] - 1].key != key)
        slot = (slot + 1) & mask;
    return slot;
}

} // namespace hanga::json
