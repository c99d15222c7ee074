#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

/// What `roster check` looks for.
struct ConsistencyReport {
    QStringList findings; ///< defects, one sentence each
    qint64 changedOutside =
        0; ///< rows that other programs changed since Roster recorded them: legal, and no finding
};

/// The engine's own check, memberships without a user or organization, names that differ only in case, and
/// the history's last word on each row against the tables. Reads in one snapshot; takes as long as reading
/// everything.
Result<ConsistencyReport> checkConsistency(Connection &connection, const Schema &schema);
