#include "tests/tables/plaindatabase.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <atomic>

using namespace Qt::StringLiterals;

namespace {

QString uniqueName()
{
    static std::atomic<int> last{0};
    return u"plain-%1"_s.arg(++last);
}

const auto ofUser = u"(SELECT count(*) FROM user_organizations AS c WHERE c.user_id = t.id)"_s;
const auto ofOrganization =
    u"(SELECT count(*) FROM user_organizations AS c WHERE c.organization_id = t.id)"_s;

// As the questions below name them.
QString qualified(Entity entity, const QString &column)
{
    if (column == u"memberships"_s)
        return entity == Entity::User ? ofUser : ofOrganization;
    return column.contains(u'.') ? column : u"t."_s + column;
}

QStringList keyOf(Entity entity)
{
    return entity == Entity::Membership ? QStringList{u"user_id"_s, u"organization_id"_s}
                                        : QStringList{u"id"_s};
}

// What a row is found by, as text.
QStringList searchedColumns(const Question &question)
{
    switch (question.entity) {
    case Entity::User:
        return {u"email"_s, u"name"_s};
    case Entity::Organization:
        return {u"slug"_s, u"name"_s};
    case Entity::Membership:
        break;
    }
    QStringList columns;
    if (question.scope != Entity::User)
        columns << u"u.email"_s << u"u.name"_s;
    if (question.scope != Entity::Organization)
        columns << u"o.slug"_s << u"o.name"_s;
    return columns;
}

// Equal sort values are told apart by the key; of a borrowed column the lender's key comes first.
QStringList orderedBy(const Question &question)
{
    QStringList columns = keyOf(question.entity);
    const QString &sort = question.sortColumn;
    if (sort.startsWith("o."_L1))
        columns.swapItemsAt(0, 1);
    if (!sort.isEmpty()) {
        columns.removeOne(sort);
        columns.prepend(sort);
    }
    return columns;
}

} // namespace

QString Question::text() const
{
    const QStringList entities{u"users"_s, u"organizations"_s, u"memberships"_s};
    QString text =
        u"%1 by %2 %3"_s.arg(entities.at(int(entity)), sortColumn.isEmpty() ? u"key"_s : sortColumn,
                             order == Qt::AscendingOrder ? u"up"_s : u"down"_s);
    if (!search.isEmpty())
        text += u", with “%1”"_s.arg(search);
    if (scope)
        text += u", of %1 %2"_s.arg(entities.at(int(*scope)), scopeId);
    if (!role.isEmpty())
        text += u", role "_s + role;
    if (!joinedFrom.isEmpty() || !joinedUntil.isEmpty())
        text += u", joined %1 … %2"_s.arg(joinedFrom, joinedUntil);
    if (!changedFrom.isEmpty() || !changedUntil.isEmpty())
        text += u", changed %1 … %2"_s.arg(changedFrom, changedUntil);
    if (withoutMemberships)
        text += u", without memberships"_s;
    return text;
}

PlainDatabase::PlainDatabase(const DatabaseAddress &address)
    : m_engine(address.engine())
    , m_database(
          QSqlDatabase::addDatabase(m_engine == Engine::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s, uniqueName()))
{
    const QMap<QString, QString> parts = address.parameters();
    m_database.setDatabaseName(m_engine == Engine::Sqlite ? address.file() : parts.value(u"dbname"_s));
    m_database.setHostName(parts.value(u"host"_s));
    m_database.setPort(parts.value(u"port"_s, u"-1"_s).toInt());
    m_database.setUserName(parts.value(u"user"_s));
    m_database.setPassword(parts.value(u"password"_s));
    if (!m_database.open())
        qFatal("%s", qPrintable(m_database.lastError().text()));
    if (m_engine == Engine::Sqlite)
        execute(u"PRAGMA synchronous = OFF"_s); // nobody pulls the plug of a test
}

