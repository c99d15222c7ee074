#pragma once

#include "models/storage/result.h"
#include "models/storage/rowfilter.h"

#include <functional>

class Connection;
class QIODevice;

/// What is exported, in which order, and how it is written. A value.
struct ExportOptions {
    Entity kind = Entity::Membership;
    QString search = {}; ///< only rows that contain it, as the pages search; empty: all
    RowFilter filter = {}; ///< besides the search
    /// The table's columns, then of memberships e-mail and name of the user, slug and name of the
    /// organization, as far as there are any, of users and organizations the number of their memberships;
    /// -1: in key order.
    int sortColumn = -1;
    Qt::SortOrder order = Qt::AscendingOrder; ///< rows without a value come last in both

    bool isNarrowed() const { return !search.isEmpty() || !filter.isEmpty(); }

    char delimiter = ',';
    bool byteOrderMark = false; ///< spreadsheets take the file for UTF-8 then
};

/// How far an export is.
struct ExportProgress {
    qint64 rows = 0;
    qint64 total = -1; ///< -1: not known
};

/// Called in the thread that exports, ten times a second at most.
using ExportMonitor = std::function<void(const ExportProgress &)>;

/// Writes the rows as CSV (see exportformat.h) to `target`, which is open for writing. Returns how many rows
/// there were. One statement, so that all rows are of one moment; never more than a few of them in memory.
/// File with the device's reason where it takes no more; Cancelled as soon as the connection is asked to
/// stop.
[[nodiscard]] Result<qint64> exportRows(Connection &connection, const Schema &schema,
                                        const ExportOptions &options, QIODevice &target,
                                        const ExportMonitor &monitor = {});

/// The same into a file that gets its name only when it is complete; whatever had the name stays until then.
[[nodiscard]] Result<qint64> exportToFile(Connection &connection, const Schema &schema,
                                          const ExportOptions &options, const QString &path,
                                          const ExportMonitor &monitor = {});
