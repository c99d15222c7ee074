#pragma once

#include <QString>

/// What went wrong, in the one form that every part of Roster uses. `text` is one plain sentence for people
/// that says what to do; `detail` holds the engine's own words and is shown only when somebody asks for it.
struct DbError {
    enum class Kind {
        CannotOpen, ///< no such file, no server, not a database
        PasswordNeeded, ///< the server wants a password, or another one
        NewerSchema, ///< written by a later Roster
        MissingSchema, ///< a database without the tables that are needed
        BrokenMigration, ///< a step of a migration failed; the database is as before
        ReadOnly, ///< the database or the user may not write
        Busy, ///< somebody else is writing, and the patience is at its end
        Retry, ///< deadlock or serialization failure: the same transaction may succeed now
        Unique, ///< another row has this value already
        ForeignKey, ///< the row is still, or not yet, referred to
        Constraint, ///< a value that the database refuses
        InvalidValue, ///< a text that is no uuid, time or list where one is needed
        NotFound, ///< nothing has this key
        Ambiguous, ///< several have this name
        Conflict, ///< changed by somebody else since it was read
        LastOwner, ///< an organization would lose its last owner
        ConfirmationNeeded, ///< many rows would go away: say so explicitly
        ConnectionLost, ///< the server went away; what was not committed is undone
        Cancelled, ///< by the user
        DiskFull, ///< no room left
        File, ///< a file other than the database cannot be read or written
        Usage, ///< wrong arguments on the command line
        Internal, ///< a defect: none of the above
    };

    Kind kind = Kind::Internal;
    QString text;
    QString detail = {};
};
