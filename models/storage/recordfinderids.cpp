// How RecordFinder looks for keys by the hundred thousand.

#include "models/storage/recordfinder.h"

using namespace Qt::StringLiterals;

/// Spellings, and the numbers of the keys that may be spelled so: 8 bytes for each besides the spelling.
class RecordFinder::Numbers {
public:
    void insert(const QString &spelling, TextPool::Number key)
    {
        const TextPool::Number place = m_spellings.indexOf(spelling);
        const auto entry = quint32(m_entries.size());
        if (place == m_first.size())
            m_first.push_back(none);
        m_entries.push_back({key, std::exchange(m_first[place], entry)});
    }

    template <class Visit> void forEach(QByteArrayView spelling, Visit visit) const
    {
        const std::optional<TextPool::Number> place = m_spellings.find(spelling);
        for (quint32 entry = place ? m_first[*place] : none; entry != none; entry = m_entries[entry].next)
            visit(m_entries[entry].key);
    }

private:
    static constexpr quint32 none = ~0U;
    struct Entry {
        TextPool::Number key;
        quint32 next; ///< of the same spelling
    };

    TextPool m_spellings;
    std::vector<quint32> m_first; ///< by spelling
    std::vector<Entry> m_entries;
};

Result<> RecordFinder::findIds(const QList<Field> &fields, const TextPool &keys,
                               const std::function<void(Field, TextPool::Number, const QString &id)> &found)
{
    const QList<Field> present = presentOf(fields);
    if (keys.size() == 0 || present.isEmpty())
        return {};
    const Result<bool> cheaper = isPassCheaper(keys.size());
    if (!cheaper)
        return cheaper.error();
    if (*cheaper)
        return passForIds(present, keys, found);
    QStringList texts;
    texts.reserve(keys.size());
    for (TextPool::Number i = 0; i < keys.size(); ++i)
        texts << keys.at(i);
    for (const Field field : present) {
        const Result<> done = lookUp(field, spelled(field, texts), [&](const Match &match) {
            found(field, *keys.find(match.key.toUtf8()), match.record.id);
        });
        if (!done)
            return done;
    }
    return {};
}

Result<>
RecordFinder::passForIds(const QList<Field> &fields, const TextPool &keys,
                         const std::function<void(Field, TextPool::Number, const QString &id)> &found)
{
    const Dialect &dialect = m_connection.dialect();
    const bool byName = fields != QList{Field::Id};
    Numbers folded; // for e-mails, slugs and names
    Numbers otherIds; // spelled otherwise than the key
    for (TextPool::Number i = 0; i < keys.size(); ++i) {
        const QString key = keys.at(i);
        if (byName)
            folded.insert(dialect.foldedName(key), i);
        for (const QString &spelling : fields.contains(Field::Id) ? idSpellings(key) : QStringList()) {
            if (spelling != key)
                otherIds.insert(spelling, i);
        }
    }
    QStringList texts{textOf(Field::Id)};
    for (const Field field : fields)
        texts << textOf(field);
    Query rows(m_connection, Query::Reading::Streamed);
    if (Result<> prepared =
            rows.prepare(u"SELECT %1 FROM %2 AS t"_s.arg(texts.join(", "_L1), dialect.quoted(m_table.name)));
        !prepared)
        return prepared;
    if (Result<> executed = rows.execute(); !executed)
        return executed;
    while (rows.next()) {
        const QString id = rows.text(0);
        for (int i = 0; i < fields.size(); ++i) {
            const auto tell = [&](TextPool::Number key) { found(fields.at(i), key, id); };
            if (fields.at(i) != Field::Id) {
                folded.forEach(dialect.foldedName(rows.text(i + 1)).toUtf8(), tell);
                continue;
            }
            if (const std::optional<TextPool::Number> key = keys.find(id.toUtf8()))
                tell(*key);
            otherIds.forEach(id.toUtf8(), tell);
        }
    }
    return rows.status();
}
