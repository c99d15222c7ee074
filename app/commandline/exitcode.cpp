#include "app/commandline/exitcode.h"

ExitCode exitCodeOf(DbError::Kind kind)
{
    using Kind = DbError::Kind;
    switch (kind) {
    case Kind::CannotOpen:
    case Kind::PasswordNeeded:
    case Kind::NewerSchema:
    case Kind::MissingSchema:
    case Kind::BrokenMigration:
    case Kind::ReadOnly:
    case Kind::ConnectionLost:
    case Kind::DiskFull:
    case Kind::Internal:
        return ExitCode::Database;
    case Kind::Busy:
    case Kind::Retry:
        return ExitCode::Busy;
    case Kind::Unique:
    case Kind::ForeignKey:
    case Kind::Constraint:
    case Kind::InvalidValue:
    case Kind::NotFound:
    case Kind::Ambiguous:
    case Kind::Conflict:
    case Kind::LastOwner:
    case Kind::ConfirmationNeeded:
        return ExitCode::Data;
    case Kind::Usage:
        return ExitCode::Usage;
    case Kind::File:
        return ExitCode::File;
    case Kind::Cancelled:
        return ExitCode::Cancelled;
    }
    Q_UNREACHABLE();
}
