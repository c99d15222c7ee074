#pragma once

#include "models/storage/records.h"
#include "models/storage/schema.h"

/// Whether two values of a column mean the same; lists may be written differently.
bool isSameValue(const Column &column, const Value &a, const Value &b);

/// A row's values by column; without the keys, and without updated_at, which Roster keeps itself.
Values valuesOf(const Table &table, const Row &row);

/// Values as the history keeps them, one JSON object, and back. Columns that hold JSON are not quoted once
/// more.
QString toJson(const Table &table, const Values &values);
Values fromJson(const Table &table, const QString &json);
