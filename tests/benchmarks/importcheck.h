#pragma once

#include <QString>

// What an import must have left behind, found out by the engines' own programs and never by Roster.
struct ImportCheck {
    QString folder; ///< with ids.csv, and more-ids.csv where `fills`
    QString database; ///< a file, or a PostgreSQL URI
    bool isPostgresql = false;
    bool fills = false; ///< ids.csv was there before, and more-ids.csv was imported

    // Everything, each row with all its columns, in `folder`/expected.csv; once for all checks.
    bool writeExpected() const;
    // How many memberships there are.
    qint64 count() const;
    // Tells on standard error what is wrong: a row that is not as expected, too few or too many rows of the
    // history, or what SQLite's integrity_check and foreign_key_check find.
    bool isComplete() const;
};
