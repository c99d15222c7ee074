#include "models/storage/schemapath.h"

#include "models/storage/catalogue.h"
#include "models/storage/schemadetector.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SchemaPath)
};

// Searches these schemas, separated by commas and quoted, and returns what was searched before.
Result<QString> search(Connection &connection, const QString &path)
{
    const Result<QList<Row>> rows =
        catalogueRows(connection, connection.dialect().searchPathStatement(), {path}, 1);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? QString() : rows->constFirst().constFirst().value_or(QString());
}

// Puts a schema before those that are searched.
Result<QString> searchFirst(Connection &connection, const QString &schema)
{
    const QString own = connection.dialect().quoted(schema);
    const Result<QString> before = search(connection, own);
    if (!before)
        return before;
    const QString path = before->isEmpty() ? own : own + ", "_L1 + *before;
    if (const Result<QString> set = search(connection, path); !set)
        return set;
    return path;
}

// Takes the schema out of a table's name.
Result<QString> schemaOf(Connection &connection, QString &table)
{
    const qsizetype dot = table.indexOf(u'.');
    if (dot < 1 || dot + 1 == table.size())
        return QString();
    const Result<bool> isName = SchemaProbe::exists(connection, table);
    if (!isName)
        return isName.error();
    if (*isName)
        return QString();
    const QString schema = table.left(dot);
    table = table.mid(dot + 1);
    return schema;
}

} // namespace

DatabaseAddress SchemaPath::applied(const DatabaseAddress &address) const
{
    return path.isEmpty() ? address : address.searching(path);
}

Result<SchemaPath> SchemaPath::settle(Connection &connection, const TableChoice &choice)
{
    SchemaPath result{choice};
    if (connection.dialect().schemasStatement().isEmpty())
        return result;
    QStringList schemas;
    for (QString *table : {&result.choice.users, &result.choice.organizations, &result.choice.memberships}) {
        const Result<QString> schema = schemaOf(connection, *table);
        if (!schema)
            return schema.error();
        if (!schema->isEmpty() && !schemas.contains(*schema))
            schemas << *schema;
    }
    if (schemas.isEmpty())
        return result;
    if (schemas.size() > 1)
        return DbError{DbError::Kind::Usage,
                       Text::tr("The tables are in several schemas (%1). Name the tables alone, and add "
                                "options='-c search_path=…' with these schemas to the address.")
                           .arg(schemas.join(", "_L1))};
    const Result<QString> path = searchFirst(connection, schemas.constFirst());
    if (!path)
        return path.error();
    result.path = *path;
    return result;
}

Result<SchemaPath> SchemaPath::find(Connection &connection)
{
    constexpr int most = 50; // some products have a schema for each of a thousand customers
    const QString statement = connection.dialect().schemasStatement();
    if (statement.isEmpty())
        return SchemaPath();
    const Result<QList<Row>> schemas = catalogueRows(connection, statement, {}, 1);
    if (!schemas)
        return schemas.error();
    if (schemas->size() > most)
        return SchemaPath();
    QStringList found;
    for (const Row &row : *schemas) {
        const QString schema = row.constFirst().value_or(QString());
        const Result<QString> before = search(connection, connection.dialect().quoted(schema));
        if (!before)
            return before.error();
        const Result<TableNames> names = SchemaDetector::find(connection);
        if (const Result<QString> back = search(connection, *before); !back)
            return back.error();
        if (names)
            found << schema;
    }
    if (found.isEmpty())
        return SchemaPath();
    if (found.size() > 1)
        return DbError{
            DbError::Kind::MissingSchema,
            Text::tr("Several schemas of this database have memberships: %1. Say which with --memberships "
                     "SCHEMA.TABLE.")
                .arg(found.join(", "_L1))};
    const Result<QString> path = searchFirst(connection, found.constFirst());
    if (!path)
        return path.error();
    return SchemaPath{{}, *path};
}

SchemaPath::Scope::Scope(Connection &connection)
    : m_connection(connection)
{
    if (connection.dialect().searchPathStatement().isEmpty())
        return;
    // Setting it is the only way to be told it.
    if (const Result<QString> before = search(connection, {})) {
        m_before = *before;
        static_cast<void>(search(connection, m_before));
    }
}

SchemaPath::Scope::~Scope()
{
    if (!m_connection.dialect().searchPathStatement().isEmpty())
        static_cast<void>(search(m_connection, m_before));
}

Result<> SchemaPath::Scope::searchOnly(const QString &schema)
{
    const Result<QString> set = search(m_connection, m_connection.dialect().quoted(schema));
    return set ? Result<>() : set.error();
}
