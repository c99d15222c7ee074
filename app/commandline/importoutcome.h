#pragma once

#include "app/commandline/command.h"
#include "models/transfer/importplan.h"

/// Prints what became of the plan, as JSON or for people, and says with which code the program ends.
ExitCode tellImport(Invocation &invocation, const ImportPlan &plan, const ImportReport &report);
