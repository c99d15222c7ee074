#pragma once

#include "tests/support/testdatabase.h"

// The whole schema of a database as text, to be compared with what it was before: sqlite_master, or what
// pg_dump writes. What belongs to the tables in `without` is left out, and so are Roster's own tables if
// `roster` is false.
QString schemaText(TestDatabase &database, const QStringList &without = {}, bool roster = true);
