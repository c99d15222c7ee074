#include "models/transfer/plannedrows.h"

namespace {

RecordName nameIn(const Table &table, const Values &values)
{
    const auto text = [&](Field field) { return values.value(table.column(field)).value_or(QString()); };
    return {text(Field::Name), text(Schema::handle(table.entity))};
}

// The database does not know yet what the change set creates itself; that stands before the memberships.
void addCreated(const Schema &schema, const ChangeSet &changes, const QList<Change> &rows, RecordNames &names)
{
    QSet<QString> unnamed;
    for (const Change &row : rows) {
        if (!row.user.isEmpty() && !names.users.contains(row.user))
            unnamed.insert(row.user.text());
        if (!row.organization.isEmpty() && !names.organizations.contains(row.organization))
            unnamed.insert(row.organization.text());
    }
    for (qsizetype i = 0; i < changes.size() && !unnamed.isEmpty(); ++i) {
        if (changes.entityAt(i) == Entity::Membership || changes.kindAt(i) != ChangeKind::Add)
            continue;
        const Change created = changes.at(i);
        const RecordName name = nameIn(schema.table(created.entity), created.after);
        if (created.entity == Entity::User && unnamed.remove(created.user.text()))
            names.users.insert(created.user, name);
        else if (created.entity == Entity::Organization && unnamed.remove(created.organization.text()))
            names.organizations.insert(created.organization, name);
    }
}

} // namespace

Result<PlannedRows> readPlanned(Connection &connection, const Schema &schema, const ChangeSet &changes,
                                Entity entity, ChangeKind kind, qsizetype from, qsizetype limit)
{
    PlannedRows planned;
    for (qsizetype i = from; i < changes.size() && planned.next < 0; ++i) {
        if (changes.entityAt(i) != entity || changes.kindAt(i) != kind)
            continue;
        if (planned.rows.size() == limit)
            planned.next = i;
        else
            planned.rows << changes.at(i);
    }
    const Result<RecordNames> names = namesOf(connection, schema, {}, planned.rows);
    if (!names)
        return names.error();
    planned.names = *names;
    addCreated(schema, changes, planned.rows, planned.names);
    return planned;
}
