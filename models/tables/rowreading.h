#pragma once

#include "models/storage/connection.h"
#include "models/tables/pagequery.h"

/// The rows with these numbers (ascending) of what `query` shows, with all its columns and labels: for
/// selections that reach beyond the pages that a model has at hand. Blocks; for a worker. Rows that are not
/// there any more are left out.
Result<QList<Row>> readRows(Connection &connection, const PageQuery &query, const QList<int> &rows);
