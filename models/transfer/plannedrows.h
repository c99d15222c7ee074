#pragma once

#include "models/membership/recordnames.h"

/// Some of what a change set does, to be looked at before it is applied.
struct PlannedRows {
    QList<Change> rows;
    RecordNames names; ///< of all that the rows are about, also of what the change set creates
    qsizetype next = -1; ///< where the following ones begin; -1: there are none
};

/// The changes of one kind from position `from` on, `limit` at most, in the order of the change set. Blocks.
[[nodiscard]] Result<PlannedRows> readPlanned(Connection &connection, const Schema &schema,
                                              const ChangeSet &changes, Entity entity, ChangeKind kind,
                                              qsizetype from, qsizetype limit);
