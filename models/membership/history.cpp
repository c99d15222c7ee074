#include "models/membership/history.h"

#include "models/membership/rowvalues.h"
#include "models/membership/sessionhistory.h"

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

struct Conditions {
    QStringList sql;
    QVariantList values;

    void add(const QString &condition, const QVariantList &bound)
    {
        sql << condition;
        values << bound;
    }
};

QString places(qsizetype count) { return QStringList(count, u"?"_s).join(u','); }

// Which of the records: one seek per change for users, one search for organizations.
void addRecords(const History::Filter &filter, Conditions &conditions)
{
    const QString ofUsers = u"EXISTS (SELECT 1 FROM roster_change_items i"
                            " WHERE i.change_id = c.id AND i.user_id IN (%1))"_s;
    const QString ofOrganizations =
        u"c.id IN (SELECT change_id FROM roster_change_organizations WHERE organization_id IN (%1))"_s;
    const auto add = [&](const QString &sql, const auto &ids) {
        QVariantList values;
        for (const auto &id : ids)
            values << id.text();
        if (!values.isEmpty())
            conditions.add(sql.arg(places(values.size())), values);
    };
    if (!filter.user.isEmpty())
        add(ofUsers, QList{filter.user});
    if (!filter.organization.isEmpty())
        add(ofOrganizations, QList{filter.organization});
    add(ofUsers, filter.anyUser);
    add(ofOrganizations, filter.anyOrganization);
}

Conditions conditionsOf(const Dialect &dialect, const Schema &schema, const History::Filter &filter)
{
    Conditions conditions;
    if (filter.before)
        conditions.add(u"c.id < ?"_s, {qint64(*filter.before)});
    addRecords(filter, conditions);
    if (!filter.actor.isEmpty())
        conditions.add(dialect.contains(u"c.actor"_s, u"?"_s), {filter.actor});
    if (!filter.method.isEmpty())
        conditions.add(u"c.method = ?"_s, {filter.method});
    if (!filter.text.isEmpty()) {
        conditions.add(u"(%1 OR %2)"_s.arg(dialect.contains(u"c.summary"_s, u"?"_s),
                                           dialect.contains(u"coalesce(c.origin, '')"_s, u"?"_s)),
                       {filter.text, filter.text});
    }
    const QString time = dialect.fromText(timeColumn(schema.engine), u"?"_s);
    if (!filter.from.isEmpty())
        conditions.add(u"c.applied_at >= "_s + time, {filter.from});
    if (!filter.until.isEmpty())
        conditions.add(u"c.applied_at < "_s + time, {filter.until});
    if (!filter.author.isEmpty()) {
        conditions.add(u"(c.actor = ? OR c.reverts IN (SELECT id FROM roster_changes WHERE actor = ?))"_s,
                       {filter.author, filter.author});
    }
    return conditions;
}

// Of the rows of a change.
Conditions conditionsOf(ChangeId id, const HistoryOnly &only)
{
    Conditions conditions;
    conditions.add(u"change_id = ?"_s, {qint64(id)});
    if (!only.user.isEmpty())
        conditions.add(u"user_id = ?"_s, {only.user.text()});
    if (!only.organization.isEmpty())
        conditions.add(u"organization_id = ?"_s, {only.organization.text()});
    return conditions;
}

} // namespace

QString shownSummary(const HistoryEntry &entry)
{
    if (!entry.summary.isEmpty())
        return entry.summary;
    const auto count = [](qint64 number) { return int(qMin<qint64>(number, INT_MAX)); };
    QStringList parts;
    if (entry.added > 0)
        parts << QCoreApplication::translate("History", "%Ln added", nullptr, count(entry.added));
    if (entry.updated > 0)
        parts << QCoreApplication::translate("History", "%Ln changed", nullptr, count(entry.updated));
    if (entry.removed > 0)
        parts << QCoreApplication::translate("History", "%Ln removed", nullptr, count(entry.removed));
    return parts.join(", "_L1);
}

History::History(Connection &connection, const Schema &schema, const SessionHistory *session)
    : m_connection(connection)
    , m_schema(schema)
    , m_session(session)
{
}

Result<QList<HistoryEntry>> History::list(const Filter &filter)
{
    QList<HistoryEntry> entries;
    if (!m_schema.hasHistory)
        return m_session ? m_session->list(filter) : entries;
    Conditions conditions = conditionsOf(m_connection.dialect(), m_schema, filter);
    conditions.values << filter.limit;
    const QString sql =
        u"SELECT c.id, %1, c.actor, c.method, c.summary, c.origin, c.reverts, c.added, c.updated, c.removed"
        " FROM roster_changes c %2 ORDER BY c.id DESC LIMIT ?"_s.arg(
            m_connection.dialect().asText(timeColumn(m_schema.engine), u"c.applied_at"_s),
            conditions.sql.isEmpty() ? QString() : u"WHERE "_s + conditions.sql.join(" AND "_L1));
    const Result<Query *> query = m_connection.select(sql, conditions.values);
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

Result<QList<Change>> History::items(ChangeId id, const std::optional<Change> &after, int limit,
                                     const HistoryOnly &only)
{
    QList<Change> changes;
    if (!m_schema.hasHistory)
        return m_session ? m_session->items(id, after, limit, only) : changes;
    Conditions conditions = conditionsOf(id, only);
    // No item has two empty keys.
    conditions.add(u"(user_id, organization_id) > (?, ?)"_s,
                   {after ? after->user.text() : u""_s, after ? after->organization.text() : u""_s});
    conditions.values << limit;
    const Result<Query *> query = m_connection.select(
        u"SELECT user_id, organization_id, before, after FROM roster_change_items"
        " WHERE %1 ORDER BY user_id, organization_id LIMIT ?"_s.arg(conditions.sql.join(" AND "_L1)),
        conditions.values);
    if (!query)
        return query.error();
    while ((*query)->next())
        changes << itemFrom(m_schema, **query);
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return changes;
}

Result<qint64> History::itemCount(ChangeId id, const HistoryOnly &only)
{
    if (!m_schema.hasHistory)
        return m_session ? m_session->itemCount(id, only) : 0;
    const Conditions conditions = conditionsOf(id, only);
    const Result<Query *> query = m_connection.select(u"SELECT count(*) FROM roster_change_items WHERE "_s
                                                          + conditions.sql.join(" AND "_L1),
                                                      conditions.values);
    if (!query)
        return query.error();
    const qint64 count = (*query)->next() ? (*query)->number(0) : 0;
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    (*query)->finish();
    return count;
}
