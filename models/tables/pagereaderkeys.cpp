// How PageReader goes through an order once, and keeps its keys.

#include "models/tables/pagereader.h"

#include <limits>

namespace {

constexpr qint64 mostKeys = 20'000'000;

} // namespace

Result<> PageReader::chooseSearch()
{
    if (m_query.search.isEmpty() || std::exchange(m_searchChosen, true))
        return {};
    const Result<bool> few = areFewFound();
    if (!few)
        return few.error();
    if (*few)
        m_sql = PageSql(m_connection.dialect(), m_query, PageSql::Search::Index);
    return {};
}

Result<bool> PageReader::areFewFound()
{
    constexpr int fewInScope = 1000; // are sooner gone through than looked for
    const QList<PageSql::Statement> counts = m_sql.countCandidates(fewFound + 1);
    if (counts.isEmpty())
        return false;
    if (m_query.scope) {
        PageQuery whole = m_query;
        whole.search.clear();
        const Result<qint64> rows = number(PageSql(m_connection.dialect(), whole).countUpTo(fewInScope));
        if (!rows)
            return rows.error();
        if (*rows < fewInScope)
            return false;
    }
    for (const PageSql::Statement &count : counts) {
        const Result<qint64> found = number(count);
        if (!found)
            return found.error();
        if (*found > fewFound) {
            m_manyFound = m_query.entity != Entity::Membership;
            return false;
        }
    }
    if (m_query.entity != Entity::Membership || m_query.scope)
        return true;
    // A record that was found may have very many memberships.
    const PageSql memberships(m_connection.dialect(), m_query, PageSql::Search::Index);
    const Result<qint64> found = number(memberships.countUpTo(fewFound + 1));
    if (!found)
        return found.error();
    return *found <= fewFound;
}

Result<> PageReader::ensureKeys()
{
    if (m_index.keys() || m_index.tooManyKeys)
        return {};
    if (const Result<> chosen = chooseSearch(); !chosen)
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
    if (const Result<> read = readFirstPage(); !read)
        return read;
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

// Whether the first page of a search is soon complete on the way through the order: where a sample says so.
Result<bool> PageReader::areManyFound()
{
    constexpr int sample = 2000;
    constexpr int many = 5;
    if (m_manyFound || (m_query.entity == Entity::Membership && !m_query.search.isEmpty()))
        return m_manyFound;
    PageQuery unsorted = m_query;
    unsorted.sortColumn = -1;
    const Result<qint64> found = number(PageSql(m_connection.dialect(), unsorted).countIn(sample));
    if (!found)
        return found.error();
    return *found >= many;
}

// An engine that hands over a result when it is complete shows nothing while the list is made.
Result<> PageReader::readFirstPage()
{
    if (!m_firstPage || m_connection.dialect().readsForwardOnly()
        || !(m_sql.isSeekable() || m_sql.isByLabel()) || !m_query.isNarrowed()
        || m_sql.search() == PageSql::Search::Index)
        return {};
    const Result<bool> many = areManyFound();
    if (!many)
        return many.error();
    if (!*many)
        return {};
    Page page{0, {}};
    const Result<> read = readRows(
        m_sql.rows(PageSql::Range::Valued, PageSql::Direction::Forward, 0, PageQuery::pageSize), page.rows);
    if (read && page.rows.size() == PageQuery::pageSize)
        std::exchange(m_firstPage, {})(page);
    return read;
}

// False if there are too many, or no room for so many.
Result<bool> PageReader::appendKeys(PageSql::Range range, KeyList &keys)
{
    const PageSql::Statement statement = m_sql.keys(range, mostKeys + 1);
    const Result<Query *> query = m_connection.select(statement.sql, statement.values);
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
        if (keys.size() == PageQuery::pageSize && m_firstPage) {
            Result<QList<Row>> rows = rowsOf(keys.keysOf(0));
            if (!rows)
                return rows.error();
            m_firstPage(Page{0, *std::move(rows)});
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
    const int portion = m_connection.dialect().rowsPerStatement();
    QHash<QStringList, Row> found;
    for (qsizetype first = 0; first < keys.size(); first += portion) {
        QList<Row> some;
        for (const QStringList &key : keys.mid(first, portion))
            some << Row(key.cbegin(), key.cend());
        QList<Row> rows;
        if (const Result<> read = readRows(m_sql.rowsOf(some), rows); !read)
            return read.error();
        for (const Row &row : std::as_const(rows))
            found.insert(m_query.keyOf(row), row);
    }
    QList<Row> ordered;
    for (const QStringList &key : keys) // nothing in the place of those that were removed since
        ordered << found.value(key);
    return ordered;
}

Result<> PageReader::forEachRow(const std::function<bool(const Row &)> &take)
{
    constexpr int all = std::numeric_limits<int>::max();
    if (const Result<> chosen = chooseSearch(); !chosen)
        return chosen;
    for (const PageSql::Range range : {PageSql::Range::Valued, PageSql::Range::Nulls}) {
        if (range == PageSql::Range::Nulls && !m_sql.isNullable())
            continue;
        const PageSql::Statement statement = m_sql.rows(range, PageSql::Direction::Forward, 0, all);
        const Result<Query *> query = m_connection.select(statement.sql, statement.values);
        if (!query)
            return query.error();
        while ((*query)->next()) {
            if (take((*query)->row(m_sql.columnCount())))
                continue;
            (*query)->finish();
            return {};
        }
        if (const Result<> status = (*query)->status(); !status)
            return status;
    }
    return {};
}
