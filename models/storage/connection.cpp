#include "models/storage/connection.h"

#include <QCoreApplication>
#include <QSqlError>

#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace {

QString uniqueName()
{
    static std::atomic<int> last{0};
    return u"roster-%1"_s.arg(++last);
}

// An interrupt that comes just before the engine begins with a statement has no effect: it is repeated.
void interruptUntil(const std::stop_token &over, const std::function<void()> &interrupt)
{
    constexpr std::chrono::milliseconds pause{100};
    std::mutex mutex;
    std::condition_variable_any waiting;
    std::unique_lock lock(mutex);
    do {
        interrupt();
    } while (!waiting.wait_for(lock, over, pause, [&] { return over.stop_requested(); }));
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseAddress &address, OpenMode mode)
{
    const Dialect &dialect = Dialect::of(address.engine());
    // From here on the connection cleans up, also when opening fails.
    std::unique_ptr<Connection> connection(
        new Connection(dialect, QSqlDatabase::addDatabase(dialect.driverName(), uniqueName())));
    if (Result<> opened = dialect.open(connection->m_database, address, mode, &connection->m_patience);
        !opened)
        return opened.error();
    return connection;
}

Connection::Connection(const Dialect &dialect, const QSqlDatabase &database)
    : m_dialect(dialect)
    , m_database(database)
{
}

Connection::~Connection()
{
    // Closing forgets all prepared statements at once. Those that outlive the driver ask nobody: a server
    // that is gone would not answer, and each would say so on the console.
    for (const std::shared_ptr<Query> &query : std::as_const(m_prepared))
        keepUntilClosed(query->release());
    m_prepared.clear();
    const QString name = m_database.connectionName();
    m_dialect.close(m_database);
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<> Connection::setWait(std::chrono::milliseconds wait)
{
    if (wait == m_patience.wait)
        return {};
    m_patience.wait = wait;
    return m_dialect.setPatience(m_database, &m_patience);
}

Result<> Connection::execute(const QString &sql, const QVariantList &values)
{
    Query query(*this);
    if (values.isEmpty())
        return query.run(sql);
    if (Result<> prepared = query.prepare(sql); !prepared)
        return prepared;
    return query.execute(values);
}

Result<> Connection::executeScript(const QString &script) { return m_dialect.runScript(m_database, script); }

Result<Query *> Connection::prepared(const QString &sql, Query::Reading reading)
{
    std::shared_ptr<Query> &query = m_prepared[{sql, reading}];
    if (!query) {
        auto fresh = std::make_shared<Query>(*this, reading);
        if (Result<> prepared = fresh->prepare(sql); !prepared) {
            m_prepared.remove({sql, reading});
            return prepared.error();
        }
        query = std::move(fresh);
    }
    return query.get();
}

Result<Query *> Connection::select(const QString &sql, const QVariantList &values, Query::Reading reading)
{
    Result<Query *> query = prepared(sql, reading);
    if (!query)
        return query;
    if (Result<> executed = (*query)->execute(values); !executed)
        return executed.error();
    return query;
}

void Connection::finishStatements()
{
    for (const std::shared_ptr<Query> &query : std::as_const(m_prepared))
        query->finish();
}

DbError Connection::cancelled()
{
    return {DbError::Kind::Cancelled, QCoreApplication::translate("Connection", "Cancelled.")};
}

DbError Connection::error(const QSqlError &error) const
{
    // Waiting that was ended by a stop is no complaint about others.
    if (isStopRequested())
        return cancelled();
    if (isLost())
        return m_dialect.error(QSqlError({}, error.databaseText(), QSqlError::ConnectionError));
    return m_dialect.error(error);
}

Connection::StopScope::StopScope(Connection &connection, const std::stop_token &stop)
    : m_connection(connection)
    , m_callback(stop, [this, interrupt = connection.m_dialect.interrupter(connection.m_database)] {
        m_interrupting =
            std::jthread([interrupt](const std::stop_token &over) { interruptUntil(over, interrupt); });
    })
{
    m_connection.m_patience.stop = stop;
}

Connection::StopScope::~StopScope()
{
    m_connection.finishStatements();
    m_connection.m_patience.stop = {};
}