PlainDatabase::~PlainDatabase()
{
    const QString name = m_database.connectionName();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

QStringList PlainDatabase::columnsOf(Entity entity)
{
    switch (entity) {
    case Entity::User:
        return {u"id"_s,         u"email"_s, u"name"_s,       u"created_at"_s,
                u"updated_at"_s, u"city"_s,  u"memberships"_s};
    case Entity::Organization:
        return {u"id"_s,         u"slug"_s,  u"name"_s,       u"created_at"_s,
                u"updated_at"_s, u"seats"_s, u"memberships"_s};
    case Entity::Membership:
        break;
    }
    return {u"user_id"_s,   u"organization_id"_s, u"role"_s,   u"permissions"_s,
            u"joined_at"_s, u"updated_at"_s,      u"weight"_s, u"left_at"_s,
            u"u.email"_s,   u"u.name"_s,          u"o.slug"_s, u"o.name"_s};
}

QString PlainDatabase::beginStatement() const
{
    return m_engine == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s;
}

void PlainDatabase::execute(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    bool done = values.isEmpty() ? query.exec(sql) : query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    done = done && (values.isEmpty() || query.exec());
    if (!done)
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
}

QList<Row> PlainDatabase::select(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    bool done = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (!done)
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    QList<Row> rows;
    while (query.next()) {
        Row row;
        for (int i = 0; i < query.record().count(); ++i)
            row << (query.isNull(i) ? Value() : Value(query.value(i).toString()));
        rows << row;
    }
    return rows;
}

QString PlainDatabase::asText(Entity entity, const QString &column) const
{
    if (m_engine == Engine::Postgresql && column.endsWith("_at"_L1))
        return uR"(to_char(%1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))"_s.arg(
            qualified(entity, column));
    return u"CAST(%1 AS text)"_s.arg(qualified(entity, column));
}

QString PlainDatabase::source(Entity entity) const
{
    switch (entity) {
    case Entity::User:
        return u"users AS t"_s;
    case Entity::Organization:
        return u"organizations AS t"_s;
    case Entity::Membership:
        break;
    }
    return u"user_organizations AS t LEFT JOIN users AS u ON u.id = t.user_id"
           " LEFT JOIN organizations AS o ON o.id = t.organization_id"_s;
}

// PostgreSQL alone knows how it folds case. SQLite does not fold beyond ASCII: there all rows are read, and
// answer() looks at them.
QString PlainDatabase::found(const Question &question, QVariantList &values) const
{
    QStringList matches;
    for (const QString &column : searchedColumns(question)) {
        matches << u"position(lower(CAST(? AS text)) in lower(%1)) > 0"_s.arg(
            qualified(question.entity, column));
        values << question.search;
    }
    return u'(' + matches.join(" OR "_L1) + u')';
}

QStringList PlainDatabase::conditions(const Question &question, QVariantList &values) const
{
    QStringList conditions{u"1 = 1"_s};
    const auto compare = [&](const QString &condition, const QString &value) {
        if (value.isEmpty())
            return;
        const bool isTime = m_engine == Engine::Postgresql && condition.contains("_at "_L1);
        conditions << condition + (isTime ? u" CAST(? AS timestamptz)"_s : u" ?"_s);
        values << value;
    };
    if (question.scope) {
        conditions << u"t.%1 = ?"_s.arg(*question.scope == Entity::User ? u"user_id"_s
                                                                        : u"organization_id"_s);
        values << question.scopeId;
    }
    compare(u"t.role ="_s, question.role);
    compare(u"t.joined_at >="_s, question.joinedFrom);
    compare(u"t.joined_at <"_s, question.joinedUntil);
    compare(u"t.updated_at >="_s, question.changedFrom);
    compare(u"t.updated_at <"_s, question.changedUntil);
    if (question.withoutMemberships)
        conditions << qualified(question.entity, u"memberships"_s) + u" = 0"_s;
    if (m_engine == Engine::Postgresql && !question.search.isEmpty())
        conditions << found(question, values);
    return conditions;
}

QList<Row> PlainDatabase::answer(const Question &question)
{
    const QStringList columns = columnsOf(question.entity);
    QStringList texts;
    for (const QString &column : columns)
        texts << asText(question.entity, column);
    QVariantList values;
    const QString where = conditions(question, values).join(" AND "_L1);
    const bool folds = m_engine == Engine::Postgresql;
    QStringList order;
    const QString direction = question.order == Qt::DescendingOrder ? u" DESC"_s : QString();
    for (const QString &column : orderedBy(question)) {
        const QString value = qualified(question.entity, column);
        const QString by = column == u"permissions"_s ? asText(question.entity, column) : value;
        order << u"(%1 IS NULL)"_s.arg(value) << by + direction;
    }
    QList<Row> rows = select(u"SELECT %1 FROM %2 WHERE %3 ORDER BY %4"_s.arg(
                                 texts.join(", "_L1), source(question.entity), where, order.join(", "_L1)),
                             values);
    if (folds || question.search.isEmpty())
        return rows;
    const QString folded = question.search.toCaseFolded();
    QList<qsizetype> searched;
    for (const QString &column : searchedColumns(question))
        searched << columns.indexOf(column);
    rows.removeIf([&](const Row &row) {
        return std::none_of(searched.cbegin(), searched.cend(), [&](qsizetype column) {
            return row.at(column) && row.at(column)->toCaseFolded().contains(folded);
        });
    });
    return rows;
}

Row PlainDatabase::row(Entity entity, const QStringList &key)
{
    QStringList texts;
    for (const QString &column : columnsOf(entity))
        texts << asText(entity, column);
    QStringList conditions;
    for (const QString &column : keyOf(entity))
        conditions << u"t.%1 = ?"_s.arg(column);
    const QList<Row> rows = select(
        u"SELECT %1 FROM %2 WHERE %3"_s.arg(texts.join(", "_L1), source(entity), conditions.join(" AND "_L1)),
        QVariantList(key.cbegin(), key.cend()));
    return rows.value(0);
}
