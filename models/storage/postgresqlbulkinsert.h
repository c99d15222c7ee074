#pragma once

#include "models/storage/bulkinsert.h"
#include "models/storage/connection.h"

#include <QByteArray>

/// COPY into the table itself, or where rows may be there already into a temporary table, and from there a
/// portion at a time. The connection takes nothing else while a COPY runs: whatever happens, it is ended
/// here.
class PostgresqlBulkInsert final : public BulkInsert {
public:
    static Result<std::unique_ptr<BulkInsert>> begin(Connection &connection, const BulkTarget &target);
    ~PostgresqlBulkInsert() override;

    Result<> add(std::span<const QByteArrayView> row) override;
    /// Retry if a key came twice.
    Result<std::vector<quint32>> finish() override;

private:
    PostgresqlBulkInsert(Connection &connection, const BulkTarget &target, bool staged);

    Result<> createStage();
    Result<> beginCopy();
    Result<> send();
    Result<> endCopy(const char *reason = nullptr);
    Result<> insertStaged();
    QString insertStatement() const;
    QString stagedType(const QString &column) const;

    Connection &m_connection;
    const BulkTarget m_target;
    const bool m_staged;
    bool m_copying = false;
    QByteArray m_buffer;
    quint32 m_added = 0;
    quint32 m_inPortion = 0;
    std::vector<quint32> m_existing;
};
