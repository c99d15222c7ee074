#pragma once

#include "models/membership/applyreport.h"
#include "models/storage/connection.h"

/// Records what was written, inside the transaction that writes it. `effective` has whole rows before and
/// after. Call it last: a change that had to wait for another one's rows must get the larger number.
Result<ChangeId> recordChange(Connection &connection, const Schema &schema, const ChangeSet &effective,
                              const ApplyOptions &options, const QString &actor, const QString &appliedAt,
                              const ApplyReport &report);
