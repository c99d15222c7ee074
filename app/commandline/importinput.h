#pragma once

#include "app/commandline/command.h"
#include "models/transfer/importoptions.h"

#include <QTemporaryFile>

/// The file that the arguments name. Standard input is copied to `spool`, which must outlive the import. File
/// where nothing can be read.
Result<ImportSource> importSourceOf(const Invocation &invocation, QTemporaryFile &spool);
