#pragma once

#include "app/commandline/command.h"

/// Finds the two records that the words of a command name.
Result<MembershipKey> resolveMembership(Connection &connection, const Schema &schema, const QString &user,
                                        const QString &organization);

/// What add, remove and assign share: applying a change set and telling the numbers.
ExitCode applyAndTell(Invocation &invocation, const Database &database,
                      std::function<Result<ChangeSet>(Connection &)> prepare, const QString &summary);
