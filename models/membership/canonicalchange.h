#pragma once

#include "models/membership/changeset.h"
#include "models/storage/result.h"

/// The change with its keys and what it writes as the table keeps them: ids in lower case, times in UTC,
/// permissions as JSON; without updated_at, which Roster keeps itself. So the history records what is really
/// there. InvalidValue where the table cannot keep it. What is expected (`before`) stays as it is.
Result<Change> canonicalChange(const Table &table, Change change);
