// How PostgresqlDialect asks what tables, columns and keys there are.

#include "models/storage/postgresqldialect.h"

using namespace Qt::StringLiterals;

QString PostgresqlDialect::tableExistsStatement() const
{
    return u"SELECT 1 FROM pg_class WHERE oid = to_regclass(quote_ident(?)) AND relkind IN ('r', 'p', 'v', 'f')"_s;
}

QString PostgresqlDialect::columnsStatement() const
{
    return u"SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::int, a.atthasdef::int,"
           " coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)"
           " FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary"
           " WHERE a.attrelid = to_regclass(quote_ident(?)) AND a.attnum > 0 AND NOT a.attisdropped"
           " ORDER BY a.attnum"_s;
}

QString PostgresqlDialect::foreignKeysStatement() const
{
    return u"SELECT a.attname, f.relname, b.attname FROM pg_constraint AS k"
           " JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]"
           " JOIN pg_attribute AS b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]"
           " JOIN pg_class AS f ON f.oid = k.confrelid"
           " WHERE k.conrelid = to_regclass(quote_ident(?)) AND k.contype = 'f' AND cardinality(k.conkey) = 1"
           " AND pg_table_is_visible(f.oid) ORDER BY a.attnum"_s;
}

QString PostgresqlDialect::uniqueKeysStatement() const
{
    return u"SELECT c.relname, a.attname FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
           " JOIN pg_attribute AS a ON a.attrelid = i.indrelid"
           " AND array_position(i.indkey::int2[], a.attnum) < i.indnkeyatts"
           " WHERE i.indrelid = to_regclass(quote_ident(?)) AND i.indisunique AND i.indisvalid"
           " AND i.indpred IS NULL AND i.indexprs IS NULL"_s;
}

QString PostgresqlDialect::tablesStatement() const
{
    return u"SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
           " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND pg_table_is_visible(c.oid)"
           " AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relname NOT LIKE 'roster\\_%'"
           " ORDER BY c.relname"_s;
}

ColumnType PostgresqlDialect::columnType(const QString &engineType) const
{
    if (engineType == "uuid"_L1)
        return ColumnType::Uuid;
    if (engineType == "text[]"_L1 || engineType == "character varying[]"_L1)
        return ColumnType::TextList;
    if (engineType.startsWith("timestamp"_L1))
        return ColumnType::Timestamp;
    if (engineType == "jsonb"_L1 || engineType == "json"_L1)
        return ColumnType::Json;
    if (engineType == "boolean"_L1)
        return ColumnType::Boolean;
    if (engineType == "bigint"_L1 || engineType == "integer"_L1 || engineType == "smallint"_L1)
        return ColumnType::Integer;
    if (engineType.startsWith("numeric"_L1) || engineType == "double precision"_L1 || engineType == "real"_L1)
        return ColumnType::Number;
    if (engineType == "text"_L1 || engineType == "citext"_L1 || engineType.startsWith("character"_L1))
        return ColumnType::Text;
    return ColumnType::Other;
}
