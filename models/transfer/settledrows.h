#pragma once

#include "models/storage/textpool.h"

#include <QString>

#include <vector>

/// The rows of a file with which nothing is wrong and of which nothing is to be written: what they say is so
/// already, or a row before said it. 16 bytes each; the words are found when asked for.
class SettledRows {
public:
    enum class Kind : quint8 { Unchanged, Repeated };

    struct Row {
        qint64 line = 0;
        QString first; ///< of a membership the user as the file has it, else the e-mail or slug
        QString second; ///< of a membership the organization, else the id
        QString reason; ///< in words, translated
    };

    /// What the row says is there. `first` and `second`: numbers of the texts given to finish(), from 1; 0
    /// for none.
    void addPresent(qint64 line, TextPool::Number first, TextPool::Number second);
    /// What the row wants removed is not there.
    void addAbsent(qint64 line, TextPool::Number first, TextPool::Number second);
    /// The row says the same as the one on line `before`.
    void addRepeated(qint64 line, TextPool::Number first, TextPool::Number second, qint64 before);

    /// Takes what the numbers mean, and puts the rows in the order of the lines: call it once, at the end.
    void finish(TextPool firsts, TextPool seconds);

    bool isEmpty() const { return m_unchanged.empty() && m_repeated.empty(); }
    qsizetype size(Kind kind) const { return qsizetype(rows(kind).size()); }
    Row at(Kind kind, qsizetype position) const;

private:
    struct Entry {
        quint32 line;
        TextPool::Number first;
        TextPool::Number second;
        quint32 detail; ///< of what is repeated the line before, else present or absent
    };
    static constexpr quint32 present = 0;
    static constexpr quint32 absent = 1;

    const std::vector<Entry> &rows(Kind kind) const
    {
        return kind == Kind::Unchanged ? m_unchanged : m_repeated;
    }
    static QString reasonOf(Kind kind, quint32 detail);

    std::vector<Entry> m_unchanged;
    std::vector<Entry> m_repeated;
    TextPool m_firsts;
    TextPool m_seconds;
};
