#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

/// Which tables to take, and by which columns they belong together; the names of Roster's own schema unless
/// somebody says otherwise.
struct TableNames {
    QString users = QStringLiteral("users");
    QString userKey = QStringLiteral("id");
    QString organizations = QStringLiteral("organizations");
    QString organizationKey = QStringLiteral("id");
    QString memberships = QStringLiteral("user_organizations");
    QString userColumn = QStringLiteral("user_id");
    QString organizationColumn = QStringLiteral("organization_id");
    QMap<Field, QString> columns = {}; ///< what certain fields are called
};

/// What somebody says about the tables and columns of a database that another program made; empty: they are
/// found by their structure and names.
struct TableChoice {
    QString users = {};
    QString organizations = {};
    QString memberships = {};
    QMap<Field, QString> columns = {};

    bool isEmpty() const
    {
        return users.isEmpty() && organizations.isEmpty() && memberships.isEmpty() && columns.isEmpty();
    }
};

/// Reads which tables and columns a database has.
class SchemaProbe {
public:
    /// MissingSchema if one of the tables is not there.
    static Result<Schema> read(Connection &connection, const TableNames &names = {});
    static Result<bool> exists(Connection &connection, const QString &table);
};
