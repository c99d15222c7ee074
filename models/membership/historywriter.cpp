#include "models/membership/historywriter.h"

#include "models/membership/rowvalues.h"
#include "models/storage/rowstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

Column column(const QString &name, ColumnType type, const QString &engineType)
{
    Column column;
    column.name = name;
    column.type = type;
    column.engineType = engineType;
    return column;
}

// The history's own tables, described as RowStore wants them. The engine types matter on PostgreSQL only.
const Table &itemsTable()
{
    static const Table table{Entity::Membership,
                             u"roster_change_items"_s,
                             {column(u"change_id"_s, ColumnType::Integer, u"bigint"_s),
                              column(u"user_id"_s, ColumnType::Text, u"text"_s),
                              column(u"organization_id"_s, ColumnType::Text, u"text"_s),
                              column(u"before"_s, ColumnType::Json, u"jsonb"_s),
                              column(u"after"_s, ColumnType::Json, u"jsonb"_s)},
                             {u"change_id"_s, u"user_id"_s, u"organization_id"_s}};
    return table;
}

const Table &organizationsTable()
{
    static const Table table{Entity::Organization,
                             u"roster_change_organizations"_s,
                             {column(u"organization_id"_s, ColumnType::Text, u"text"_s),
                              column(u"change_id"_s, ColumnType::Integer, u"bigint"_s)},
                             {u"organization_id"_s, u"change_id"_s}};
    return table;
}

Result<ChangeId> writeHeader(Connection &connection, const ApplyOptions &options, const QString &actor,
                             const QString &appliedAt, const ApplyReport &report)
{
    const QString sql = u"INSERT INTO roster_changes (applied_at, actor, method, summary, origin, reverts, "
                        u"added, updated, removed)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s;
    const Result<Query *> query = connection.select(
        sql,
        {appliedAt, actor, options.method, options.summary,
         bound(options.origin.isEmpty() ? Value() : Value(options.origin)),
         options.reverts ? QVariant(qint64(*options.reverts)) : QVariant(QMetaType::fromType<qint64>()),
         report.added, report.updated, report.removed});
    if (!query)
        return query.error();
    if (!(*query)->next())
        return DbError{DbError::Kind::Internal, u"The history gave no number."_s};
    const auto id = ChangeId((*query)->number(0));
    (*query)->finish();
    return id;
}

enum Cell { Number, User, Organization, Before, After };

Row itemOf(const Schema &schema, const Change &change, const QString &number)
{
    const Table &table = schema.table(change.entity);
    return {number, change.user.text(), change.organization.text(),
            change.kind == ChangeKind::Add ? Value() : Value(toJson(table, change.before)),
            change.kind == ChangeKind::Remove ? Value() : Value(toJson(table, change.after))};
}

// A record that was changed more than once, like one that was removed and added again, has one item: from
// what was there first to what is there last.
void sortAndMerge(QList<Row> &items)
{
    const auto key = [](const Row &item) { return std::tie(*item.at(User), *item.at(Organization)); };
    std::stable_sort(items.begin(), items.end(), [&](const Row &a, const Row &b) { return key(a) < key(b); });
    qsizetype last = -1;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (last >= 0 && key(items.at(last)) == key(items.at(i)))
            items[last][After] = items.at(i).at(After);
        else if (++last != i)
            items[last] = items.at(i);
    }
    items.resize(last + 1);
    items.removeIf([](const Row &item) { return !item.at(Before) && !item.at(After); });
}

} // namespace

Result<ChangeId> recordChange(Connection &connection, const Schema &schema, const ChangeSet &effective,
                              const ApplyOptions &options, const QString &actor, const QString &appliedAt,
                              const ApplyReport &report)
{
    const Result<ChangeId> id = writeHeader(connection, options, actor, appliedAt, report);
    if (!id)
        return id;
    const QString number = QString::number(qint64(*id));
    QList<Row> items;
    items.reserve(effective.size());
    for (qsizetype i = 0; i < effective.size(); ++i)
        items << itemOf(schema, effective.at(i), number);
    sortAndMerge(items);
    QSet<QString> organizations;
    for (const Row &item : std::as_const(items)) {
        if (!item.at(Organization)->isEmpty())
            organizations.insert(*item.at(Organization));
    }
    const Result<QBitArray> written =
        RowStore(connection, itemsTable())
            .insert({u"change_id"_s, u"user_id"_s, u"organization_id"_s, u"before"_s, u"after"_s}, items);
    if (!written)
        return written.error();

    QList<Row> touched;
    for (const QString &organization : std::as_const(organizations))
        touched << Row{organization, number};
    std::sort(touched.begin(), touched.end());
    const Result<QBitArray> aside =
        RowStore(connection, organizationsTable()).insert({u"organization_id"_s, u"change_id"_s}, touched);
    if (!aside)
        return aside.error();
    return id;
}
