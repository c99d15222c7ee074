// Which way PageReader takes to the rows of a search or a scope, and how it comes to their first page.

#include "models/tables/pagereader.h"

#include <algorithm>
#include <functional>

namespace {

constexpr int fewAtOnce = 500; ///< found by the index, are not worth another thought
constexpr int firstRows = 1000; ///< are gone through in a millisecond or two
constexpr int smallScope = 1000; ///< memberships are sooner gone through than looked for

} // namespace

Result<> PageReader::chooseWay()
{
    if (!m_sql.isFiltered() || std::exchange(m_wayChosen, true))
        return {};
    if (m_query.scope) {
        if (const Result<bool> all = readFewInScope(); !all || *all)
            return all ? Result<>() : all.error();
        PageQuery whole = m_query;
        whole.search.clear();
        whole.filter = {};
        whole.sortColumn = -1;
        const Result<qint64> rows =
            number(PageSql(m_connection.dialect(), whole).countUpTo(quicklySorted() + 1));
        if (!rows)
            return rows.error();
        m_inScope = *rows;
    }
    if (m_query.search.isEmpty())
        return m_query.filter.isEmpty() || m_query.scope ? Result<>() : chooseScan();
    if (m_query.entity != Entity::Membership)
        return chooseSearch();
    return chooseMembershipSearch();
}

// Whether these are all. Of nobody's memberships it cannot tell.
Result<bool> PageReader::readFewInScope()
{
    if (m_query.isNarrowed())
        return false;
    QList<Row> rows;
    if (const Result<> read = readRows(m_sql.fewInScope(), rows); !read)
        return read.error();
    return !rows.isEmpty() && setAll(rows);
}

// Memberships of one record that may be sorted for their first page before they are for their keys. By a name
// that has to be looked up for each of them.
int PageReader::quicklySorted() const
{
    constexpr int byOwnValue = 20'000;
    return m_query.sortColumn >= m_query.table().columns.size() ? fewInScope : byOwnValue;
}

// Few are best sorted, many best met on the way through the order: with `n` rows in all and `k` found, the
// first page is there after n / k pages. At a million rows both take the same time with about ten thousand.
Result<> PageReader::chooseSearch()
{
    const Dialect &dialect = m_connection.dialect();
    QList<IndexedSearch> candidates = m_sql.candidates();
    if (candidates.isEmpty())
        return chooseScan();
    Result<bool> more = dialect.findsMoreThan(m_connection, candidates.first(), fewAtOnce);
    if (more && *more) {
        const Result<qint64> met = meetFirstRows(firstRows);
        if (!met || *met == PageQuery::pageSize)
            return met ? Result<>() : met.error();
        more = dialect.findsMoreThan(m_connection, candidates.first(), fewFound);
    }
    if (!more)
        return more.error();
    if (!*more)
        readFromCandidates(candidates);
    return {};
}

void PageReader::readFromCandidates(const QList<IndexedSearch> &candidates)
{
    m_sql = PageSql(m_connection.dialect(), m_query, candidates);
    const bool findsNothing =
        std::all_of(candidates.cbegin(), candidates.cend(), std::mem_fn(&IndexedSearch::findsNothing));
    if (findsNothing)
        static_cast<void>(setAll({}));
}

// Reading the table as it lies is many times faster than in any other order, but all of it has to be read.
Result<> PageReader::chooseScan()
{
    constexpr int among = 5 * firstRows;
    constexpr int toGoOn = 6; // of so many
    const Result<qint64> met = meetFirstRows(among);
    if (!met)
        return met.error();
    if (*met >= 0 && *met < toGoOn)
        m_sql = PageSql(m_connection.dialect(), m_query, PageSql::Search::Table);
    return {};
}

// How many of the first page are met among the first rows of the order; -1 if that is not tried.
Result<qint64> PageReader::meetFirstRows(int among)
{
    if (!m_firstPage || !m_sql.isSeekable() || m_sql.isNullable())
        return qint64(-1);
    QList<Row> rows;
    if (const Result<> read = readRows(m_sql.firstAmong(among), rows); !read)
        return read.error();
    if (rows.size() == PageQuery::pageSize)
        tellFirstPage(rows);
    return rows.size();
}

Result<> PageReader::chooseMembershipSearch()
{
    QList<IndexedSearch> candidates = m_sql.candidates();
    if (candidates.isEmpty() || (m_query.scope && m_inScope < smallScope))
        return {};
    for (IndexedSearch &candidate : candidates) {
        const Result<bool> more = m_connection.dialect().findsMoreThan(m_connection, candidate, fewFound);
        if (!more || *more)
            return more ? Result<>() : more.error();
    }
    if (!m_query.scope) { // a record that was found may have very many memberships
        const PageSql memberships(m_connection.dialect(), m_query, candidates);
        const Result<qint64> found = number(memberships.countUpTo(fewFound + 1));
        if (!found || *found > fewFound)
            return found ? Result<>() : found.error();
    }
    readFromCandidates(candidates);
    return {};
}

// Whether the first page is there much sooner than all keys. An engine that hands over a result only when it
// is complete would show nothing while the list is made; the other one shows its beginning as it comes.
bool PageReader::isFirstPageQuick(const PageSql &sql) const
{
    if (sql.search() != PageSql::Search::Scan || (m_query.scope && m_inScope <= quicklySorted()))
        return true; // few, perhaps no more than these
    const bool isInOrder = sql.isSeekable() ? sql.isFiltered() : sql.isByLabel() && m_query.scope;
    return m_firstPage && (isInOrder || !m_connection.dialect().readsForwardOnly());
}

// Whether these are all.
Result<bool> PageReader::readFirstRows()
{
    constexpr int enough = PageQuery::pageSize + 1;
    const bool byNames = !m_query.isNarrowed() && m_inScope > fewInScope;
    const PageSql sql =
        byNames ? PageSql(m_connection.dialect(), m_query, PageSql::Search::Scan, true) : m_sql;
    if (!isFirstPageQuick(sql))
        return false;
    QList<Row> rows;
    for (const PageSql::Range range : {PageSql::Range::Valued, PageSql::Range::Nulls}) {
        const int missing = enough - int(rows.size());
        if (missing == 0 || (range == PageSql::Range::Nulls && !sql.isNullable()))
            continue;
        const Result<> read = readRows(sql.rows(range, PageSql::Direction::Forward, 0, missing), rows);
        if (!read)
            return read.error();
    }
    if (rows.size() == enough) {
        rows.removeLast();
        tellFirstPage(rows);
        return false;
    }
    return setAll(rows);
}

// False if there is no room for their keys.
bool PageReader::setAll(const QList<Row> &rows)
{
    auto keys = std::make_shared<KeyList>();
    for (const Row &row : rows) {
        if (!keys->append(m_query.keyOf(row)))
            return false;
    }
    m_all = rows;
    m_index.total = keys->size();
    m_index.setKeys(keys);
    return true;
}

// Once: whoever waits needs no other.
void PageReader::tellFirstPage(const QList<Row> &rows)
{
    if (m_firstPage)
        std::exchange(m_firstPage, {})(Page{0, rows});
}
