#pragma once

#include "models/storage/result.h"
#include "models/transfer/importoptions.h"

#include <QStringList>

/// What a file looks like before anything is looked up: for choosing what its columns mean.
struct ImportPreview {
    CsvFormat format;
    QStringList header;
    bool hasHeader = true; ///< as the options say; saved rejected rows always have one
    bool exported = false; ///< a file of Roster's own, by its header or the options: see exportformat.h
    ColumnMapping mapping; ///< as the options say, else as proposed; one entry per header
    QList<QStringList> rows; ///< the first ones; they may be shorter or longer than the header
};

/// Reads the first `limit` rows; takes some milliseconds however large the file is. DbError::Kind::File if it
/// cannot be read, is empty or is no text; Usage if the options name a header that is not there. Any thread.
[[nodiscard]] Result<ImportPreview> previewImport(const ImportSource &source, const ImportOptions &options,
                                                  int limit = 20);

/// The fields of which at least one must have a column or a fixed value, group by group: for memberships the
/// user, and the organization.
[[nodiscard]] QList<QList<Field>> requiredFields(Entity kind);
/// Usage, in words, where the mapping and the fixed values leave a required field open.
[[nodiscard]] Result<> checkMapping(const ImportOptions &options, const ColumnMapping &mapping);
