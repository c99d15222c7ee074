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
    /// What find() has to choose from: one, or several that are equally likely. NotFound as there.
    static Result<QList<TableNames>> findLikeliest(Connection &connection, const TableChoice &choice = {});
    /// Whatever fits by its structure, whichever names it has, the likeliest first; a table that joins two
    /// others is in it twice, with either of them taken for the users. May be empty.
    static Result<QList<TableNames>> findAll(Connection &connection);
    /// Users and organizations where no table joins them, by their names or by `choice`, and what a join
    /// table would be called. In words that say what to do, NotFound if there are none, and MissingSchema if
    /// there are several or they have no key that could be referred to.
    static Result<TableNames> findRecords(Connection &connection, const TableChoice &choice = {});
};
