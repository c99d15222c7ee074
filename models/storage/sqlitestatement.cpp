#include "models/storage/sqlitestatement.h"

#include <sqlite3.h>

#include <QSqlDriver>
#include <QSqlError>

Q_DECLARE_OPAQUE_POINTER(sqlite3 *)
Q_DECLARE_METATYPE(sqlite3 *)

static DbError lastError(const Connection &connection, sqlite3 *handle)
{
    return connection.error(QSqlError({}, QString::fromUtf8(sqlite3_errmsg(handle)),
                                      QSqlError::StatementError,
                                      QString::number(sqlite3_extended_errcode(handle))));
}

Result<SqliteStatement> SqliteStatement::prepare(Connection &connection, const QString &sql)
{
    auto *handle = connection.database().driver()->handle().value<sqlite3 *>();
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(handle, text.constData(), int(text.size()), &statement, nullptr) != SQLITE_OK)
        return lastError(connection, handle);
    return SqliteStatement(connection, handle, statement);
}

SqliteStatement::SqliteStatement(Connection &connection, sqlite3 *handle, sqlite3_stmt *statement)
    : m_connection(&connection)
    , m_handle(handle)
    , m_statement(statement, &sqlite3_finalize)
{
}

void SqliteStatement::bind(std::span<const QByteArrayView> values)
{
    for (size_t i = 0; i < values.size(); ++i) {
        const QByteArrayView value = values[i];
        if (value.isNull())
            sqlite3_bind_null(m_statement.get(), int(i) + 1);
        else
            sqlite3_bind_text(m_statement.get(), int(i) + 1, value.data(), int(value.size()), SQLITE_STATIC);
    }
}

Result<bool> SqliteStatement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code == SQLITE_ROW;
    DbError error = lastError(*m_connection, m_handle);
    reset();
    return error;
}

void SqliteStatement::reset() { sqlite3_reset(m_statement.get()); }

QByteArrayView SqliteStatement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return text ? QByteArrayView(text, sqlite3_column_bytes(m_statement.get(), column)) : QByteArrayView();
}

qint64 SqliteStatement::affected() const { return sqlite3_changes64(m_handle); }
