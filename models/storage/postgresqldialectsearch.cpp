// How PostgresqlDialect finds a part of a name: by pg_trgm's index of the folded texts (migration 0004).

#include "models/storage/postgresqldialect.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// The index knows words only: of a text without three letters or digits in a row it would be read from one
// end to the other.
bool hasGram(const QString &text)
{
    constexpr int gram = 3;
    int letters = 0;
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.cbegin(), characters.cend(), [&letters](char32_t character) {
        letters = QChar::isLetterOrNumber(character) ? letters + 1 : 0;
        return letters == gram;
    });
}

} // namespace

// By its name: whoever makes it afterwards takes it from the migration.
QString PostgresqlDialect::searchIndexStatement() const
{
    return u"SELECT 1 FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
           " JOIN pg_class AS t ON t.oid = i.indrelid WHERE t.oid = to_regclass(quote_ident(?))"
           " AND c.relname = t.relname || '_search_index' AND i.indisvalid"_s;
}

std::optional<IndexedSearch> PostgresqlDialect::indexedSearch(const Table &table, const QString &alias,
                                                              const QString &text) const
{
    if (!table.hasSearchIndex || !hasGram(text))
        return {};
    // LIKE's own characters are escaped after folding, by the server, as only it knows how it folds.
    const QString pattern =
        uR"('%' || replace(replace(replace(lower(CAST(? AS text)), '\', '\\'), '%', '\%'), '_', '\_') || '%')"_s;
    QStringList conditions;
    QVariantList values;
    for (const Field field : {Schema::handle(table.entity), Field::Name}) {
        conditions << u"lower(%1.%2) LIKE "_s.arg(alias, quoted(table.column(field))) + pattern;
        values << text;
    }
    const QString condition = u'(' + conditions.join(" OR "_L1) + u')';
    return IndexedSearch{u"SELECT 1 FROM %1 AS %2 WHERE "_s.arg(quoted(table.name), alias) + condition,
                         condition, values};
}

std::optional<SearchUpkeep> PostgresqlDialect::searchUpkeep(const Table &) const { return {}; }

QString PostgresqlDialect::searchDefectsStatement(const Table &) const { return {}; }
