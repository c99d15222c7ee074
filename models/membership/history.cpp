#include "models/membership/history.h"

#include "models/membership/rowvalues.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

Column timeColumn(Engine engine)
{
    Column column;
    column.name = u"applied_at"_s;
    column.type = ColumnType::Timestamp;
    column.engineType = engine == Engine::Postgresql ? u"timestamp with time zone"_s : QString();
    return column;
}

HistoryEntry entryFrom(const Query &query)
{
    HistoryEntry entry;
    entry.id = ChangeId(query.number(0));
    entry.appliedAt = query.text(1);
    entry.actor = query.text(2);
    entry.method = query.text(3);
    entry.summary = query.text(4);
    entry.origin = query.text(5);
    if (query.value(6))
        entry.reverts = ChangeId(query.number(6));
    entry.added = query.number(7);
    entry.updated = query.number(8);
    entry.removed = query.number(9);
    return entry;
}

Entity entityOf(const Change &change)
{
    if (!change.user.isEmpty() && !change.organization.isEmpty())
        return Entity::Membership;
    return change.user.isEmpty() ? Entity::Organization : Entity::User;
}

Change itemFrom(const Schema &schema, const Query &query)
{
    Change change;
    change.user = UserId(query.text(0));
    change.organization = OrganizationId(query.text(1));
    change.entity = entityOf(change);
    const Value before = query.value(2);
    const Value after = query.value(3);
    change.kind = !before ? ChangeKind::Add : !after ? ChangeKind::Remove : ChangeKind::Update;
    const Table &table = schema.table(change.entity);
    change.before = before ? fromJson(table, *before) : Values();
    change.after = after ? fromJson(table, *after) : Values();
    return change;
}

} // namespace

History::History(Connection &connection, const Schema &schema)
    : m_connection(connection)
    , m_schema(schema)
{
}

Result<QList<HistoryEntry>> History::list(const Filter &filter)
{
    QList<HistoryEntry> entries;
    if (!m_schema.hasHistory)
        return entries;
    QStringList conditions;
    QVariantList values;
    if (filter.before) {
        conditions << u"c.id < ?"_s;
        values << qint64(*filter.before);
    }
    if (!filter.user.isEmpty()) { // one seek per change
        conditions
            << u"EXISTS (SELECT 1 FROM roster_change_items i WHERE i.change_id = c.id AND i.user_id = ?)"_s;
        values << filter.user.text();
    }
    if (!filter.organization.isEmpty()) {
        conditions
            << u"c.id IN (SELECT change_id FROM roster_change_organizations WHERE organization_id = ?)"_s;
        values << filter.organization.text();
    }
    values << filter.limit;
    const QString sql =
        u"SELECT c.id, %1, c.actor, c.method, c.summary, c.origin, c.reverts, c.added, c.updated, c.removed"
        " FROM roster_changes c %2 ORDER BY c.id DESC LIMIT ?"_s.arg(
            m_connection.dialect().asText(timeColumn(m_schema.engine), u"c.applied_at"_s),
            conditions.isEmpty() ? QString() : u"WHERE "_s + conditions.join(" AND "_L1));
    const Result<Query *> query = m_connection.select(sql, values);
    if (!query)
        return query.error();
    while ((*query)->next())
        entries << entryFrom(**query);
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return entries;
}

Result<HistoryEntry> History::entry(ChangeId id)
{
    Filter filter;
    filter.before = ChangeId(qint64(id) + 1);
    filter.limit = 1;
    const Result<QList<HistoryEntry>> entries = list(filter);
    if (!entries)
        return entries.error();
    if (entries->isEmpty() || entries->first().id != id) {
        return DbError{
            DbError::Kind::NotFound,
            QCoreApplication::translate("History", "The history has no change %1.").arg(qint64(id))};
    }
    return entries->first();
}

Result<QList<Change>> History::items(ChangeId id)
{
    constexpr int portion = 10000;
    QList<Change> all;
    for (;;) {
        const Result<QList<Change>> some =
            items(id, all.isEmpty() ? std::nullopt : std::optional(all.last()), portion);
        if (!some)
            return some;
        all += *some;
        if (some->size() < portion)
            return all;
    }
}

Result<QList<Change>> History::items(ChangeId id, const std::optional<Change> &after, int limit)
{
    QList<Change> changes;
    if (!m_schema.hasHistory)
        return changes;
    const Result<Query *> query = m_connection.select(
        u"SELECT user_id, organization_id, before, after FROM roster_change_items"
        " WHERE change_id = ? AND (user_id, organization_id) > (?, ?)"
        " ORDER BY user_id, organization_id LIMIT ?"_s,
        // No item has two empty keys.
        {qint64(id), after ? after->user.text() : u""_s, after ? after->organization.text() : u""_s, limit});
    if (!query)
        return query.error();
    while ((*query)->next())
        changes << itemFrom(m_schema, **query);
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return changes;
}
