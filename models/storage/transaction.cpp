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

Result<> Transaction::commit()
{
    Q_ASSERT(m_connection);
    if (m_connection->isStopRequested())
        return m_connection->cancelled();
    if (Result<> committable = m_connection->dialect().checkCommittable(m_connection->database());
        !committable)
        return committable;
    // Not QSqlDatabase::commit(): on SQLite its errors have no code.
    QSqlQuery query(m_connection->database());
    if (!query.exec(u"COMMIT"_s))
        return m_connection->error(query.lastError());
    m_connection = nullptr;
    return {};
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
