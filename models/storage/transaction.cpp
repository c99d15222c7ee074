#include "models/storage/transaction.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

Result<Transaction> Transaction::begin(Connection &connection, Access access)
{
    if (connection.isStopRequested())
        return connection.cancelled();
    QSqlQuery query(connection.database());
    if (!query.exec(connection.dialect().beginStatement(access)))
        return connection.error(query.lastError());
    return Transaction(connection);
}

Transaction::Transaction(Connection &connection)
    : m_connection(&connection)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction() { rollback(); }

Result<> Transaction::commit(Telling telling)
{
    Q_ASSERT(m_connection);
    if (m_connection->isStopRequested())
        return m_connection->cancelled();
    if (Result<> committable = m_connection->dialect().checkCommittable(m_connection->database());
        !committable)
        return committable;
    const QString notify = m_connection->dialect().notifyStatement();
    Result<> committed;
    if (telling == Telling::Listeners && !notify.isEmpty()) {
        // Together, as either would cost a round trip.
        committed = m_connection->executeScript(notify + u"; COMMIT"_s);
    } else {
        // Not QSqlDatabase::commit(): on SQLite its errors have no code.
        QSqlQuery query(m_connection->database());
        if (!query.exec(u"COMMIT"_s))
            committed = m_connection->error(query.lastError());
    }
    if (committed)
        m_connection = nullptr;
    return committed;
}

void Transaction::rollback()
{
    if (!m_connection)
        return;
    // SQLite goes on interrupting as long as a statement is unfinished.
    m_connection->finishStatements();
    // The engine may have rolled back already. A late request to stop may hit this statement instead of the
    // one that it was meant for: then once more.
    const Dialect &dialect = m_connection->dialect();
    for (int attempt = 0; attempt < 3 && dialect.isInTransaction(m_connection->database()); ++attempt) {
        QSqlQuery query(m_connection->database());
        query.exec(u"ROLLBACK"_s);
    }
    m_connection = nullptr;
}
