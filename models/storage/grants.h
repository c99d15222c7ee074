#pragma once

#include "models/storage/connection.h"

/// The statement by which an administrator gives the user of this connection `rights` on a table, such as
/// "GRANT INSERT, UPDATE (name) ON users TO clerk". Reads who that is, in a transaction that still goes on.
QString grantStatement(Connection &connection, const QStringList &rights, const QString &table);
