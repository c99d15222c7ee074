#pragma once

#include "models/storage/connection.h"
#include "models/storage/tablechoice.h"

/// What somebody may choose from who says which tables of another program's database are the users, the
/// organizations and the memberships. A value.
struct TableOffer {
    QList<TableChoice> fitting; ///< whole choices that fit by their structure, the likeliest first
    QStringList tables; ///< all tables; those that are joined by others come first

    /// All tables for a choice of the users or of the organizations: names that mean them come first.
    QStringList tablesFor(Entity entity) const;

    /// With the tables of schemas that are not searched by themselves as "schema.table".
    static Result<TableOffer> read(Connection &connection);
};

/// What tells a person what a table is about.
struct TableSketch {
    QStringList columns;
    QList<QStringList> rows; ///< a few, as text; what is secret or long is not all there

    /// `table` as in TableOffer.
    static Result<TableSketch> read(Connection &connection, const QString &table);
};

/// The choices among which SchemaDetector cannot decide, as one would say them; empty where it can, or where
/// nothing fits.
Result<QList<TableChoice>> undecided(Connection &connection, const TableChoice &choice);
