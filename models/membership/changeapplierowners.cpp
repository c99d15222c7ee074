// How ChangeApplier keeps organizations from losing their last owner.

#include "models/membership/changeapplier.h"
#include "models/storage/recordstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// Whoever may change organizations has locked those that lose an owner before (see
// lockShrinkingOrganizations()). Who may not waits here for all others who take owners away: they have
// written by then, and the count that follows sees it. Two who wait for each other are a deadlock, of which
// one tries again. Needs no right that removing or changing memberships does not.
Result<> ChangeApplier::lockOwners()
{
    if (m_shrunk.isEmpty() || m_schema.rights(Entity::Organization).update || !m_report.conflicts.isEmpty())
        return {};
    const Dialect &dialect = m_connection.dialect();
    const Table &table = m_schema.memberships;
    if (!table.rights.update) {
        const QString lock = dialect.lockTableStatement(table.name);
        return lock.isEmpty() ? Result<>() : m_connection.execute(lock);
    }
    const QString organization = table.key.constLast();
    const QString sql = u"SELECT 1 FROM %1 AS m WHERE m.%2 = %3 AND m.%4 = ? ORDER BY m.%5%6"_s.arg(
        dialect.quoted(table.name), dialect.quoted(organization),
        dialect.fromText(table.columns.at(table.indexOf(organization)), u"?"_s),
        dialect.quoted(table.column(Field::Role)), dialect.quoted(table.key.constFirst()),
        dialect.lockRows(u"m"_s));
    QList<OrganizationId> organizations(m_shrunk.cbegin(), m_shrunk.cend());
    std::sort(organizations.begin(), organizations.end());
    for (const OrganizationId &id : std::as_const(organizations)) {
        const Result<Query *> locked = m_connection.select(sql, {id.text(), m_options.ownerRole});
        if (!locked)
            return locked.error();
        (*locked)->finish();
    }
    return {};
}

Result<> ChangeApplier::guardOwners()
{
    if (m_options.force || m_shrunk.isEmpty() || !m_report.conflicts.isEmpty())
        return {};
    const Dialect &dialect = m_connection.dialect();
    const Table &organizations = m_schema.organizations;
    const Table &memberships = m_schema.memberships;
    const Column &id = organizations.columns.at(organizations.indexOf(Field::Id));
    const QString sql = u"SELECT b.c0 FROM %1 WHERE EXISTS (SELECT 1 FROM %2 AS o WHERE o.%3 = %4)"
                        " AND NOT EXISTS (SELECT 1 FROM %5 AS m WHERE m.%6 = %4 AND m.%7 = ?)"_s.arg(
                            dialect.rowSource(1), dialect.quoted(organizations.name), dialect.quoted(id.name),
                            dialect.fromText(id, u"b.c0"_s), dialect.quoted(memberships.name),
                            dialect.quoted(memberships.column(Field::Organization)),
                            dialect.quoted(memberships.column(Field::Role)));
    for (const OrganizationId &organization : std::as_const(m_shrunk)) {
        const Result<Query *> query = m_connection.select(
            sql, dialect.rowBindings({Row{organization.text()}}, 1) << m_options.ownerRole);
        if (!query)
            return query.error();
        if ((*query)->next())
            m_report.ownerless << organization;
        if (Result<> status = (*query)->status(); !status)
            return status;
        (*query)->finish();
    }
    return nameOwnerless();
}

// For the refusal: people know names.
Result<> ChangeApplier::nameOwnerless()
{
    constexpr qsizetype named = 3;
    RecordStore store(m_connection, m_schema, Entity::Organization);
    const Table &table = m_schema.organizations;
    for (const OrganizationId &id : m_report.ownerless.mid(0, named)) {
        const Result<Row> row = store.read(id.text());
        if (!row)
            return row.error();
        for (const Field field : {Field::Name, Field::Slug, Field::Id}) {
            const QString text = row->value(table.indexOf(field)).value_or(QString());
            if (!text.isEmpty()) {
                m_report.ownerlessNames << text;
                break;
            }
        }
    }
    return {};
}
