#pragma once

#include "models/storage/connection.h"
#include "models/storage/tablechoice.h"

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
    ColumnNames columns = {};
};

/// Reads which tables and columns a database has.
class SchemaProbe {
public:
    /// MissingSchema if one of the tables is not there.
    static Result<Schema> read(Connection &connection, const TableNames &names = {});
    static Result<bool> exists(Connection &connection, const QString &table);
    /// The same of several at once.
    static Result<QList<bool>> exist(Connection &connection, const QStringList &tables);
    /// The columns of any table, whatever they mean; none if there is no such table.
    static Result<QList<Column>> columnsOf(Connection &connection, const QString &table);
    /// Whether a column of this type may be taken for the field.
    static bool canMean(Field field, ColumnType type, Engine engine);
    /// Whether what the column holds is nobody's business: passwords, tokens and the like.
    static bool isSecret(const QString &column);
};
