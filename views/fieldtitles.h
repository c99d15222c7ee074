#pragma once

#include "models/storage/schema.h"

class RelationalModel;

/// What people call a column.
QString fieldTitle(Field field);
/// Gives the model's headers these titles; columns that only the other program knows keep their names.
void setFieldTitles(RelationalModel &model);

/// "3 users"; in the locale's digits.
QString countText(Entity entity, qint64 count);
