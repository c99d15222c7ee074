// How PostgresqlDialect finds a part of a name: by pg_trgm's index of the folded texts (migration 0004).

#include "models/storage/connection.h"
#include "models/storage/postgresqldialect.h"

#include <libpq-fe.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDriver>
#include <QSqlError>

#include <algorithm>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(PGconn *)
Q_DECLARE_METATYPE(PGconn *)

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
    const QString everything = u"SELECT 1 FROM %1 AS %2"_s.arg(quoted(table.name), alias);
    return IndexedSearch{everything + " WHERE "_L1 + condition, condition, values, true, everything};
}

// The index would have to be read to the end to count what it finds. The planner's guess comes from a hundred
// values of each column, so fewer than a few of them mean nothing.
Result<bool> PostgresqlDialect::findsMoreThan(Connection &connection, IndexedSearch &search, int limit) const
{
    constexpr double surely = 0.03;
    PGconn *handle = connection.database().driver()->handle().value<PGconn *>();
    QList<QByteArray> texts;
    QList<const char *> values;
    QByteArray sql =
        u"EXPLAIN (FORMAT JSON) (%1) UNION ALL (%2)"_s.arg(search.everything, search.candidates).toUtf8();
    for (const QVariant &value : search.values)
        texts << value.toString().toUtf8();
    for (const QByteArray &text : std::as_const(texts)) {
        values << text.constData();
        sql.replace(sql.indexOf('?'), 1, "$" + QByteArray::number(values.size()));
    }
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexecParams(handle, sql.constData(), int(values.size()), nullptr, values.constData(), nullptr,
                     nullptr, 0),
        &PQclear);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
        return connection.error(
            QSqlError({}, QString::fromUtf8(PQresultErrorMessage(result.get())), QSqlError::StatementError,
                      QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE))));
    QJsonValue plan = QJsonDocument::fromJson(PQgetvalue(result.get(), 0, 0)).array().at(0)[u"Plan"_s];
    while (plan[u"Plans"_s].toArray().size() == 1) // above the two there may be a step that gathers
        plan = plan[u"Plans"_s].toArray().first();
    const double all = plan[u"Plans"_s][0][u"Plan Rows"_s].toDouble();
    const double found = plan[u"Plans"_s][1][u"Plan Rows"_s].toDouble();
    return found > std::max(double(limit), surely * all);
}

std::optional<SearchUpkeep> PostgresqlDialect::searchUpkeep(const Table &) const { return {}; }

QString PostgresqlDialect::searchDefectsStatement(const Table &) const { return {}; }
