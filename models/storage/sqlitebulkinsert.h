#pragma once

#include "models/storage/bulkinsert.h"
#include "models/storage/sqlitestatement.h"

/// One prepared statement, stepped through in key order. In a database of Roster's own, indexes of a table
/// that is empty or small beside what comes are made again afterwards, which is much faster than filling them
/// row by row: in the same transaction, so that nobody ever sees the table without them.
class SqliteBulkInsert final : public BulkInsert {
public:
    static Result<std::unique_ptr<BulkInsert>> begin(Connection &connection, const BulkTarget &target);

    Result<> add(std::span<const QByteArrayView> row) override;
    Result<std::vector<quint32>> finish() override;

private:
    SqliteBulkInsert(Connection &connection, SqliteStatement statement, const QStringList &indexes);

    static Result<QStringList> dropIndexes(Connection &connection, const BulkTarget &target);

    Connection &m_connection;
    SqliteStatement m_statement;
    QStringList m_indexes; ///< the statements that make them
    quint32 m_added = 0;
    std::vector<quint32> m_existing;
};
