// How SqliteDialect finds a part of a name: by FTS5's trigrams, in tables that triggers keep (migration
// 0004).

#include "models/storage/connection.h"
#include "models/storage/sqlitedialect.h"

using namespace Qt::StringLiterals;

namespace {

// As contains_folded() reads the text, which may begin with a byte order mark.
QList<uint> foldedCharacters(const QString &text)
{
    return QString::fromUtf8(text.toUtf8()).toCaseFolded().toUcs4();
}

QString phrase(const QList<uint> &characters)
{
    QString text;
    for (const char32_t character : characters)
        text += QChar::fromUcs4(character);
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}

} // namespace

QString SqliteDialect::searchIndexStatement() const
{
    return u"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? || '_search'"_s;
}

// Qt and FTS5 fold case character by character, and alike but for those that only one of them knows to have
// a case: rows with such a character are in the table's view "_unfolded", and all of them are candidates.
std::optional<IndexedSearch> SqliteDialect::indexedSearch(const Table &table, const QString &alias,
                                                          const QString &text) const
{
    constexpr qsizetype gram = 3;
    constexpr qsizetype enough = 32; // each further character costs, and excludes hardly a row
    if (!table.hasSearchIndex || !QStringView(text).isValidUtf16())
        return {};
    const QList<uint> characters = foldedCharacters(text);
    if (characters.size() < gram || characters.contains(0))
        return {};
    const QString index = quoted(table.name + "_search"_L1);
    const QString rows =
        u"SELECT rowid AS found FROM %1 WHERE %1 MATCH ? UNION ALL SELECT search_row FROM %2"_s.arg(
            index, quoted(table.name + "_unfolded"_L1));
    return IndexedSearch{rows,
                         u"%1.search_row IN (%2)"_s.arg(alias, rows),
                         {phrase(characters.first(qMin(enough, characters.size())))}};
}

Result<bool> SqliteDialect::findsMoreThan(Connection &connection, IndexedSearch &search, int limit) const
{
    const Result<Query *> query = connection.select(
        u"SELECT count(*), json_group_array(c.found) FROM (%1 LIMIT ?) AS c"_s.arg(search.candidates),
        search.values + QVariantList{limit + 1});
    if (!query)
        return query.error();
    const qint64 count = (*query)->next() ? (*query)->number(0) : 0;
    const QString rows = (*query)->text(1);
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    (*query)->finish();
    if (count > limit)
        return true;
    const QString found = u"SELECT value FROM json_each(?)"_s;
    search.condition.replace(search.candidates, found);
    search.candidates = found;
    search.values = {rows};
    search.findsNothing = count == 0;
    return false;
}

std::optional<SearchUpkeep> SqliteDialect::searchUpkeep(const Table &table) const
{
    if (!table.hasSearchIndex)
        return {};
    const QString name = quoted(table.name);
    const QString index = quoted(table.name + "_search"_L1);
    const QString columns =
        quoted(QStringList{table.column(Schema::handle(table.entity)), table.column(Field::Name)});
    return SearchUpkeep{
        u"INSERT INTO roster_search_pause DEFAULT VALUES"_s,
        u"SELECT coalesce(max(search_row), 0) FROM %1"_s.arg(name),
        u"INSERT INTO %1 (rowid, %2) SELECT search_row, %2 FROM %3 WHERE search_row > ?"_s.arg(index, columns,
                                                                                               name),
        // Made in one go it has many parts; a search that looks into one only takes a third of the time.
        u"INSERT INTO %1 (%1) VALUES ('rebuild'), ('optimize')"_s.arg(index),
        u"DELETE FROM roster_search_pause"_s,
    };
}

QString SqliteDialect::searchDefectsStatement(const Table &table) const
{
    if (!table.hasSearchIndex)
        return {};
    return u"SELECT (SELECT count(*) FROM %1 WHERE search_row NOT IN (SELECT id FROM %2))"
           " + (SELECT count(*) FROM %2 WHERE id NOT IN (SELECT search_row FROM %1))"_s.arg(
               quoted(table.name), quoted(table.name + "_search_docsize"_L1));
}
