#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

/// The change set that gives all these memberships the same `values` (by column, checked as canonicalValue()
/// does). What is there is read first and guarded; a membership that has the values already, or is not there
/// any more, is left out.
Result<ChangeSet> bulkEditOf(Connection &connection, const Schema &schema, const QList<MembershipKey> &keys,
                             const Values &values);
