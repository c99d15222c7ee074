#pragma once

#include "models/storage/schemaprobe.h"

/// Finds users, organizations and the table that joins them in a database that another program made: a table
/// whose primary key, or a unique constraint of which, is exactly two foreign keys to two other tables. Names
/// only say which side is which, and decide where several fit.
class SchemaDetector {
public:
    /// `choice` says what is known already. In words that say what to do, NotFound if no table fits, and
    /// MissingSchema if several do.
    static Result<TableNames> find(Connection &connection, const TableChoice &choice = {});
};
