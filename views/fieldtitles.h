#pragma once

#include "models/storage/schema.h"

class RelationalModel;

/// What people call a column.
QString fieldTitle(Field field);
/// Gives the model's headers these titles; columns that only the other program knows keep their names.
void setFieldTitles(RelationalModel &model);

/// "3 users"; in the locale's digits.
QString countText(Entity entity, qint64 count);
/// "Not read: no connection", where nothing could be read; else empty.
QString unreadText(const RelationalModel &model);
/// The same for the place of the rows, with what becomes of it; else empty.
QString unreadAdvice(const RelationalModel &model);
/// "3 users" of all rows of a model: "about 3 users" until they are counted, or that they are being sorted.
QString totalText(const RelationalModel &model);
/// How many rows the model's search has found: "35", "10,000+" while they are still listed, "…" before the
/// first.
QString foundText(const RelationalModel &model);
/// That search and filter of the model leave nothing.
QString nothingFoundText(const RelationalModel &model);
/// "35 organizations, 5 selected"; one selected row is seen without words.
QString withSelected(const QString &count, qint64 selected);
