#pragma once

#include "models/membership/canonicalchange.h"
#include "models/membership/changeset.h"

#include <QSet>

#include <utility>

// What the files of ChangeApplier share.

constexpr qsizetype changesAtATime = 1000; ///< decided and written

/// As RowStore takes it.
Row keyOf(const Change &change);
/// The engines say which index or key refused a value; people want to know what it means.
DbError explained(Entity entity, const DbError &error);

/// Calls `run(some changes)` until all of this kind had their turn, in key order. Of one key there is one at
/// a time: the next one finds what the one before has written.
template <class Run>
Result<> forPortions(const Table &table, const ChangeSet &changes, ChangeKind kind, Run run)
{
    QList<Change> some;
    QSet<std::pair<UserId, OrganizationId>> keys;
    const auto runSome = [&]() -> Result<> {
        const Result<> done = some.isEmpty() ? Result<>() : run(some);
        some.clear();
        keys.clear();
        return done ? done : explained(table.entity, done.error());
    };
    const std::vector<quint32> positions = changes.sorted(table.entity, kind);
    for (const quint32 position : positions) {
        const Result<Change> change = canonicalChange(table, changes.at(position));
        if (!change)
            return change.error();
        const std::pair key(change->user, change->organization);
        if (some.size() == changesAtATime || keys.contains(key)) {
            if (Result<> done = runSome(); !done)
                return done;
        }
        keys.insert(key);
        some << *change;
    }
    return runSome();
}
