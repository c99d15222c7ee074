#include "models/storage/schemaprobe.h"

#include "models/storage/catalogue.h"
#include "models/storage/grants.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// The search index needs a number for each row that survives VACUUM; it means nothing to people.
constexpr QLatin1StringView searchRow("search_row");

/// What a column can be called, the likeliest first; without regard to case and "_".
struct FieldWords {
    Field field;
    QStringList words;
};

const QList<FieldWords> &wordsOf(Entity entity)
{
    static const FieldWords created{
        Field::CreatedAt,
        {u"createdat"_s, u"insertedat"_s, u"created"_s, u"createdon"_s, u"datejoined"_s, u"creationdate"_s}};
    static const FieldWords updated{
        Field::UpdatedAt,
        {u"updatedat"_s, u"modifiedat"_s, u"updated"_s, u"modified"_s, u"updatedon"_s, u"changedat"_s}};
    static const QList<FieldWords> user{
        {Field::Email, {u"email"_s, u"emailaddress"_s, u"mail"_s, u"userprincipalname"_s}},
        {Field::Name, {u"name"_s, u"fullname"_s, u"displayname"_s, u"realname"_s, u"username"_s, u"login"_s}},
        created,
        updated};
    static const QList<FieldWords> organization{
        {Field::Slug, {u"slug"_s, u"handle"_s, u"subdomain"_s, u"shortname"_s, u"code"_s, u"identifier"_s}},
        {Field::Name, {u"name"_s, u"displayname"_s, u"title"_s, u"fullname"_s, u"label"_s}},
        created,
        updated};
    static const QList<FieldWords> membership{
        {Field::Role, {u"role"_s, u"rolename"_s, u"memberrole"_s, u"accesslevel"_s}},
        {Field::Permissions, {u"permissions"_s}},
        {Field::JoinedAt,
         {u"joinedat"_s, u"joined"_s, u"datejoined"_s, u"membersince"_s, u"since"_s, u"insertedat"_s,
          u"createdat"_s}},
        updated};
    return entity == Entity::User ? user : entity == Entity::Organization ? organization : membership;
}

void assign(Table &table, Field field, const QStringList &words, Engine engine)
{
    for (const QString &word : words) {
        for (Column &column : table.columns) {
            if (column.field || table.has(field) || !SchemaProbe::canMean(field, column.type, engine)
                || QString(column.name).remove(u'_').compare(word, Qt::CaseInsensitive) != 0)
                continue;
            column.field = field;
        }
    }
}

// Where people know a record by nothing that Roster has a word for, the first text stands for its name.
void assignSomeName(Table &table)
{
    if (table.has(Field::Name) || table.has(Schema::handle(table.entity)))
        return;
    for (Column &column : table.columns) {
        if (!column.field && column.type == ColumnType::Text && !SchemaProbe::isSecret(column.name)) {
            column.field = Field::Name;
            return;
        }
    }
}

/// What the catalogue says about one table.
struct Description {
    bool exists = false;
    QList<Column> columns;
    bool hasSearchIndex = false;
    QList<Row> rules; ///< of Dialect::tableRulesStatement()
};

// name, engine type, required, has default, position in the primary key.
Inquiry columnsInquiry(const Dialect &dialect, const QString &table)
{
    return {dialect.columnsStatement(), {table}, 5};
}

QList<Column> columnsIn(const Dialect &dialect, const QList<Row> &rows)
{
    QList<Column> columns;
    for (const Row &row : rows) {
        const auto number = [&row](int i) { return row.at(i).value_or(QString()).toInt(); };
        Column column;
        column.name = row.at(0).value_or(QString());
        column.engineType = row.at(1).value_or(QString());
        column.type = dialect.columnType(column.engineType);
        column.required = number(2) != 0;
        column.hasDefault = number(3) != 0;
        column.keyPosition = number(4);
        columns << column;
    }
    return columns;
}

