#pragma once

#include <QByteArray>
#include <QString>

#include <cstring>
#include <memory>
#include <optional>
#include <vector>

/// Keeps each distinct text once, as UTF-8, and names it by a small number: the cells of large files repeat.
/// A text of 24 bytes costs about 50, where a QString in a QHash costs 170. A value whose copies share what
/// they have in common; views stay valid as long as the pool or a copy of it lives. Not thread-safe.
class TextPool {
public:
    using Number = quint32;

    TextPool() = default;
    TextPool(const TextPool &other);
    TextPool(TextPool &&other) noexcept;
    TextPool &operator=(TextPool other) noexcept;
    ~TextPool() = default;

    /// The number of `text`, from 0 in order of appearance.
    Number indexOf(QByteArrayView text);
    Number indexOf(const QString &text) { return indexOf(QByteArrayView(text.toUtf8())); }
    std::optional<Number> find(QByteArrayView text) const;

    qsizetype size() const { return qsizetype(m_texts.size()); }
    QByteArrayView view(Number number) const
    {
        const char *text = m_texts[number];
        quint32 length = 0;
        std::memcpy(&length, text, sizeof length);
        return {text + sizeof length, qsizetype(length)};
    }
    QString at(Number number) const { return QString::fromUtf8(view(number)); }

    // Hints for passes whose texts lie anywhere in memory: first where the text is, some steps later the text
    // itself.
    void fetchPlace(Number number) const { __builtin_prefetch(&m_texts[number]); }
    void fetchText(Number number) const { __builtin_prefetch(m_texts[number]); }

    /// Appends the texts of another pool without comparing them with those that are here; its number n
    /// becomes n plus the result. indexOf() and find() do not find them.
    Number adopt(TextPool &&other);

private:
    // A place of the hash table; numbers are one too large, so that 0 is empty.
    struct Slot {
        quint32 number = 0;
        quint32 hash = 0;
    };

    void swap(TextPool &other) noexcept;
    static quint32 hashOf(QByteArrayView text);
    size_t slotOf(QByteArrayView text, quint32 hash) const;
    void grow();
    const char *store(QByteArrayView text);

    std::vector<std::shared_ptr<char[]>> m_blocks;
    char *m_free = nullptr; ///< in the last block
    size_t m_room = 0;
    std::vector<const char *> m_texts; ///< each the length, then the bytes
    std::vector<Slot> m_slots; ///< a power of two
    size_t m_indexed = 0;
};
