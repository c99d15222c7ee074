#include "models/membership/bulkedit.h"

#include "models/membership/rowvalues.h"
#include "models/storage/rowstore.h"

#include <algorithm>

Result<ChangeSet> bulkEditOf(Connection &connection, const Schema &schema, const QList<MembershipKey> &keys,
                             const Values &values, const QList<Values> &seen)
{
    const Table &table = schema.memberships;
    QList<Row> sorted;
    QMap<Row, Values> expected;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        sorted << Row{keys.at(i).user.text(), keys.at(i).organization.text()};
        expected.insert(sorted.last(), seen.value(i));
    }
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    const Result<QList<Row>> rows = RowStore(connection, table).read(sorted, RowStore::Lock::None);
    if (!rows)
        return rows.error();

    ChangeSet changes;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        if (rows->at(i).isEmpty())
            continue;
        const Values present = valuesOf(table, rows->at(i));
        Change update{Entity::Membership, ChangeKind::Update, UserId(*sorted.at(i).at(0)),
                      OrganizationId(*sorted.at(i).at(1))};
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            if (isSameValue(table.columns.at(table.indexOf(it.key())), present.value(it.key()), it.value()))
                continue;
            update.before.insert(it.key(),
                                 expected.value(sorted.at(i)).value(it.key(), present.value(it.key())));
            update.after.insert(it.key(), it.value());
        }
        if (!update.after.isEmpty())
            changes.append(update);
    }
    return changes;
}
