// How PostgresqlDialect reads values as texts.

#include "models/storage/postgresqldialect.h"

#include <libpq-fe.h>

#include <QSqlQuery>
#include <QSqlResult>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(PGresult *)
Q_DECLARE_METATYPE(PGresult *)

namespace {

constexpr Oid timestamp = 1114; // pg_type.dat
constexpr Oid timestampWithZone = 1184;

// "2024-02-29 10:00:00.12+00", as every connection is told to write it, to what asText() makes of it.
Value timeText(QLatin1StringView text)
{
    const qsizetype date = text.indexOf(' '_L1);
    if (date < 0)
        return {}; // without an end: to_char() has no text for it either
    constexpr qsizetype toSeconds = 8;
    const QLatin1StringView time = text.sliced(date + 1, toSeconds);
    const QLatin1StringView rest = text.sliced(date + 1 + toSeconds);
    QString fraction;
    for (qsizetype i = 1; rest.startsWith('.'_L1) && i < rest.size() && QChar(rest.at(i)).isDigit(); ++i)
        fraction += rest.at(i);
    fraction = fraction.leftJustified(fraction.size() > 3 ? 6 : 3, u'0');
    return text.first(date) + 'T'_L1 + time + '.'_L1 + fraction + 'Z'_L1;
}

Row rowOf(const PGresult *result, int row, int columns)
{
    Row values;
    values.reserve(columns);
    for (int i = 0; i < columns; ++i) {
        const char *const text = PQgetvalue(result, row, i);
        const int length = PQgetlength(result, row, i);
        const Oid type = PQftype(result, i);
        if (PQgetisnull(result, row, i))
            values << Value();
        else if (type == timestamp || type == timestampWithZone)
            values << timeText(QLatin1StringView(text, length));
        else
            values << QString::fromUtf8(text, length);
    }
    return values;
}

} // namespace

Result<> PostgresqlDialect::readTexts(QSqlQuery &query, int columns, QList<Row> &rows) const
{
    const PGresult *result = query.result()->handle().value<PGresult *>();
    const int size = PQntuples(result);
    rows.reserve(rows.size() + size);
    for (int i = query.at(); i < size; ++i)
        rows << rowOf(result, i, columns);
    return {};
}

Row PostgresqlDialect::readRow(const QSqlQuery &query, int columns) const
{
    const int row = query.isForwardOnly() ? 0 : query.at(); // of a streamed result there is one at a time
    return rowOf(query.result()->handle().value<PGresult *>(), row, columns);
}

QString PostgresqlDialect::asText(const Column &column, const QString &expression) const
{
    switch (column.type) {
    case ColumnType::Timestamp: {
        const QString zone =
            column.engineType.contains("with time zone"_L1) ? u" AT TIME ZONE 'UTC'"_s : QString();
        // Microseconds only where there are any, so that both engines write a millisecond alike.
        return uR"(to_char(%1%2, CASE WHEN date_trunc('milliseconds', %1) = %1)"
               R"( THEN 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"' ELSE 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' END))"_s.arg(
                   expression, zone);
    }
    case ColumnType::TextList:
        return u"array_to_json(%1)::text"_s.arg(expression);
    default:
        return u"%1::text"_s.arg(expression);
    }
}

// to_char() and casts take as long as the rest of a page.
QString PostgresqlDialect::asRead(const Column &column, const QString &expression) const
{
    const bool isWrittenAlike = column.type == ColumnType::Timestamp || column.type == ColumnType::Uuid
        || column.type == ColumnType::Integer || column.type == ColumnType::Json
        || (column.type == ColumnType::Text && column.engineType == "text"_L1);
    return isWrittenAlike ? expression : asText(column, expression);
}
