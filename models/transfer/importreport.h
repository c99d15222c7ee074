#pragma once

#include "models/storage/ids.h"
#include "models/transfer/importrejection.h"

#include <QList>

#include <optional>

/// What became of an import. `rows`, `repeated` and `rejected` count rows of the file; `added`, `updated`,
/// `removed` and `unchanged` count records of the kind that is imported.
struct ImportReport {
    static constexpr qsizetype keptRejections = 1000;

    qint64 rows = 0;
    qint64 added = 0;
    qint64 updated = 0;
    qint64 removed = 0;
    qint64 unchanged = 0;
    qint64 repeated = 0; ///< the same once more
    qint64 rejected = 0;
    qint64 createdUsers = 0; ///< by a membership that names them
    qint64 createdOrganizations = 0;

    /// Present memberships of the owners that good rows name; counted with ImportOptions::per in modes that
    /// remove.
    qint64 concerned = 0;
    qint64 kept = 0; ///< would have been removed, were it not for a rejected row

    std::optional<ChangeId> change = {}; ///< in the history; none if nothing had to change
    bool dryRun = false; ///< the numbers are what the good rows would do; nothing was written
    bool refused = false; ///< rows were rejected, so nothing was written (and not with dryRun)
    /// So many would have been removed, more than a tenth of `concerned`: nothing was written, because
    /// nobody confirmed it (and not with dryRun).
    std::optional<qint64> unconfirmed = {};
    double seconds = 0;
    QList<ImportRejection> rejections = {}; ///< the first `keptRejections`; ImportPlan has all
};
