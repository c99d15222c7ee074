#pragma once

#include "models/storage/schemasurvey.h"

/// What somebody wants to be made in a database that another program owns, besides the join table.
struct SchemaWishes {
    QList<Field> attributes =
        {}; ///< of the new join table: role, permissions, joined-at; none: two keys alone
    bool history = false; ///< Roster's own tables
    bool ash =
        false; ///< the index of the identity that an Ash resource has, and its types of lists and times

    friend bool operator==(const SchemaWishes &, const SchemaWishes &) = default;
};

/// The attributes that a new join table can have, in its order.
QList<Field> possibleAttributes();

/// What has to be made, in order; nothing if all of it is there. Names and types are those of ash_postgres
/// where it has any: foreign keys `<table>_<column>_fkey` without a rule for deletion. Usage if columns are
/// wished for a join table that is there already: nobody else's table is altered.
Result<QList<Migrator::Step>> planOf(const SchemaSurvey &survey, const SchemaWishes &wishes);
/// The same as one SQL script, as people read it.
QString scriptOf(const QList<Migrator::Step> &steps);
/// Makes it in one transaction, so that a failure leaves the database as it was. `agreed`: the script that
/// somebody saw; where another one would be run by now, Conflict and nothing is done.
Result<QList<Migrator::Step>> carryOut(Connection &connection, const TableChoice &choice,
                                       const SchemaWishes &wishes, const QString &agreed = {});
