#include "models/storage/schemaprobe.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

// The search index needs a number for each row that survives VACUUM; it means nothing to people.
constexpr QLatin1StringView searchRow("search_row");

QList<Field> fieldsOf(Entity entity)
{
    switch (entity) {
    case Entity::User:
        return {Field::Id, Field::Email, Field::Name, Field::CreatedAt, Field::UpdatedAt};
    case Entity::Organization:
        return {Field::Id, Field::Slug, Field::Name, Field::CreatedAt, Field::UpdatedAt};
    case Entity::Membership:
        return {Field::User,        Field::Organization, Field::Role,
                Field::Permissions, Field::JoinedAt,     Field::UpdatedAt};
    }
    Q_UNREACHABLE();
}

Result<bool> hasRow(Connection &connection, const QString &statement, const QString &table)
{
    const Result<Query *> query = connection.select(statement, {table});
    if (!query)
        return query.error();
    const bool found = (*query)->next();
    const Result<> status = (*query)->status();
    (*query)->finish();
    if (!status)
        return status.error();
    return found;
}

Result<Table> readTable(Connection &connection, Entity entity, const QString &name)
{
    Table table;
    table.entity = entity;
    table.name = name;
    table.key = entity == Entity::Membership
        ? QStringList{columnName(Field::User), columnName(Field::Organization)}
        : QStringList{columnName(Field::Id)};
    const Dialect &dialect = connection.dialect();
    const Result<Query *> query = connection.select(dialect.columnsStatement(), {name});
    if (!query)
        return query.error();
    const QList<Field> fields = fieldsOf(entity);
    while ((*query)->next()) {
        Column column;
        column.name = (*query)->text(0);
        if (column.name == searchRow)
            continue;
        column.engineType = (*query)->text(1);
        column.type = dialect.columnType(column.engineType);
        column.required = (*query)->number(2) != 0;
        column.hasDefault = (*query)->number(3) != 0;
        for (const Field field : fields) {
            if (columnName(field) == column.name)
                column.field = field;
        }
        // SQLite has no types for these: what the column means says what it holds.
        if (column.field == Field::Permissions && column.type == ColumnType::Text)
            column.type = ColumnType::Json;
        table.columns << column;
    }
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    for (const QString &key : std::as_const(table.key)) {
        if (table.indexOf(key) < 0) {
            return DbError{
                DbError::Kind::MissingSchema,
                QCoreApplication::translate("SchemaProbe", "The table %1 has no column %2.").arg(name, key)};
        }
    }
    const Result<bool> indexed = hasRow(connection, dialect.searchIndexStatement(), name);
    if (!indexed)
        return indexed.error();
    table.hasSearchIndex = *indexed;
    return table;
}

} // namespace

Result<bool> SchemaProbe::exists(Connection &connection, const QString &table)
{
    return hasRow(connection, connection.dialect().tableExistsStatement(), table);
}

Result<Schema> SchemaProbe::read(Connection &connection, const TableNames &names)
{
    Schema schema;
    schema.engine = connection.dialect().engine();
    schema.readOnly = connection.isReadOnly();
    const std::pair<Entity, QString> wanted[] = {{Entity::User, names.users},
                                                 {Entity::Organization, names.organizations},
                                                 {Entity::Membership, names.memberships}};
    for (const auto &[entity, name] : wanted) {
        const Result<bool> there = exists(connection, name);
        if (!there)
            return there.error();
        if (!*there) {
            return DbError{
                DbError::Kind::MissingSchema,
                QCoreApplication::translate("SchemaProbe",
                                            "The database has no table \"%1\". Run \"roster schema migrate\" "
                                            "to prepare it, or name another database.")
                    .arg(name)};
        }
        Result<Table> table = readTable(connection, entity, name);
        if (!table)
            return table.error();
        (entity == Entity::User               ? schema.users
             : entity == Entity::Organization ? schema.organizations
                                              : schema.memberships) = *std::move(table);
    }
    const Result<bool> history = exists(connection, u"roster_changes"_s);
    if (!history)
        return history.error();
    schema.hasHistory = *history;
    return schema;
}
