#pragma once

#include "models/storage/schemaprobe.h"

/// Tables in schemas of PostgreSQL that are not searched by themselves.
struct SchemaPath {
    TableChoice choice = {}; ///< without the schemas' names
    QString path = {}; ///< what is searched from now on; empty: as before

    /// The address that opens further connections in the same way.
    DatabaseAddress applied(const DatabaseAddress &address) const;

    /// Understands "schema.table" in a choice, where no table has such a name itself, and makes the
    /// connection search that schema first. Usage if the tables are in several schemas. Does nothing on
    /// SQLite.
    static Result<SchemaPath> settle(Connection &connection, const TableChoice &choice);
    /// Looks into the other schemas for a table that joins users and organizations, and makes the connection
    /// search the only one that has it; an empty path if none has. MissingSchema if several have.
    static Result<SchemaPath> find(Connection &connection);

    /// While it lives, the connection may search other schemas; afterwards those of before.
    class Scope {
    public:
        explicit Scope(Connection &connection);
        ~Scope();
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;

        /// Searches this schema only.
        Result<> searchOnly(const QString &schema);

    private:
        Connection &m_connection;
        QString m_before;
    };
};
