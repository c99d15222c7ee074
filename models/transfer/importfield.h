#pragma once

#include "models/storage/schema.h"

#include <QList>
#include <QString>

#include <optional>

// What the columns of a CSV file can mean, by the kind of record that the file holds.

/// The fields of an import of `kind`, in the order in which people are asked for them.
[[nodiscard]] QList<Field> importFields(Entity kind);

/// The field's name in scripts (`--map user=Login`) and in exported headers; it never changes.
[[nodiscard]] QString importFieldName(Field field);

/// The field of `kind` that a script means; capitals, `-` and `_` do not matter, and the column's own name
/// (`user_id`) is understood as well. Nothing where `kind` has no such field.
[[nodiscard]] std::optional<Field> importFieldFromName(QStringView name, Entity kind);

/// The field's name for people, translated.
[[nodiscard]] QString importFieldLabel(Field field);
