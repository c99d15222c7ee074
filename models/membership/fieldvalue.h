#pragma once

#include "models/storage/records.h"
#include "models/storage/result.h"
#include "models/storage/schema.h"

/// What somebody typed or a file holds for a column, as the database should keep it: e-mails and slugs
/// checked, permissions as JSON, times in UTC, ids in lower case. InvalidValue tells in words what is wrong.
/// Thread-safe.
Result<Value> canonicalValue(const Column &column, const QString &text);
