// What PostgresqlDialect tells and hears beside the rows: messages, and what became of a transaction.

#include "models/storage/connection.h"
#include "models/storage/postgresqldialect.h"
#include <libpq-fe.h>

#include <QDeadlineTimer>
#include <QSqlDriver>
#include <QSqlError>

#include <algorithm>

#include <poll.h>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(PGconn *)
Q_DECLARE_METATYPE(PGconn *)

QString PostgresqlDialect::notifyStatement() const { return u"NOTIFY roster_changes"_s; }

QString PostgresqlDialect::listenStatement() const { return u"LISTEN roster_changes"_s; }

Result<bool> PostgresqlDialect::waitForMessage(const Connection &connection,
                                               std::chrono::milliseconds patience) const
{
    constexpr int slice = 100; // milliseconds until a request to stop is seen
    PGconn *const handle = connection.database().driver()->handle().value<PGconn *>();
    const QDeadlineTimer deadline(patience);
    for (;;) {
        if (connection.isStopRequested())
            return Connection::cancelled();
        if (PQconsumeInput(handle) == 0 || connection.isLost())
            return connection.error(QSqlError({}, {}, QSqlError::ConnectionError));
        bool told = false;
        while (PGnotify *message = PQnotifies(handle)) {
            told = told || message->be_pid != PQbackendPID(handle);
            PQfreemem(message);
        }
        if (told || deadline.hasExpired())
            return told;
        pollfd readable{PQsocket(handle), POLLIN, 0};
        ::poll(&readable, 1, int(std::min<qint64>(slice, deadline.remainingTime() + 1)));
    }
}

QString PostgresqlDialect::transactionStatement() const { return u"SELECT pg_current_xact_id()::text"_s; }

QString PostgresqlDialect::outcomeStatement() const { return u"SELECT pg_xact_status(?::xid8)"_s; }
