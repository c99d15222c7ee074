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

bool isSameRecord(const Row &a, const Row &b)
{
    return a.at(User) == b.at(User) && a.at(Organization) == b.at(Organization);
}

Result<> insertItems(Connection &connection, QList<Row> &items, QSet<QString> &organizations)
{
    items.removeIf([](const Row &item) { return !item.at(Before) && !item.at(After); });
    for (const Row &item : std::as_const(items)) {
        if (!item.at(Organization)->isEmpty())
            organizations.insert(*item.at(Organization));
    }
    const Result<QBitArray> written =
        RowStore(connection, itemsTable())
            .insert({u"change_id"_s, u"user_id"_s, u"organization_id"_s, u"before"_s, u"after"_s}, items);
    items.clear();
    if (!written)
        return written.error();
    return {};
}

// In key order and a portion at a time: the rows of a large change are never in memory all at once. A record
// that was changed more than once, like one that was removed and added again, has one item: from what was
// there first to what is there last.
Result<> writeItems(Connection &connection, const Schema &schema, const ChangeSet &effective,
                    const QString &number, QSet<QString> &organizations)
{
    constexpr qsizetype portion = 1000;
    QList<Row> items;
    const QList<qsizetype> positions = effective.sorted();
    for (const qsizetype position : positions) {
        const Row item = itemOf(schema, effective.at(position), number);
        if (!items.isEmpty() && isSameRecord(items.last(), item)) {
            items.last()[After] = item.at(After);
            continue;
        }
        if (items.size() == portion) {
            if (Result<> written = insertItems(connection, items, organizations); !written)
                return written;
        }
        items << item;
    }
    return insertItems(connection, items, organizations);
}

Result<> writeOrganizations(Connection &connection, const QSet<QString> &organizations, const QString &number)
{
    QList<Row> touched;
    for (const QString &organization : organizations)
        touched << Row{organization, number};
    std::sort(touched.begin(), touched.end());
    const Result<QBitArray> written =
        RowStore(connection, organizationsTable()).insert({u"organization_id"_s, u"change_id"_s}, touched);
    if (!written)
        return written.error();
    return {};
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
    QSet<QString> organizations;
    if (const Result<> written = writeItems(connection, schema, effective, number, organizations); !written)
        return written.error();
    if (const Result<> written = writeOrganizations(connection, organizations, number); !written)
        return written.error();
    return id;
}
