#pragma once

#include "models/storage/bulkinsert.h"
#include "models/storage/connection.h"

#include <QByteArray>

/// COPY into the table itself, a portion at a time after a savepoint where rows may be there already. Once a
/// portion meets one, it and all later ones go into a temporary table and from there into the table, which
/// tells which were there: ON CONFLICT costs every row something, and COPY knows none. The connection takes
/// nothing else while a COPY runs: whatever happens, it is ended here.
class PostgresqlBulkInsert final : public BulkInsert {
public:
    static Result<std::unique_ptr<BulkInsert>> begin(Connection &connection, const BulkTarget &target);
    ~PostgresqlBulkInsert() override;

    Result<> add(std::span<const QByteArrayView> row) override;
    /// Retry if a key came twice.
    Result<std::vector<quint32>> finish() override;

private:
    enum class Way {
        Whole, ///< COPY of everything
        Portions, ///< COPY of a portion, which is kept until the table has it
        Staged, ///< by the temporary table
    };

    PostgresqlBulkInsert(Connection &connection, const BulkTarget &target, Way way);

    Result<> beginPortion();
    Result<> endPortion();
    Result<> stagePortion();
    Result<> createStage();
    Result<> beginCopy();
    Result<> send();
    Result<qint64> endCopy(const char *reason = nullptr);
    Result<> insertStaged();
    QString insertStatement() const;
    QString stagedType(const QString &column) const;

    Connection &m_connection;
    const BulkTarget m_target;
    Way m_way;
    bool m_copying = false;
    QByteArray m_buffer; ///< lines of COPY; of the whole portion where it is kept
    qsizetype m_sent = 0; ///< of the buffer
    quint32 m_added = 0;
    quint32 m_inPortion = 0;
    std::vector<quint32> m_existing;
};
