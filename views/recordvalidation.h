#pragma once

#include "models/storage/schema.h"

#include <QString>

/// What is wrong with a value that somebody typed for this field, in one sentence; empty if nothing is. The
/// database has the last word: only it knows whether a value is unique.
QString problemWith(Field field, const QString &text);
/// What to say when the database has this e-mail or slug already.
QString takenText(Field field);
