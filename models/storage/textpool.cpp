#include "models/storage/textpool.h"

#include <QHash>

#include <algorithm>

namespace {

constexpr size_t blockSize = 65'536;
constexpr size_t lengthSize = sizeof(quint32);

} // namespace

// The copy appends to blocks of its own.
TextPool::TextPool(const TextPool &other)
    : m_blocks(other.m_blocks)
    , m_texts(other.m_texts)
    , m_slots(other.m_slots)
    , m_indexed(other.m_indexed)
{
}

TextPool::TextPool(TextPool &&other) noexcept { swap(other); }

TextPool &TextPool::operator=(TextPool other) noexcept
{
    swap(other);
    return *this;
}

void TextPool::swap(TextPool &other) noexcept
{
    m_blocks.swap(other.m_blocks);
    std::swap(m_free, other.m_free);
    std::swap(m_room, other.m_room);
    m_texts.swap(other.m_texts);
    m_slots.swap(other.m_slots);
    std::swap(m_indexed, other.m_indexed);
}

TextPool::Number TextPool::indexOf(QByteArrayView text)
{
    if (4 * (m_indexed + 1) > 3 * m_slots.size())
        grow();
    const quint32 hash = hashOf(text);
    Slot &slot = m_slots[slotOf(text, hash)];
    if (slot.number == 0) {
        m_texts.push_back(store(text));
        slot = {Number(m_texts.size()), hash};
        ++m_indexed;
    }
    return slot.number - 1;
}

std::optional<TextPool::Number> TextPool::find(QByteArrayView text) const
{
    if (m_slots.empty())
        return std::nullopt;
    const Slot &slot = m_slots[slotOf(text, hashOf(text))];
    return slot.number == 0 ? std::nullopt : std::optional(slot.number - 1);
}

TextPool::Number TextPool::adopt(TextPool &&other)
{
    const auto first = Number(m_texts.size());
    if (m_texts.empty())
        m_texts = std::move(other.m_texts);
    else
        m_texts.insert(m_texts.end(), other.m_texts.begin(), other.m_texts.end());
    // Before the last block, which is still being filled.
    m_blocks.insert(m_blocks.empty() ? m_blocks.end() : m_blocks.end() - 1, other.m_blocks.begin(),
                    other.m_blocks.end());
    other = TextPool();
    return first;
}

quint32 TextPool::hashOf(QByteArrayView text)
{
    const size_t hash = qHashBits(text.data(), size_t(text.size()), QHashSeed::globalSeed());
    return quint32(hash ^ hash >> 32);
}

// Where the text is, or where it would be.
size_t TextPool::slotOf(QByteArrayView text, quint32 hash) const
{
    const size_t mask = m_slots.size() - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        const Slot &slot = m_slots[i];
        if (slot.number == 0 || (slot.hash == hash && view(slot.number - 1) == text))
            return i;
    }
}

void TextPool::grow()
{
    constexpr size_t least = 16;
    std::vector<Slot> larger(std::max(least, 2 * m_slots.size()));
    const size_t mask = larger.size() - 1;
    for (const Slot &slot : m_slots) {
        if (slot.number == 0)
            continue;
        size_t i = slot.hash & mask;
        while (larger[i].number != 0)
            i = (i + 1) & mask;
        larger[i] = slot;
    }
    m_slots.swap(larger);
}

const char *TextPool::store(QByteArrayView text)
{
    const size_t needed = lengthSize + size_t(text.size());
    if (needed > m_room) {
        // The first block is small: most pools hold a few words.
        const size_t size = std::max(needed, m_blocks.empty() ? size_t(512) : blockSize);
        m_blocks.push_back(std::shared_ptr<char[]>(new char[size]));
        m_free = m_blocks.back().get();
        m_room = size;
    }
    char *stored = m_free;
    const auto length = quint32(text.size());
    std::memcpy(stored, &length, lengthSize);
    std::copy_n(text.data(), text.size(), stored + lengthSize);
    m_free += needed;
    m_room -= needed;
    return stored;
}
