#pragma once

#include "models/transfer/importplan.h"

/// Writes the rejected rows of a plan as CSV to `path`: the columns `line`, `reason` and `suggestion` (the
/// nearest e-mail or slug for each unknown one), then the file's own header and cells as they are. Imports
/// again after repair, also with the same options: it has the delimiter of the file, as many lines above its
/// header as were skipped there, and a byte order mark where the file was not plain UTF-8. Reads the file
/// once more; File where that or writing fails.
[[nodiscard]] Result<> writeRejectedRows(const ImportPlan &plan, const QString &path);

/// How many columns of its own a file that was written so has before the others; 0 for other files.
[[nodiscard]] qsizetype rejectionColumns(const CsvRow &header);
