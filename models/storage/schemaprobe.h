#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

/// Which tables to take; the names of Roster's own schema unless somebody says otherwise.
struct TableNames {
    QString users = QStringLiteral("users");
    QString organizations = QStringLiteral("organizations");
    QString memberships = QStringLiteral("user_organizations");
};

/// Reads which tables and columns a database has.
class SchemaProbe {
public:
    /// MissingSchema if one of the tables is not there.
    static Result<Schema> read(Connection &connection, const TableNames &names = {});
    static Result<bool> exists(Connection &connection, const QString &table);
};