Result<QList<Description>> describe(Connection &connection, const QStringList &tables)
{
    const Dialect &dialect = connection.dialect();
    QList<Inquiry> inquiries;
    for (const QString &table : tables)
        inquiries << Inquiry{dialect.tableExistsStatement(), {table}} << columnsInquiry(dialect, table)
                  << Inquiry{dialect.searchIndexStatement(), {table}}
                  << Inquiry{dialect.tableRulesStatement(), {table}, 3};
    Result<QList<QList<Row>>> answers = dialect.answers(connection, inquiries);
    if (!answers)
        return answers.error();
    QList<Description> descriptions;
    while (!answers->isEmpty()) {
        Description description;
        description.exists = !answers->takeFirst().isEmpty();
        description.columns = columnsIn(dialect, answers->takeFirst());
        description.hasSearchIndex = !answers->takeFirst().isEmpty();
        description.rules = answers->takeFirst();
        descriptions << description;
    }
    return descriptions;
}

Rights rightsIn(const QList<Row> &rules)
{
    const auto isDenied = [&](QLatin1StringView right) {
        return rules.contains(Row{Value(u"denied"_s), Value(QString(right)), Value(QString())});
    };
    return {!isDenied("INSERT"_L1), !isDenied("UPDATE"_L1), !isDenied("DELETE"_L1)};
}

DbError notReadable(Connection &connection, const QString &table)
{
    return {DbError::Kind::ReadOnly,
            QCoreApplication::translate("SchemaProbe",
                                        "You may not read the table %1. Its administrator can allow it: %2")
                .arg(table, grantStatement(connection, {u"SELECT"_s}, table))};
}

// Whoever may not state the key cannot add a row. What may not be read is as if it were not there.
Result<> settleRights(Connection &connection, Table &table, const QList<Row> &rules)
{
    table.rights = rightsIn(rules);
    for (const Row &rule : rules) {
        const int index = rule.at(0) == u"column"_s ? table.indexOf(rule.at(2).value_or(QString())) : -1;
        if (index < 0)
            continue;
        const bool isKey = table.isKey(table.columns.at(index).name);
        if (rule.at(1) == u"SELECT"_s && isKey)
            return notReadable(connection, table.name);
        if (rule.at(1) == u"SELECT"_s) {
            table.columns.removeAt(index);
            continue;
        }
        const bool isInsert = rule.at(1) == u"INSERT"_s;
        (isInsert ? table.columns[index].canInsert : table.columns[index].canUpdate) = false;
        table.rights.add = table.rights.add && !(isInsert && isKey);
    }
    return {};
}

QString surrogateOf(const Table &table)
{
    QStringList primary;
    for (const Column &column : table.columns) {
        if (column.keyPosition > 0 && (column.hasDefault || column.field || table.isKey(column.name)))
            return {};
        if (column.keyPosition > 0)
            primary << column.name;
    }
    return table.entity == Entity::Membership && primary.size() == 1 ? primary.constFirst() : QString();
}

// Which columns mean what: the keys, then what somebody says, then what they are called.
void settleFields(Table &table, const ColumnNames &chosen, Engine engine)
{
    const QList<Field> keys = table.entity == Entity::Membership
        ? QList<Field>{Field::User, Field::Organization}
        : QList<Field>{Field::Id};
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (const int index = table.indexOf(table.key.at(i)); index >= 0)
            table.columns[index].field = keys.at(i);
    }
    const QList<FieldWords> &all = wordsOf(table.entity);
    for (const FieldWords &words : all) {
        const int index = table.indexOf(chosen.of(table.entity, words.field));
        if (index >= 0 && !table.columns.at(index).field)
            table.columns[index].field = words.field;
    }
    for (const FieldWords &words : all)
        assign(table, words.field, words.words, engine);
    if (table.entity != Entity::Membership)
        assignSomeName(table);
}

QString nameOf(Entity entity, const TableNames &names)
{
    return entity == Entity::User        ? names.users
        : entity == Entity::Organization ? names.organizations
                                         : names.memberships;
}

