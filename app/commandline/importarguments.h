#pragma once

#include "app/commandline/command.h"
#include "models/transfer/importoptions.h"

/// What the options of `roster import` ask for. Usage, in words, where they are wrong.
Result<ImportOptions> importOptionsOf(const Invocation &invocation);
