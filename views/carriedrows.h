#pragma once

#include "models/tables/pagequery.h"

#include <memory>

class QMimeData;

/// Rows of a table as a drag or the clipboard carries them: Roster's own format (see recordmime.h), CSV with
/// a header, and a plain text. Of the memberships of one record it is the other side that is carried. The
/// plain text has one e-mail or slug a line; of all memberships e-mail, slug and role with tabs between.
/// `rows` have the query's columns, then its labels; `database` as databaseName() says it.
std::unique_ptr<QMimeData> mimeDataOf(const PageQuery &query, const QString &database,
                                      const QList<Row> &rows);
