#pragma once

#include "models/storage/dberror.h"

/// What the program tells a script; see README.md, "Command line".
enum class ExitCode {
    Done = 0,
    Data = 1, ///< rows rejected, conflict, key not found, findings, confirmation needed
    Usage = 2,
    Database = 3, ///< it cannot be opened or used
    File = 4, ///< another file cannot be read or written
    Busy = 5, ///< somebody else wrote for longer than --wait
    Cancelled = 130,
};

ExitCode exitCodeOf(DbError::Kind kind);
