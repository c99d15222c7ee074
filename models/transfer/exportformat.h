#pragma once

#include "models/transfer/headermatcher.h"

#include "models/storage/records.h"

// What the files look like that Roster exports, so that they come in again exactly as they were.
//
// Records are named by their ids: e-mails, slugs and names may change, be missing or be odd. What else an
// exported row says of a record is for people. The first header carries a mark, because `id,email,name` could
// be anybody's file. Only in a marked file a cell is taken as it is, spaces included, and loses one
// apostrophe at its start:
// - an apostrophe keeps spreadsheets from taking a cell for a formula (see spreadsheetSafe());
// - an apostrophe alone is an empty text;
// - an empty cell is no value at all (NULL), which an import reads as "says nothing".

/// One column of an exported file.
struct ExportColumn {
    QString header;
    Entity entity = Entity::User; ///< the table that has the value
    Field field = Field::Id;
};

/// The columns of an export of `kind`, as far as this database has them.
[[nodiscard]] QList<ExportColumn> exportColumns(const Schema &schema, Entity kind);

/// Whether a file with this header is one that Roster exported, also with columns moved, added or taken away.
[[nodiscard]] bool isExportHeader(const QStringList &header);
/// What the columns of such a file mean; nothing for columns that are not Roster's.
[[nodiscard]] ColumnMapping exportMapping(Entity kind, const QStringList &header);

/// A value as such a file has it, in UTF-8, and back: nothing for an empty cell.
[[nodiscard]] QByteArray exportCell(const Value &value);
[[nodiscard]] Value exportedValue(const QByteArray &cell);
