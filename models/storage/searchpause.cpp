#include "models/storage/searchpause.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace {

// From so many rows on.
constexpr qint64 leastAdded = 100;
constexpr qint64 leastChanged = 1000;
// Following one changed row costs about as much as indexing this many anew.
constexpr qint64 rebuiltPerChange = 8;

Result<qint64> number(Connection &connection, const QString &sql, const QVariantList &values = {})
{
    const Result<Query *> query = connection.select(sql, values);
    if (!query)
        return query.error();
    const qint64 number = (*query)->next() ? (*query)->number(0) : 0;
    const Result<> status = (*query)->status();
    (*query)->finish();
    if (!status)
        return status.error();
    return number;
}

} // namespace

Result<SearchPause> SearchPause::begin(Connection &connection, const Table &table, Rows kind, qint64 rows)
{
    SearchPause pause(connection);
    const std::optional<SearchUpkeep> upkeep = connection.dialect().searchUpkeep(table);
    if (!upkeep || rows < (kind == Rows::Added ? leastAdded : leastChanged))
        return pause;
    if (kind == Rows::Added) {
        const Result<qint64> newest = number(connection, upkeep->newest);
        if (!newest)
            return newest.error();
        if (*newest == std::numeric_limits<qint64>::max()) // new rows get any number that is free
            return pause;
        pause.m_newest = *newest;
    } else {
        const qint64 most = rows * rebuiltPerChange;
        const Result<qint64> all = number(connection,
                                          u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT ?) AS t"_s.arg(
                                              connection.dialect().quoted(table.name)),
                                          {most});
        if (!all)
            return all.error();
        if (*all == most)
            return pause;
    }
    if (const Result<> paused = connection.execute(upkeep->pause); !paused)
        return paused.error();
    pause.m_upkeep = upkeep;
    return pause;
}

Result<> SearchPause::end()
{
    if (!m_upkeep)
        return {};
    const Result<> caughtUp = m_newest ? m_connection.execute(m_upkeep->addNewer, {*m_newest})
                                       : m_connection.execute(m_upkeep->rebuild);
    if (!caughtUp)
        return caughtUp;
    return m_connection.execute(m_upkeep->resume);
}
