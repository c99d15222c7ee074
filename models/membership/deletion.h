#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

/// Users or organizations together with all their memberships, as a change set that removes them. Reads only;
/// a membership that somebody adds afterwards makes applying it fail.
Result<ChangeSet> deletionOf(Connection &connection, const Schema &schema, Entity entity,
                             const QStringList &ids);
