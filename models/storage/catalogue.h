#pragma once

#include "models/storage/connection.h"

/// The first `columns` texts of all rows of one of Dialect's statements about the catalogue.
Result<QList<Row>> catalogueRows(Connection &connection, const QString &sql, const QVariantList &values,
                                 int columns);
