#pragma once

#include "models/storage/migrator.h"
#include "models/storage/schemaprobe.h"

/// What a database has, and what Roster could make in it where another program made the rest. Read once; a
/// value, from which plans are made without a connection (see schemaplan.h).
struct SchemaSurvey {
    Engine engine = Engine::Sqlite;
    TableNames names = {}; ///< with the join table that is there, or that would be made
    bool hasMemberships = false; ///< there is a join table
    QString userKeyType = {}; ///< as SQL; only where there is no join table
    QString organizationKeyType = {};
    QStringList attributes = {}; ///< the columns of the join table that is there
    bool hasIdentity = false; ///< the unique index that Ash knows the join table's identity by
    QList<Migrator::Step> missingHistory = {}; ///< steps that make or update Roster's history tables

    /// MissingSchema, in words that say what to do, where users or organizations are not found, are several,
    /// or have no key that a join table could refer to.
    static Result<SchemaSurvey> read(Connection &connection, const TableChoice &choice = {});
    static QString identityIndex(const TableNames &names);
};
