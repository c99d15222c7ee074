#pragma once

#include "models/storage/bulkinsert.h"
#include "models/storage/sqlitestatement.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

/// One prepared statement, stepped through in key order by a thread of its own: whoever makes the rows waits
/// for memory most of the time, so that both together need little more than SQLite alone. In a database of
/// Roster's own, indexes of a table that is empty or small beside what comes are made again afterwards, which
/// is much faster than filling them row by row: in the same transaction, so that nobody ever sees the table
/// without them.
class SqliteBulkInsert final : public BulkInsert {
public:
    static Result<std::unique_ptr<BulkInsert>> begin(Connection &connection, const BulkTarget &target);
    ~SqliteBulkInsert() override;

    Result<> add(std::span<const QByteArrayView> row) override;
    Result<std::vector<quint32>> finish() override;

private:
    /// Rows one after the other.
    struct Batch {
        std::string bytes;
        std::vector<quint32> sizes; ///< of each cell
    };

    SqliteBulkInsert(Connection &connection, SqliteStatement statement, const QStringList &indexes,
                     qsizetype columns);

    static Result<QStringList> dropIndexes(Connection &connection, const BulkTarget &target);
    Result<> handOver();
    void writeBatches(const std::stop_token &stop);
    Result<> write(const Batch &batch);
    Result<> makeIndexes();

    Connection &m_connection;
    QStringList m_indexes; ///< the statements that make them
    Batch m_filling;

    // The writing thread's, and again this one's after that has ended.
    SqliteStatement m_statement;
    std::vector<QByteArrayView> m_row;
    quint32 m_written = 0;
    std::vector<quint32> m_existing;

    std::mutex m_mutex;
    std::condition_variable_any m_turn;
    std::optional<Batch> m_waiting; ///< for the writing thread
    Batch m_empty; ///< that came back from it
    Result<> m_outcome; ///< of that thread
    std::jthread m_writer; ///< last, to end first; runs from the first full batch on
};
