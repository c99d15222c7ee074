#pragma once

struct sqlite3;

/// Gives a connection the SQL functions of our own:
///
/// `contains_folded(text, part)`: whether the text has the part in it, without regard to case as Unicode has
/// it; NULL if either is NULL. SQLite's LIKE folds ASCII only; people search for "müller" and mean "MÜLLER"
/// as well. A part that stays the same for a whole statement is folded once.
void addSqlFunctions(sqlite3 *connection);
