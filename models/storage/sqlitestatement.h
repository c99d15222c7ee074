#pragma once

#include "models/storage/connection.h"

#include <QByteArrayView>

#include <memory>
#include <span>

struct sqlite3;
struct sqlite3_stmt;

/// A statement on SQLite's own handle, for rows by the million: QSqlQuery would make a QVariant and two
/// QStrings of each cell. Ends with this object. SQLite lets any thread use it while no other uses the
/// connection.
class SqliteStatement {
public:
    static Result<SqliteStatement> prepare(Connection &connection, const QString &sql);

    /// Binds texts (a null view is NULL), which must stay until the statement is run again.
    void bind(std::span<const QByteArrayView> values);
    /// Whether there is a row.
    Result<bool> step();
    /// Ends what was begun by step(); the bindings stay.
    void reset();
    /// Of the present row, until the next step.
    QByteArrayView text(int column) const;
    /// How many rows the last INSERT, UPDATE or DELETE changed.
    qint64 affected() const;

private:
    SqliteStatement(Connection &connection, sqlite3 *handle, sqlite3_stmt *statement);

    Connection *m_connection;
    sqlite3 *m_handle;
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> m_statement;
};
