#pragma once

#include "app/commandline/command.h"

#include "models/storage/migrator.h"

/// What "roster schema status" says: the state, the steps, and which table stands for what where another
/// program made them; where several could, which options say so.
ExitCode printStatus(Invocation &invocation, Connection &connection, const DatabaseAddress &address,
                     const Migrator::Status &status, const TableChoice &choice);
