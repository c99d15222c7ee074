#pragma once

#include "models/storage/tableoffer.h"
#include "models/storage/worker.h"

#include <optional>

/// What came of looking at a choice of tables as if the database were opened by it.
struct ChoiceFit {
    std::optional<Schema> schema; ///< which column means what; none: it does not fit
    bool canBeJoined = false; ///< users and organizations are there, and a table that joins them can be made
    DbError reason = {}; ///< why it does not fit
};

/// Looks at the tables of a database on a thread of its own, for whoever has to say which is which. Writes
/// nothing. Errors of the futures are those of reaching the database.
class TableExplorer {
public:
    explicit TableExplorer(const DatabaseAddress &address);

    QFuture<Result<TableOffer>> offer();
    QFuture<Result<TableSketch>> sketch(const QString &table);
    /// By Database::inspect(), which opens databases.
    QFuture<Result<ChoiceFit>> fit(const TableChoice &choice);

private:
    DatabaseAddress m_address;
    Worker m_worker;
};
