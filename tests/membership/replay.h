#pragma once

#include "tests/support/testdatabase.h"

// The history replayed from nothing, compared with the tables, both read by plain SQL: an empty string if
// they are equal and each change begins where the one before it ended, else the first difference.
QString replayDifference(TestDatabase &database);
