// How PostgresqlDialect asks what tables, columns and keys there are.

#include "models/storage/postgresqldialect.h"

using namespace Qt::StringLiterals;

QString PostgresqlDialect::tableExistsStatement() const
{
    return u"SELECT 1 FROM pg_class WHERE oid = to_regclass(quote_ident(?)) AND relkind IN ('r', 'p', 'v', 'f')"_s;
}

QString PostgresqlDialect::columnsStatement() const
{
    return u"SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::int,"
           " (a.atthasdef OR a.attidentity <> '')::int,"
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

QString PostgresqlDialect::keyTypeStatement() const
{
    return u"SELECT format_type(a.atttypid, a.atttypmod)"
           " || CASE WHEN a.attcollation <> y.typcollation THEN ' COLLATE ' || a.attcollation::regcollation "
           "ELSE '' END"
           " FROM pg_attribute AS a JOIN pg_type AS y ON y.oid = a.atttypid"
           " WHERE a.attrelid = to_regclass(quote_ident(?)) AND a.attname = ?"_s;
}

QString PostgresqlDialect::tableRulesStatement() const
{
    return u"WITH t AS (SELECT to_regclass(quote_ident(?))::oid AS oid)"
           " SELECT 'denied', p.name, '' FROM t, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS p(name)"
           " WHERE NOT has_any_column_privilege(t.oid, p.name)"
           " UNION ALL SELECT 'denied', 'DELETE', '' FROM t WHERE NOT has_table_privilege(t.oid, 'DELETE')"
           " UNION ALL SELECT 'column', p.name, a.attname FROM t JOIN pg_attribute AS a ON a.attrelid = t.oid"
           " AND a.attnum > 0 AND NOT a.attisdropped, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS p(name)"
           " WHERE NOT has_column_privilege(t.oid, a.attnum, p.name)"
           " UNION ALL SELECT 'reference', k.conrelid::regclass::text, CASE k.confdeltype WHEN 'c' THEN "
           "'cascade'"
           " WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' WHEN 'r' THEN 'restrict' ELSE 'no action' "
           "END"
           " FROM pg_constraint AS k, t WHERE k.confrelid = t.oid AND k.contype = 'f' AND k.conparentid = 0"
           " UNION ALL SELECT 'trigger', g.tgname::text, '' FROM pg_trigger AS g, t"
           " WHERE g.tgrelid = t.oid AND NOT g.tgisinternal AND g.tgenabled <> 'D'"
           " UNION ALL SELECT 'policy', '', '' FROM t WHERE row_security_active(t.oid) ORDER BY 1, 2"_s;
}

QString PostgresqlDialect::schemasStatement() const
{
    return u"SELECT n.nspname FROM pg_namespace AS n WHERE n.nspname NOT LIKE 'pg\\_%'"
           " AND n.nspname <> 'information_schema' AND NOT n.nspname = ANY (current_schemas(false))"
           " AND has_schema_privilege(n.oid, 'USAGE')"
           " AND EXISTS (SELECT 1 FROM pg_class AS c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', "
           "'p'))"
           " ORDER BY n.nspname"_s;
}

QString PostgresqlDialect::searchPathStatement() const
{
    return u"WITH b AS MATERIALIZED (SELECT current_setting('search_path') AS path)"
           " SELECT b.path, set_config('search_path', ?, false) FROM b"_s;
}

QString PostgresqlDialect::attributeDefinition(Field field, bool likeAsh) const
{
    switch (field) {
    case Field::Role:
        return u"text NOT NULL DEFAULT 'member'"_s;
    case Field::Permissions:
        return likeAsh ? u"text[] NOT NULL DEFAULT '{}'"_s
                       : u"jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(permissions) = 'array')"_s;
    case Field::JoinedAt:
        return likeAsh ? u"timestamp without time zone NOT NULL DEFAULT (now() AT TIME ZONE 'utc')"_s
                       : u"timestamptz NOT NULL DEFAULT now()"_s;
    default:
        break;
    }
    Q_UNREACHABLE();
}

QString PostgresqlDialect::joinTableOptions() const { return {}; }
