#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

/// The change set that gives all these memberships the same `values` (by column, checked as canonicalValue()
/// does). A membership that has the values already, or is not there any more, is left out. `seen` holds, for
/// each key, what was shown of it: where that is something else by now, the change set is a conflict. Empty:
/// what is there is read first and guarded.
Result<ChangeSet> bulkEditOf(Connection &connection, const Schema &schema, const QList<MembershipKey> &keys,
                             const Values &values, const QList<Values> &seen = {});
