#pragma once

#include "models/storage/database.h"
#include "models/storage/schemaplan.h"
#include "models/storage/worker.h"

#include <QFuture>

#include <memory>
#include <optional>

/// What became of an attempt to open a database.
struct OpenedDatabase {
    std::optional<Database> database; ///< none: it was reached, but cannot be worked with as it is
    bool canBePrepared = false; ///< it is empty or of an earlier Roster: preparing it would help
    DbError reason = {}; ///< why there is no database
    /// Another program's users and organizations are there, and no table joins them: Roster can make it.
    std::optional<SchemaSurvey> survey = {};
    /// Tables are there, and somebody could say which of them are the users, organizations and memberships.
    bool canBeMapped = false;
};

/// What somebody agreed to be made in a database that another program owns.
struct AgreedPlan {
    SchemaWishes wishes;
    QString script; ///< as they saw it
};

/// Opens databases on a thread of its own, for programs with a window. Errors of the future are those of
/// reaching the database at all.
class DatabaseOpener {
public:
    enum class Purpose {
        Open, ///< as it is; nothing is written
        Prepare, ///< bring its schema up to date first; it must exist
        Create, ///< the same, and a missing SQLite file is made
    };

    /// Another call gives up the one before.
    QFuture<Result<OpenedDatabase>> open(const DatabaseAddress &address, Purpose purpose,
                                         const TableChoice &choice = {});
    /// Makes what was agreed to, all or nothing, and opens the database then. Conflict if by now something
    /// else would have to be run.
    QFuture<Result<OpenedDatabase>> extend(const DatabaseAddress &address, const TableChoice &choice,
                                           const AgreedPlan &plan);
    /// Who did it last, with a connection that may go on where the database is used (see Roster); null if
    /// nobody did, or it was taken already.
    std::unique_ptr<Worker> takeWorker() { return std::move(m_worker); }

private:
    std::unique_ptr<Worker> m_worker;
};
