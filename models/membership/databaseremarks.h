#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

/// Something about a database that its user should know before the first write, in one plain sentence.
struct DatabaseRemark {
    enum class Weight {
        Note, ///< how it is here
        Limit, ///< something cannot be done, or not be seen
    };

    Weight weight = Weight::Note;
    QString text;

    friend bool operator==(const DatabaseRemark &, const DatabaseRemark &) = default;
};

/// What this database allows: rights that are missing, what happens to other tables' rows when a user or an
/// organization goes, columns that have to be filled in, triggers, row-level security, whether there is a
/// history. Limits first. Reads the catalogue only.
Result<QList<DatabaseRemark>> remarksOn(Connection &connection, const Schema &schema);
