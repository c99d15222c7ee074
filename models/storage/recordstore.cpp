#include "models/storage/recordstore.h"

#include "models/storage/recordfinder.h"
#include "models/storage/rowstore.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordStore)
};

} // namespace

RecordStore::RecordStore(Connection &connection, const Schema &schema, Entity entity)
    : m_connection(connection)
    , m_table(schema.table(entity))
{
    Q_ASSERT(entity != Entity::Membership);
}

Result<QString> RecordStore::resolve(const QString &key)
{
    const Result<QHash<QString, QStringList>> ids = resolveAll({key});
    if (!ids)
        return ids.error();
    const QStringList found = ids->value(key);
    if (found.size() == 1)
        return found.first();
    const bool user = m_table.entity == Entity::User;
    if (found.isEmpty()) {
        return DbError{DbError::Kind::NotFound,
                       (user ? Text::tr("No user has the id, e-mail or name \"%1\".")
                             : Text::tr("No organization has the id, slug or name \"%1\"."))
                           .arg(key)};
    }
    return DbError{DbError::Kind::Ambiguous,
                   (user ? Text::tr("Several users are called \"%1\". Name one by e-mail.")
                         : Text::tr("Several organizations are called \"%1\". Name one by slug."))
                       .arg(key)};
}

Result<QHash<QString, QStringList>> RecordStore::resolveAll(const QStringList &keys)
{
    using Match = RecordFinder::Match;
    RecordFinder finder(m_connection, m_table);
    const Field handle = Schema::handle(m_table.entity);
    QHash<QString, QStringList> byId;
    QHash<QString, QStringList> ids;
    const auto take = [&](const Match &match) {
        (match.field == Field::Id ? byId : ids)[match.key] << match.record.id;
    };
    if (const Result<> found = finder.find({Field::Id, handle}, keys, take); !found)
        return found.error();
    for (auto it = byId.cbegin(); it != byId.cend(); ++it)
        ids.insert(it.key(), it.value());

    QStringList open;
    for (const QString &key : keys) {
        if (!ids.contains(key))
            open << key;
    }
    if (const Result<> found = finder.find({Field::Name}, open, take); !found)
        return found.error();
    return ids;
}

Result<Row> RecordStore::read(const QString &id)
{
    RowStore store(m_connection, m_table);
    const Result<QList<Row>> rows = store.read({Row{id}}, RowStore::Lock::None);
    if (!rows)
        return rows.error();
    return rows->first();
}

MembershipStore::MembershipStore(Connection &connection, const Schema &schema)
    : m_connection(connection)
    , m_schema(schema)
{
}

QStringList MembershipStore::columnTexts() const
{
    const Dialect &dialect = m_connection.dialect();
    QStringList texts;
    for (const Column &column : m_schema.memberships.columns)
        texts << dialect.asText(column, u"m."_s + dialect.quoted(column.name));
    return texts;
}

QString MembershipStore::keyOf(Entity entity) const
{
    return m_schema.memberships.key.at(entity == Entity::User ? 0 : 1);
}

Result<QList<Row>> MembershipStore::rowsOf(Entity entity, const QString &id)
{
    const Dialect &dialect = m_connection.dialect();
    const Table &table = m_schema.memberships;
    const QString key = keyOf(entity);
    const QString sql = u"SELECT %1 FROM %2 AS m WHERE m.%3 = %4 ORDER BY %5"_s.arg(
        columnTexts().join(", "_L1), dialect.quoted(table.name), dialect.quoted(key),
        dialect.fromText(table.columns.at(table.indexOf(key)), u"?"_s), dialect.quoted(table.key));
    const Result<Query *> query = m_connection.select(sql, {id});
    if (!query)
        return query.error();
    QList<Row> rows;
    while ((*query)->next())
        rows << (*query)->row(int(table.columns.size()));
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return rows;
}

Result<QList<MembershipStore::Listed>> MembershipStore::listOf(Entity entity, const QString &id)
{
    return list(entity, u"%1 JOIN %2"_s, u"ORDER BY 3, 1"_s, {id});
}

