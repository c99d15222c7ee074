#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

#include <QHash>

#include <optional>

/// A change set whose new users and organizations have the ids that a database of numbers wants.
struct NumberedChanges {
    std::optional<ChangeSet> changes; ///< nothing: there was nothing to number, the given one is right
    QHash<QString, QString> ids; ///< the numbers by the ids of before
};

/// New records are called by UUIDs until they are written. Where the database's own keys are numbers, they
/// get those here, with everything in the change set that refers to them; see Dialect::nextNumbers(). An id
/// that somebody stated stays. Not in a transaction: what a sequence gave is used up, whatever becomes of it.
Result<NumberedChanges> numberNewRecords(Connection &connection, const Schema &schema,
                                         const ChangeSet &changes);
