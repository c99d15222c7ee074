#include "models/membership/lostcommit.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LostCommit)
};

constexpr std::chrono::milliseconds longestPause{30s};

DbError unknown()
{
    return {
        DbError::Kind::ConnectionLost,
        Text::tr("The connection was lost while the change was being finished, and it could not be found out "
                 "whether it was. Look at the records, or at the history, before you try again.")};
}

// Nothing as long as the server is not done with it.
Result<std::optional<bool>> look(Connection &connection, const QString &transaction)
{
    const Result<Query *> query = connection.select(connection.dialect().outcomeStatement(), {transaction});
    if (!query)
        return query.error();
    const QString status = (*query)->next() ? (*query)->text(0) : QString();
    if (Result<> read = (*query)->status(); !read)
        return read.error();
    if (status == "in progress"_L1)
        return std::optional<bool>();
    if (status.isEmpty())
        return unknown();
    return std::optional(status == "committed"_L1);
}

// False when it was stopped.
bool sleepFor(std::chrono::milliseconds pause, const std::function<bool()> &isStopped)
{
    constexpr auto slice = 50ms;
    for (auto slept = 0ms; slept < pause; slept += slice) {
        if (isStopped())
            return false;
        QThread::msleep(slice.count());
    }
    return !isStopped();
}

} // namespace

Result<QString> LostCommit::nameTransaction(Connection &connection)
{
    const QString statement = connection.dialect().transactionStatement();
    if (statement.isEmpty())
        return QString();
    const Result<Query *> query = connection.select(statement);
    if (!query)
        return query.error();
    const QString name = (*query)->next() ? (*query)->text(0) : QString();
    if (Result<> read = (*query)->status(); !read)
        return read.error();
    (*query)->finish();
    return name;
}

Result<bool> LostCommit::wasCommitted(const SharedAddress &address, const QString &transaction,
                                      const std::function<bool()> &isStopped)
{
    std::unique_ptr<Connection> connection;
    std::chrono::milliseconds pause = 1s;
    for (;;) {
        if (connection && connection->isLost())
            connection.reset();
        if (!connection) {
            if (Result<std::unique_ptr<Connection>> opened =
                    Connection::open(address.get(), OpenMode::ReadOnly);
                opened)
                connection = *std::move(opened);
        }
        if (connection) {
            const Result<std::optional<bool>> outcome = look(*connection, transaction);
            if (outcome && *outcome)
                return **outcome;
            if (!outcome && !connection->isLost())
                return unknown();
            pause = 1s;
        }
        const bool isConnected = connection && !connection->isLost();
        if (!sleepFor(isConnected ? 100ms : pause, isStopped))
            return unknown();
        pause = std::min(pause * 2, longestPause);
    }
}