Result<QList<MembershipStore::Listed>> MembershipStore::firstOf(Entity entity, const QString &id, int limit)
{
    constexpr qint64 many = 2000;
    const Table &others = m_schema.table(entity == Entity::User ? Entity::Organization : Entity::User);
    const Result<qint64> count = countOf(entity, id);
    if (!count)
        return count.error();
    if (*count < many || !others.has(Field::Name))
        return QList<Listed>();
    const QString name = u"o."_s + m_connection.dialect().quoted(others.column(Field::Name));
    return list(entity, u"%2 CROSS JOIN %1"_s, u"ORDER BY %1 LIMIT ?"_s.arg(name), {id, limit});
}

// `from`: the memberships are %1 there, the others %2.
Result<QList<MembershipStore::Listed>> MembershipStore::list(Entity entity, const QString &from,
                                                             const QString &tail, const QVariantList &values)
{
    const Dialect &dialect = m_connection.dialect();
    const Table &table = m_schema.memberships;
    const Entity other = entity == Entity::User ? Entity::Organization : Entity::User;
    const Table &others = m_schema.table(other);
    const QString key = keyOf(entity);
    const auto textOf = [&](Field field) {
        const int index = others.indexOf(field);
        return index < 0 ? u"''"_s
                         : dialect.asText(others.columns.at(index),
                                          u"o."_s + dialect.quoted(others.columns.at(index).name));
    };
    const QString tables =
        QString(from).arg(dialect.quoted(table.name) + " AS m"_L1, dialect.quoted(others.name) + " AS o"_L1);
    const bool isCross = from.contains("CROSS"_L1);
    const QString sql = u"SELECT %1, %2, %3, %4 FROM %5 %6 o.%7 = m.%8 %9 "_s.arg(
                            textOf(Field::Id), textOf(Schema::handle(other)), textOf(Field::Name),
                            columnTexts().join(", "_L1), tables, isCross ? u"WHERE"_s : u"ON"_s,
                            dialect.quoted(others.column(Field::Id)), dialect.quoted(keyOf(other)),
                            isCross ? u"AND"_s : u"WHERE"_s)
        + u"m.%1 = "_s.arg(dialect.quoted(key))
        + dialect.fromText(table.columns.at(table.indexOf(key)), u"?"_s) + u' ' + tail;
    const Result<Query *> query = m_connection.select(sql, values);
    if (!query)
        return query.error();
    QList<Listed> list;
    while ((*query)->next()) {
        const Row row = (*query)->row(3 + int(table.columns.size()));
        list << Listed{row.at(0).value_or(QString()), row.at(1).value_or(QString()),
                       row.at(2).value_or(QString()), row.mid(3)};
    }
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return list;
}

Result<qint64> MembershipStore::countOf(Entity entity, const QString &id)
{
    const Dialect &dialect = m_connection.dialect();
    const Table &table = m_schema.memberships;
    const QString key = keyOf(entity);
    const Result<Query *> query =
        m_connection.select(u"SELECT count(*) FROM %1 WHERE %2 = %3"_s.arg(
                                dialect.quoted(table.name), dialect.quoted(key),
                                dialect.fromText(table.columns.at(table.indexOf(key)), u"?"_s)),
                            {id});
    if (!query)
        return query.error();
    const qint64 count = (*query)->next() ? (*query)->number(0) : 0;
    (*query)->finish();
    return count;
}

Result<QHash<QString, qint64>> MembershipStore::countsOf(Entity entity, const QStringList &ids)
{
    const Dialect &dialect = m_connection.dialect();
    const Table &table = m_schema.memberships;
    const QString key = keyOf(entity);
    const QString sql =
        u"SELECT b.c0, count(*) FROM %1 CROSS JOIN %2 AS m WHERE m.%3 = %4 GROUP BY b.c0"_s.arg(
            dialect.rowSource(1), dialect.quoted(table.name), dialect.quoted(key),
            dialect.fromText(table.columns.at(table.indexOf(key)), u"b.c0"_s));
    QHash<QString, qint64> counts;
    const int portion = dialect.rowsPerStatement();
    for (qsizetype first = 0; first < ids.size(); first += portion) {
        QList<Row> keys;
        for (const QString &id : ids.mid(first, portion))
            keys << Row{id};
        const Result<Query *> query = m_connection.select(sql, dialect.rowBindings(keys, 1));
        if (!query)
            return query.error();
        while ((*query)->next())
            counts.insert((*query)->text(0), (*query)->number(1));
        if (const Result<> status = (*query)->status(); !status)
            return status.error();
    }
    return counts;
}
