#include "models/membership/newids.h"

#include "models/storage/values.h"

namespace {

QString idOf(const Change &change)
{
    return change.entity == Entity::User ? change.user.text() : change.organization.text();
}

// The new records of a table of numbers that are called by something else yet.
QStringList unnumbered(const Table &table, const ChangeSet &changes)
{
    QStringList ids;
    if (!table.isNumbered() || changes.count(table.entity, ChangeKind::Add) == 0)
        return ids;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        if (changes.entityAt(i) != table.entity || changes.kindAt(i) != ChangeKind::Add)
            continue;
        const QString id = idOf(changes.at(i));
        if (isUuid(id))
            ids << id;
    }
    ids.removeDuplicates();
    return ids;
}

ChangeSet renamed(const ChangeSet &changes, const QHash<QString, QString> &users,
                  const QHash<QString, QString> &organizations)
{
    ChangeSet result;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        Change change = changes.at(i);
        change.user = UserId(users.value(change.user.text(), change.user.text()));
        change.organization =
            OrganizationId(organizations.value(change.organization.text(), change.organization.text()));
        result.append(change);
    }
    return result;
}

} // namespace

Result<NumberedChanges> numberNewRecords(Connection &connection, const Schema &schema,
                                         const ChangeSet &changes)
{
    NumberedChanges numbered;
    QHash<QString, QString> byEntity[2];
    for (const Entity entity : {Entity::User, Entity::Organization}) {
        const Table &table = schema.table(entity);
        const QStringList ids = unnumbered(table, changes);
        if (ids.isEmpty())
            continue;
        const Result<QStringList> numbers =
            connection.dialect().nextNumbers(connection, table, table.key.constFirst(), int(ids.size()));
        if (!numbers)
            return numbers.error();
        for (qsizetype i = 0; i < ids.size(); ++i) {
            byEntity[entity == Entity::User ? 0 : 1].insert(ids.at(i), numbers->at(i));
            numbered.ids.insert(ids.at(i), numbers->at(i));
        }
    }
    if (!numbered.ids.isEmpty())
        numbered.changes = renamed(changes, byEntity[0], byEntity[1]);
    return numbered;
}
