#pragma once

#include "models/storage/dialect.h"
#include "models/storage/query.h"

#include <QMap>
#include <QSqlDatabase>

#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

class QSqlError;

/// One open connection to a database, used by the thread that opened it and by no other. Never reopens
/// itself: a connection that was lost stays lost, so that a half-done transaction cannot go on in a new
/// session.
class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const DatabaseAddress &address,
                                                    OpenMode mode = OpenMode::ReadWrite);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const Dialect &dialect() const { return m_dialect; }
    const QSqlDatabase &database() const { return m_database; }

    bool isLost() const { return m_dialect.isLost(m_database); }
    bool isReadOnly() const { return m_dialect.isReadOnly(m_database); }

    /// From now on nothing can be written, as if it had been opened so.
    Result<> restrictToReading() { return m_dialect.restrictToReading(m_database); }
    /// How long statements wait for other writers from now on.
    Result<> setWait(std::chrono::milliseconds wait);

    Result<> execute(const QString &sql, const QVariantList &values = {});
    Result<> executeScript(const QString &script);
    /// A statement that stays prepared as long as the connection; prepared once per text and way of reading.
    Result<Query *> prepared(const QString &sql, Query::Reading reading = Query::Reading::Kept);
    /// Runs a prepared statement, ready to be stepped through.
    Result<Query *> select(const QString &sql, const QVariantList &values = {},
                           Query::Reading reading = Query::Reading::Kept);

    bool isStopRequested() const { return m_patience.stop.stop_requested(); }
    /// Ends all prepared statements that were not read to their end: they keep locks.
    void finishStatements();
    /// The error that a stopped job returns.
    static DbError cancelled();
    DbError error(const QSqlError &error) const;
    /// Keeps what a statement leaves behind until the connection is closed. Qt would ask the server to forget
    /// a prepared one as soon as it goes, and complain on the console where the server is gone itself.
    void keepUntilClosed(QSqlQuery ended) { m_ended.push_back(std::move(ended)); }

    /// While it lives, a request to stop ends the connection's running statement and refuses further ones.
    /// Whatever was not read to its end is finished then.
    class StopScope {
    public:
        StopScope(Connection &connection, const std::stop_token &stop);
        ~StopScope();
        StopScope(const StopScope &) = delete;
        StopScope &operator=(const StopScope &) = delete;

    private:
        Connection &m_connection;
        std::jthread m_interrupting; ///< begins with the request: asking a server to stop may take a while
        std::stop_callback<std::function<void()>> m_callback;
    };

private:
    Connection(const Dialect &dialect, const QSqlDatabase &database);

    const Dialect &m_dialect;
    QSqlDatabase m_database;
    Patience m_patience;
    QMap<std::pair<QString, Query::Reading>, std::shared_ptr<Query>> m_prepared;
    std::vector<QSqlQuery> m_ended; ///< they go after the driver
};
