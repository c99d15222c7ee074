#pragma once

#include "models/storage/connection.h"
#include "models/storage/schema.h"

/// Which records a pasted text names.
struct PastedLines {
    QStringList ids = {}; ///< each once
    QStringList unknown = {}; ///< what names no record, as it was pasted
    QStringList ambiguous = {}; ///< names that several have
};

/// Reads a text of one record a line: an id, e-mail or slug, or a name that only one has. Of a line with tabs
/// (a row of a spreadsheet) the first cell that names a record counts; a line that names none as a whole is
/// taken for a list with commas or semicolons; of "Ada <ada@example.org>" the address counts. Nothing is
/// dropped: what names no record is in `unknown` or `ambiguous`. `entity` is never Membership.
Result<PastedLines> resolveLines(Connection &connection, const Schema &schema, Entity entity,
                                 const QString &text);
