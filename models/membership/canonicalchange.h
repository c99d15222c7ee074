#pragma once

#include "models/membership/changeset.h"
#include "models/storage/result.h"

/// An id as the column keeps it: a UUID in lower case without braces, a number without zeros before it; any
/// text where ids are texts. InvalidValue where it cannot be one.
Result<QString> canonicalKey(const Column &column, const QString &text);

/// What a column that is no key writes, as the table keeps it: see canonicalChange().
Result<QString> canonicalText(const Column &column, const QString &text);
/// Whether canonicalKey() or canonicalText() would give the same again; false where that takes longer to find
/// out.
bool isCanonicalKey(const Column &column, QByteArrayView text);
bool isCanonicalText(const Column &column, QByteArrayView text);

/// The change with its keys and what it writes as the table keeps them: ids in lower case, times in UTC,
/// permissions as JSON; without updated_at, which Roster keeps itself. So the history records what is really
/// there. InvalidValue where the table cannot keep it. What is expected (`before`) stays as it is.
Result<Change> canonicalChange(const Table &table, Change change);
