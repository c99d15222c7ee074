#pragma once

#include "models/storage/connection.h"
#include "models/storage/migrator.h"
#include "models/storage/schema.h"
#include "models/storage/schemaprobe.h"

/// A database that Roster can work with: where it is, what is in it, and who works with it. A value.
struct Database {
    DatabaseAddress address; ///< with the schemas to be searched, where they had to be found
    Schema schema;
    QString actor; ///< the database's user, or the operating system's user and host

    /// Opens, checks and reads. NewerSchema or MissingSchema if this program cannot work with it. Blocks:
    /// call it on a worker, or from a program without a window.
    static Result<Database> open(const DatabaseAddress &address, OpenMode mode = OpenMode::ReadWrite,
                                 const TableChoice &choice = {});
    /// `known`: what Migrator::status() has just said on this connection, if it was asked.
    static Result<Database> inspect(Connection &connection, const DatabaseAddress &address,
                                    const TableChoice &choice = {},
                                    const std::optional<Migrator::Status> &known = {});
};
