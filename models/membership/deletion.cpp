#include "models/membership/deletion.h"

#include "models/membership/rowvalues.h"
#include "models/storage/recordstore.h"

Result<ChangeSet> deletionOf(Connection &connection, const Schema &schema, Entity entity,
                             const QStringList &ids)
{
    ChangeSet changes;
    MembershipStore memberships(connection, schema);
    const QSet<QString> distinct(ids.cbegin(), ids.cend());
    for (const QString &id : distinct) {
        const Result<QList<Row>> rows = memberships.rowsOf(entity, id);
        if (!rows)
            return rows.error();
        const Table &table = schema.memberships;
        for (const Row &row : *rows) {
            const UserId user(row.at(table.indexOf(Field::User)).value_or(QString()));
            const OrganizationId organization(row.at(table.indexOf(Field::Organization)).value_or(QString()));
            changes.removeMembership(user, organization, valuesOf(table, row));
        }
        Change removal{entity, ChangeKind::Remove, {}, {}};
        if (entity == Entity::User)
            removal.user = UserId(id);
        else
            removal.organization = OrganizationId(id);
        changes.append(removal);
    }
    return changes;
}