Result<Table> tableAs(const Description &description, Connection &connection, Entity entity,
                      const TableNames &names)
{
    Table table;
    table.entity = entity;
    table.name = nameOf(entity, names);
    table.key = entity == Entity::User   ? QStringList{names.userKey}
        : entity == Entity::Organization ? QStringList{names.organizationKey}
                                         : QStringList{names.userColumn, names.organizationColumn};
    table.columns = description.columns;
    table.columns.removeIf([](const Column &column) { return column.name == searchRow; });
    settleFields(table, names.columns, connection.dialect().engine());
    for (Column &column : table.columns) {
        // SQLite has no types for these: what the column means says what it holds.
        if (column.field == Field::Permissions && column.type == ColumnType::Text)
            column.type = ColumnType::Json;
    }
    for (const QString &key : std::as_const(table.key)) {
        if (table.indexOf(key) < 0) {
            return DbError{DbError::Kind::MissingSchema,
                           QCoreApplication::translate("SchemaProbe", "The table %1 has no column %2.")
                               .arg(table.name, key)};
        }
    }
    table.hasSearchIndex = description.hasSearchIndex;
    table.surrogate = surrogateOf(table);
    if (const Result<> settled = settleRights(connection, table, description.rules); !settled)
        return settled.error();
    return table;
}

DbError noTable(const QString &name)
{
    return {DbError::Kind::MissingSchema,
            QCoreApplication::translate("SchemaProbe",
                                        "The database has no table \"%1\". Run \"roster schema migrate\" "
                                        "to prepare it, or name another database.")
                .arg(name)};
}

} // namespace

Result<QList<Column>> SchemaProbe::columnsOf(Connection &connection, const QString &table)
{
    const Dialect &dialect = connection.dialect();
    const Result<QList<QList<Row>>> answers = dialect.answers(connection, {columnsInquiry(dialect, table)});
    if (!answers)
        return answers.error();
    return columnsIn(dialect, answers->constFirst());
}

// Times are times; what has words in it is no number that points to another table.
bool SchemaProbe::canMean(Field field, ColumnType type, Engine engine)
{
    switch (field) {
    case Field::CreatedAt:
    case Field::UpdatedAt:
    case Field::JoinedAt:
        return type == ColumnType::Timestamp || (engine == Engine::Sqlite && type == ColumnType::Text);
    case Field::Permissions:
        return type == ColumnType::Json || type == ColumnType::TextList || type == ColumnType::Text;
    default:
        return type == ColumnType::Text;
    }
}

bool SchemaProbe::isSecret(const QString &column)
{
    static const QStringList words{u"password"_s, u"hash"_s, u"token"_s, u"secret"_s, u"salt"_s};
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return column.contains(word, Qt::CaseInsensitive); });
}

Result<bool> SchemaProbe::exists(Connection &connection, const QString &table)
{
    const Result<QList<bool>> there = exist(connection, {table});
    return there ? Result<bool>(there->constFirst()) : there.error();
}

Result<QList<bool>> SchemaProbe::exist(Connection &connection, const QStringList &tables)
{
    QList<Inquiry> inquiries;
    for (const QString &table : tables)
        inquiries << Inquiry{connection.dialect().tableExistsStatement(), {table}};
    const Result<QList<QList<Row>>> answers = connection.dialect().answers(connection, inquiries);
    if (!answers)
        return answers.error();
    QList<bool> there;
    for (const QList<Row> &rows : *answers)
        there << !rows.isEmpty();
    return there;
}

Result<Schema> SchemaProbe::read(Connection &connection, const TableNames &names)
{
    Schema schema;
    schema.engine = connection.dialect().engine();
    schema.readOnly = connection.isReadOnly();
    const std::pair<Entity, Table *> wanted[] = {{Entity::User, &schema.users},
                                                 {Entity::Organization, &schema.organizations},
                                                 {Entity::Membership, &schema.memberships}};
    Result<QList<Description>> described =
        describe(connection, {names.users, names.organizations, names.memberships, u"roster_changes"_s});
    if (!described)
        return described.error();
    for (const auto &[entity, place] : wanted) {
        const Description description = described->takeFirst();
        if (!description.exists)
            return noTable(nameOf(entity, names));
        Result<Table> table = tableAs(description, connection, entity, names);
        if (!table)
            return table.error();
        *place = *std::move(table);
    }
    const Description &history = described->constFirst();
    schema.hasHistory = history.exists;
    // Nothing is changed without being recorded.
    if (schema.hasHistory && !rightsIn(history.rules).add)
        schema.readOnly = true;
    schema.readOnly = schema.readOnly
        || !(schema.users.rights.any() || schema.organizations.rights.any()
             || schema.memberships.rights.any());
    return schema;
}
