// How PageReader goes through an order once, and keeps its keys.

#include "models/tables/pagereader.h"

#include <limits>

namespace {

constexpr qint64 mostKeys = 20'000'000;

} // namespace

Result<> PageReader::ensureKeys()
{
    if (m_index.keys() || m_index.tooManyKeys)
        return {};
    if (const Result<> chosen = chooseWay(); !chosen || m_all)
        return chosen;
    if (!m_sql.isFiltered()) { // counting is quick, sorting is not
        const Result<qint64> total = number(m_sql.count());
        if (!total)
            return total.error();
        m_index.total = *total;
        m_index.tooManyKeys = *total > mostKeys;
        if (m_index.tooManyKeys)
            return {};
    }
    if (const Result<bool> all = readFirstRows(); !all || *all)
        return all ? Result<>() : all.error();
    auto keys = std::make_shared<KeyList>();
    for (const PageSql::Range range : {PageSql::Range::Valued, PageSql::Range::Nulls}) {
        if (range == PageSql::Range::Nulls && !m_sql.isNullable())
            continue;
        const Result<bool> all = appendKeys(range, *keys);
        if (!all)
            return all.error();
        if (!*all) {
            m_index.tooManyKeys = true;
            return {};
        }
    }
    m_index.total = keys->size();
    m_index.setKeys(keys);
    return {};
}

// False if there are too many, or no room for so many.
Result<bool> PageReader::appendKeys(PageSql::Range range, KeyList &keys)
{
    const PageSql::Statement statement = m_sql.keys(range, mostKeys + 1);
    const Result<Query *> query =
        m_connection.select(statement.sql, statement.values, Query::Reading::Streamed);
    if (!query)
        return query.error();
    const int parts = int(m_query.table().key.size());
    while ((*query)->next()) {
        QStringList key;
        for (int i = 0; i < parts; ++i)
            key << (*query)->text(i);
        if (!keys.append(key)) {
            (*query)->finish();
            return false;
        }
        if (keys.size() == PageQuery::pageSize && m_firstPage && m_connection.dialect().readsForwardOnly()) {
            Result<QList<Row>> rows = rowsOf(keys.keysOf(0));
            if (!rows)
                return rows.error();
            tellFirstPage(*rows);
        }
        if (keys.size() == manyFound && m_many && m_query.isNarrowed())
            m_many();
        if (keys.size() > mostKeys) {
            (*query)->finish();
            return false;
        }
    }
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    return true;
}

Result<QList<Row>> PageReader::rowsOf(const QList<QStringList> &keys)
{
    QList<Row> wanted;
    for (const QStringList &key : keys)
        wanted << Row(key.cbegin(), key.cend());
    QList<Row> rows;
    if (const Result<> read = readRows(m_sql.rowsOf(wanted), rows); !read)
        return read.error();
    QHash<QStringList, Row> found;
    for (const Row &row : std::as_const(rows))
        found.insert(m_query.keyOf(row), row);
    QList<Row> ordered;
    for (const QStringList &key : keys) // nothing in the place of those that were removed since
        ordered << found.value(key);
    return ordered;
}

Result<> PageReader::forEachRow(const std::function<bool(const Row &)> &take)
{
    constexpr int all = std::numeric_limits<int>::max();
    if (const Result<> chosen = chooseWay(); !chosen)
        return chosen;
    for (const PageSql::Range range : {PageSql::Range::Valued, PageSql::Range::Nulls}) {
        if (range == PageSql::Range::Nulls && !m_sql.isNullable())
            continue;
        const PageSql::Statement statement = m_sql.rows(range, PageSql::Direction::Forward, 0, all);
        const Result<Query *> query = m_connection.select(statement.sql, statement.values);
        if (!query)
            return query.error();
        while ((*query)->next()) {
            if (take((*query)->texts(m_sql.columnCount())))
                continue;
            (*query)->finish();
            return {};
        }
        if (const Result<> status = (*query)->status(); !status)
            return status;
    }
    return {};
}
