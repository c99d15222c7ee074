#pragma once

#include "models/transfer/importplan.h"

/// Writes the rejected rows of a plan as CSV to `path`: the columns `line`, `reason` and `suggestion`
/// (the nearest e-mail or slug for each unknown one), then the file's own
/// header and cells as they are. Imports again after repair. Reads the file once more; File where that or
/// writing fails.
[[nodiscard]] Result<> writeRejectedRows(const ImportPlan &plan, const QString &path);
