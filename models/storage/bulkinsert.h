#pragma once

#include "models/storage/result.h"
#include "models/storage/schema.h"

#include <QByteArrayView>

#include <span>
#include <vector>

/// Where many rows go, and what is known about them.
struct BulkTarget {
    Table table;
    QStringList columns; ///< what add() gets, in this order
    qsizetype rows = 0; ///< about how many
    /// Whether there may be rows with the same key, which stay as they are; else that is an error.
    bool mayExist = false;
};

/// Rows on their way into one table, as fast as the engine takes them, inside the transaction of a
/// connection. Until finish() or destruction nothing else may run on that connection. Belongs to the
/// connection's thread. What was not finished must be rolled back.
class BulkInsert {
public:
    virtual ~BulkInsert() = default;

    /// The next row, of engine's texts (see Value) in UTF-8 without NUL; a null view is NULL. Each key once,
    /// and in key order: that is what makes it fast. A refused row may be reported by a later call.
    virtual Result<> add(std::span<const QByteArrayView> row) = 0;
    /// Ends it. The positions of those rows that were there already, ascending; counted from 0 in order of
    /// add().
    virtual Result<std::vector<quint32>> finish() = 0;
};
