#pragma once

#include "models/storage/connection.h"

/// Lets very many users or organizations be written without the search index following each row, which on
/// SQLite costs several times as much as the row itself: it is brought up to date at the end, with all rows
/// at once. Inside one transaction, whose failure undoes the pause like everything else. Does nothing where
/// it would not pay.
class SearchPause {
public:
    enum class Rows {
        Added,
        Changed, ///< or removed
    };

    /// `rows` of them will be written before end(); the connection must outlive the pause.
    static Result<SearchPause> begin(Connection &connection, const Table &table, Rows kind, qint64 rows);
    Result<> end();

private:
    explicit SearchPause(Connection &connection)
        : m_connection(connection)
    {
    }

    Connection &m_connection;
    std::optional<SearchUpkeep> m_upkeep; ///< nothing: there is no pause
    std::optional<qint64> m_newest; ///< nothing: the index is made anew
};
