#pragma once

#include "models/storage/ids.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

/// One value of a column as the engine's own text; nothing is SQL NULL. UUIDs have 36 lower-case characters,
/// times are UTC ISO-8601 (`2024-03-01T12:00:00.000Z`, microseconds where the engine has them), lists are
/// JSON.
using Value = std::optional<QString>;

/// The values of some columns by name. A column that is not in it is not stated.
using Values = QMap<QString, Value>;

/// The values of all columns of a Table, in its order.
using Row = QList<Value>;
