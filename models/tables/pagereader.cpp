#include "models/tables/pagereader.h"

PageReader::PageReader(Connection &connection, const PageQuery &query, PageCounts &counts)
    : m_connection(connection)
    , m_sql(connection.dialect(), query)
    , m_query(query)
    , m_counts(counts)
{
}

Result<qint64> PageReader::number(const PageSql::Statement &statement)
{
    const Result<Query *> query = m_connection.select(statement.sql, statement.values);
    if (!query)
        return query.error();
    const qint64 number = (*query)->next() ? (*query)->number(0) : -1;
    if (const Result<> status = (*query)->status(); !status)
        return status.error();
    (*query)->finish();
    return number;
}

Result<qint64> PageReader::estimate()
{
    const QString sql = m_connection.dialect().estimateStatement();
    if (sql.isEmpty() || m_sql.isFiltered())
        return qint64(-1);
    return number({sql, {m_query.table().name}});
}

Result<qint64> PageReader::count()
{
    const Result<qint64> total = number(m_sql.count());
    if (total)
        m_counts.total = *total;
    return total;
}

// Rows that have a sort value: where the second range begins.
Result<qint64> PageReader::values()
{
    if (m_counts.values < 0) {
        const Result<qint64> values = number(m_sql.countValues());
        if (!values)
            return values;
        m_counts.values = *values;
    }
    return m_counts.values.load();
}

Result<Page> PageReader::page(int pageNumber)
{
    constexpr int size = PageQuery::pageSize;
    Page page{pageNumber, {}};
    const qint64 start = qint64(pageNumber) * size;
    if (!m_sql.isNullable()) {
        if (const Result<> read = readRange(PageSql::Range::Valued, start, m_counts.total, page.rows); !read)
            return read.error();
        return page;
    }
    qint64 boundary = -1;
    if (start > 0) { // the first page shows where its values end
        const Result<qint64> known = values();
        if (!known)
            return known.error();
        boundary = *known;
    }
    if (start == 0 || start < boundary) {
        if (const Result<> read = readRange(PageSql::Range::Valued, start, boundary, page.rows); !read)
            return read.error();
    }
    if (page.rows.size() < size) {
        const qint64 total = m_counts.total;
        const qint64 nulls = total >= 0 && boundary >= 0 ? total - boundary : -1;
        const qint64 skip = std::max<qint64>(0, start - std::max<qint64>(0, boundary));
        if (const Result<> read = readRange(PageSql::Range::Nulls, skip, nulls, page.rows); !read)
            return read.error();
    }
    return page;
}

// Fills up to one page. `size` of the range, if it is known, tells which end is nearer.
Result<> PageReader::readRange(PageSql::Range range, qint64 skip, qint64 size, QList<Row> &rows)
{
    const bool backward = m_sql.isIndexed() && size > skip && skip > size / 2;
    const PageSql::Statement statement =
        m_sql.rows(range, backward ? PageSql::Direction::Backward : PageSql::Direction::Forward,
                   backward ? size - 1 - skip : skip, PageQuery::pageSize - int(rows.size()));
    const Result<Query *> query = m_connection.select(statement.sql, statement.values);
    if (!query)
        return query.error();
    while ((*query)->next())
        rows << (*query)->row(m_sql.columnCount());
    return (*query)->status();
}

Result<qint64> PageReader::rank(const QStringList &key)
{
    const Result<qint64> isNull = number(m_sql.isNullAt(key));
    if (!isNull || *isNull < 0)
        return isNull;
    const PageSql::Range range = *isNull == 1 ? PageSql::Range::Nulls : PageSql::Range::Valued;
    const Result<qint64> before = number(m_sql.rank(range, key));
    if (!before || range == PageSql::Range::Valued)
        return before;
    const Result<qint64> boundary = values();
    if (!boundary)
        return boundary;
    return *boundary + *before;
}

Result<RefreshedPages> PageReader::refresh(const QList<QStringList> &keys, QList<int> pages)
{
    RefreshedPages refreshed;
    const Result<qint64> total = count();
    if (!total)
        return total.error();
    refreshed.total = *total;
    for (const QStringList &key : keys) {
        const Result<qint64> found = rank(key);
        if (!found)
            return found.error();
        refreshed.ranks.insert(key, *found);
        if (const int number = int(*found / PageQuery::pageSize); *found >= 0 && !pages.contains(number))
            pages << number;
    }
    for (const int number : std::as_const(pages)) {
        if (qint64(number) * PageQuery::pageSize >= *total)
            continue;
        const Result<Page> read = page(number);
        if (!read)
            return read.error();
        refreshed.pages << *read;
    }
    refreshed.values = m_counts.values;
    return refreshed;
}
