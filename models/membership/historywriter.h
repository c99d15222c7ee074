#pragma once

#include "models/membership/applyreport.h"
#include "models/membership/bulkadditions.h"
#include "models/storage/connection.h"

/// What a change really wrote.
struct WrittenChanges {
    const Schema &schema;
    const ChangeSet &effective; ///< with whole rows before and after
    BulkAdditions *additions = nullptr; ///< besides those
};

/// Records what was written, inside the transaction that writes it. Call it last: a change that had to wait
/// for another one's rows must get the larger number.
Result<ChangeId> recordChange(Connection &connection, const WrittenChanges &written,
                              const ApplyOptions &options, const QString &actor, const QString &appliedAt,
                              const ApplyReport &report);
