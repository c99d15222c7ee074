// How SqliteDialect asks what tables, columns and keys there are.

#include "models/storage/sqlitedialect.h"

using namespace Qt::StringLiterals;

QString SqliteDialect::tableExistsStatement() const
{
    return u"SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = ?"_s;
}

QString SqliteDialect::columnsStatement() const
{
    // An INTEGER PRIMARY KEY is the rowid and fills itself.
    return u"WITH t(name) AS (SELECT ?)"
           " SELECT p.name, p.type, p.\"notnull\", p.dflt_value IS NOT NULL OR (p.pk > 0 AND upper(p.type) = "
           "'INTEGER'"
           " AND (SELECT count(*) FROM pragma_table_info(t.name) AS q WHERE q.pk > 0) = 1"
           " AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) AS l WHERE l.origin = 'pk')), p.pk"
           " FROM t, pragma_table_info(t.name) AS p ORDER BY p.cid"_s;
}

QString SqliteDialect::foreignKeysStatement() const
{
    // Without a column the other table's primary key is meant.
    return u"SELECT min(f.\"from\"), f.\"table\", coalesce(min(f.\"to\"),"
           " (SELECT p.name FROM pragma_table_info(f.\"table\") AS p WHERE p.pk = 1))"
           " FROM pragma_foreign_key_list(?) AS f GROUP BY f.id HAVING count(*) = 1 ORDER BY f.id DESC"_s;
}

QString SqliteDialect::uniqueKeysStatement() const
{
    return u"WITH t(name) AS (SELECT ?)"
           " SELECT ' primary key', p.name FROM t, pragma_table_info(t.name) AS p WHERE p.pk > 0"
           " UNION ALL SELECT l.name, i.name FROM t, pragma_index_list(t.name) AS l,"
           " pragma_index_info(l.name) AS i WHERE l.\"unique\" = 1 AND l.partial = 0 AND l.origin <> 'pk'"_s;
}

QString SqliteDialect::tablesStatement() const
{
    return u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
           " AND name NOT LIKE 'roster\\_%' ESCAPE '\\' ORDER BY name"_s;
}

ColumnType SqliteDialect::columnType(const QString &engineType) const
{
    const QString type = engineType.toUpper();
    if (type.contains("INT"_L1))
        return ColumnType::Integer;
    if (type.contains("BOOL"_L1))
        return ColumnType::Boolean;
    if (type.contains("DATE"_L1) || type.contains("TIME"_L1))
        return ColumnType::Timestamp;
    if (type.contains("REAL"_L1) || type.contains("FLOA"_L1) || type.contains("DOUB"_L1)
        || type.contains("NUM"_L1))
        return ColumnType::Number;
    return type.contains("BLOB"_L1) ? ColumnType::Other : ColumnType::Text;
}

QString SqliteDialect::keyTypeStatement() const
{
    // A column that another one refers to has a unique index, which tells its collation, or is the rowid. A
    // type that is not made of plain words was quoted where it was declared.
    return u"WITH c(t, name) AS (SELECT ?, ?)"
           " SELECT CASE WHEN p.type GLOB '*[^A-Za-z0-9_ (),]*' THEN '\"' || replace(p.type, '\"', '\"\"') "
           "|| '\"'"
           " ELSE p.type END || coalesce((SELECT ' COLLATE \"' || x.coll || '\"' FROM pragma_index_list(c.t) "
           "AS l,"
           " pragma_index_xinfo(l.name) AS x WHERE l.\"unique\" = 1 AND l.partial = 0 AND x.name = p.name"
           " AND x.seqno = 0 AND x.coll <> 'BINARY' LIMIT 1), '')"
           " FROM c, pragma_table_info(c.t) AS p WHERE p.name = c.name"_s;
}

QString SqliteDialect::tableRulesStatement() const
{
    return u"WITH t(name) AS (SELECT ?)"
           " SELECT 'reference', m.name, lower(f.on_delete) FROM t, sqlite_master AS m,"
           " pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table' AND f.seq = 0"
           " AND f.\"table\" = t.name COLLATE NOCASE"
           " UNION ALL SELECT 'trigger', m.name, '' FROM t, sqlite_master AS m WHERE m.type = 'trigger'"
           " AND m.tbl_name = t.name COLLATE NOCASE ORDER BY 1, 2"_s;
}

QString SqliteDialect::schemasStatement() const { return {}; }

QString SqliteDialect::searchPathStatement() const { return {}; }

QString SqliteDialect::attributeDefinition(Field field, bool) const
{
    switch (field) {
    case Field::Role:
        return u"TEXT NOT NULL DEFAULT 'member'"_s;
    case Field::Permissions:
        return u"TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(permissions) AND json_type(permissions) = 'array')"_s;
    case Field::JoinedAt:
        return u"TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"_s;
    default:
        break;
    }
    Q_UNREACHABLE();
}

QString SqliteDialect::joinTableOptions() const { return u" WITHOUT ROWID"_s; }
