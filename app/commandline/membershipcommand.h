#pragma once

#include "app/commandline/command.h"

/// What add, remove and assign share: applying a change set and telling the numbers.
ExitCode applyAndTell(Invocation &invocation, const Database &database,
                      std::function<Result<ChangeSet>(Connection &)> prepare, const QString &summary);
