#pragma once

#include "models/storage/schema.h"

/// How many of the words that tables and columns of this kind are called by occur in the name.
int wordsIn(const QString &name, Entity entity);

/// How surely a table of this name holds such records: most where the name is such a word ("people", "orgs"),
/// less where it ends so ("auth_user"), little where the word occurs in it at all, 0 where none does. Of two
/// words the more usual one is surer. Only to put into an order what somebody chooses from. `table` may be
/// "schema.table".
int likeness(const QString &table, Entity entity);

/// From where on likeness() means the records, and not something about them ("user_sessions").
constexpr int meansRecords = 2000;
