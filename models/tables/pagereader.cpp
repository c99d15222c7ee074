#include "models/tables/pagereader.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PageReader::PageReader(Connection &connection, const PageQuery &query, PageIndex &index,
                       std::function<void(const Page &)> firstPage, std::function<void()> many)
    : m_connection(connection)
    , m_sql(connection.dialect(), query)
    , m_query(query)
    , m_index(index)
    , m_firstPage(std::move(firstPage))
    , m_many(std::move(many))
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

Result<> PageReader::readRows(const PageSql::Statement &statement, QList<Row> &rows)
{
    return readRows(statement, rows, m_sql.columnCount());
}

Result<> PageReader::readRows(const PageSql::Statement &statement, QList<Row> &rows, int columns)
{
    const Result<Query *> query = m_connection.select(statement.sql, statement.values);
    if (!query)
        return query.error();
    return (*query)->readTexts(columns, rows);
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
    if (m_sql.isListed()) {
        if (const Result<> listed = ensureKeys(); !listed)
            return listed.error();
    }
    if (m_index.total < 0) {
        const Result<qint64> total = number(m_sql.count());
        if (!total)
            return total;
        m_index.total = *total;
    }
    return m_index.total.load();
}

// Rows that have a sort value: where the second range begins.
Result<qint64> PageReader::valued()
{
    if (m_index.valued < 0) {
        const Result<qint64> valued = number(m_sql.countValued());
        if (!valued)
            return valued;
        m_index.valued = *valued;
    }
    return m_index.valued.load();
}

Result<Page> PageReader::page(int pageNumber)
{
    constexpr int size = PageQuery::pageSize;
    Page page{pageNumber, {}};
    const qint64 start = qint64(pageNumber) * size;
    if (m_sql.isListed()) {
        if (const Result<> listed = ensureKeys(); !listed)
            return listed.error();
    }
    if (m_all && pageNumber == 0) {
        page.rows = *m_all;
        return page;
    }
    if (const PageIndex::Keys keys = m_index.keys()) {
        Result<QList<Row>> rows = rowsOf(keys->keysOf(pageNumber));
        if (!rows)
            return rows.error();
        page.rows = *std::move(rows);
        return page;
    }
    if (!m_sql.isNullable()) {
        if (const Result<> read = readRange(PageSql::Range::Valued, start, m_index.total, page.rows); !read)
            return read.error();
        return page;
    }
    qint64 boundary = -1;
    if (start > 0) { // the first page shows where its values end
        const Result<qint64> known = valued();
        if (!known)
            return known.error();
        boundary = *known;
    }
    if (start == 0 || start < boundary) {
        if (const Result<> read = readRange(PageSql::Range::Valued, start, boundary, page.rows); !read)
            return read.error();
    }
    if (page.rows.size() < size) {
        const qint64 total = m_index.total;
        const qint64 nulls = total >= 0 && boundary >= 0 ? total - boundary : -1;
        const qint64 skip = std::max<qint64>(0, start - std::max<qint64>(0, boundary));
        if (const Result<> read = readRange(PageSql::Range::Nulls, skip, nulls, page.rows); !read)
            return read.error();
    }
    return page;
}

// Fills up to one page, from the nearest row that is known: an anchor or one of the ends, if `size` is known.
Result<> PageReader::readRange(PageSql::Range range, qint64 skip, qint64 size, QList<Row> &rows)
{
    const int limit = PageQuery::pageSize - int(rows.size());
    if (const PageIndex::Anchors anchors = m_index.anchors(); anchors && skip > 0 && !anchors->isEmpty()) {
        const qsizetype anchor = anchors->lastBefore(skip);
        const qint64 further = skip - anchors->row(anchor);
        if (size <= skip || further <= size - skip) // there may not be all yet
            return readRows(m_sql.rowsAfter(anchors->terms(anchor), further, limit), rows);
    }
    if (size <= skip || skip <= size / 2)
        return readRows(m_sql.rows(range, PageSql::Direction::Forward, skip, limit), rows);
    if (m_sql.isSeekable())
        return readRows(m_sql.rows(range, PageSql::Direction::Backward, size - 1 - skip, limit), rows);
    const int left = int(std::min<qint64>(limit, size - skip));
    return readRows(m_sql.rows(range, PageSql::Direction::Backward, size - skip - left, left), rows);
}

Result<qint64> PageReader::rank(const QStringList &key)
{
    if (m_sql.isListed()) { // sooner there than all rows before the key are compared with it
        if (const Result<> listed = ensureKeys(); !listed)
            return listed.error();
    }
    if (const PageIndex::Keys keys = m_index.keys())
        return keys->find(key);
    const Result<qint64> isNull = number(m_sql.isNullAt(key));
    if (!isNull || *isNull < 0)
        return isNull;
    if (m_sql.isByLabel() && *isNull == 0)
        return rankInLabels(key);
    const PageSql::Range range = *isNull == 1 ? PageSql::Range::Nulls : PageSql::Range::Valued;
    const Result<qint64> before = number(m_sql.rank(range, key));
    if (!before || range == PageSql::Range::Valued)
        return before;
    const Result<qint64> boundary = valued();
    if (!boundary)
        return boundary;
    return *boundary + *before;
}

Result<> PageReader::refresh(RefreshedPages &refreshed, const QList<QStringList> &keys, QList<int> pages)
{
    const Result<qint64> total = count();
    if (!total)
        return total.error();
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
    return {};
}

// A single slow answer says little: the server may have been busy, or the statement was the first of its
// kind.
Result<std::chrono::nanoseconds> PageReader::roundTrip()
{
    constexpr int questions = 3;
    auto quickest = std::chrono::nanoseconds::max();
    for (int i = 0; i < questions; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (const Result<qint64> answer = number({u"SELECT 1"_s, {}}); !answer)
            return answer.error();
        quickest = std::min(quickest, std::chrono::nanoseconds(timer.nsecsElapsed()));
    }
    return quickest;
}

int PageReader::anchorSpacing(qint64 rows, std::chrono::nanoseconds roundTrip)
{
    constexpr qint64 mostAnchors = 32'768; // four megabytes of names and keys
    constexpr int fewer = 16;
    const qint64 pages = rows / PageQuery::pageSize;
    const int spacing = PageQuery::pageSize * int(1 + pages / mostAnchors);
    return roundTrip > 32ms ? spacing * fewer : spacing;
}

// Those that are found already help while the others are looked for, unless there are some from before.
Result<> PageReader::buildAnchors(int spacing)
{
    constexpr int portion = 64;
    const bool isOrdered = m_sql.isSeekable() || m_sql.isByLabel();
    if (m_sql.isNullable() || (m_sql.isListed() && !(m_index.tooManyKeys && isOrdered)))
        return {};
    const bool areFirst = !m_index.anchors();
    AnchorList anchors(spacing, m_sql.termCount());
    std::optional<Row> last;
    const auto tell = [&] { m_index.setAnchors(std::make_shared<const AnchorList>(anchors)); };
    while (true) {
        const PageSql::Statement statement = m_sql.nextAnchor(last, spacing);
        const Result<Query *> query = m_connection.select(statement.sql, statement.values);
        if (!query)
            return query.error();
        const bool isThere = (*query)->next();
        if (isThere) {
            last = (*query)->row(m_sql.termCount());
            anchors.append(*last);
        }
        if (const Result<> status = (*query)->status(); !status)
            return status;
        (*query)->finish();
        if (!isThere)
            break;
        if (areFirst && anchors.size() % portion == 0)
            tell();
    }
    tell();
    return {};
}

// The last anchor that surely comes before, found by halving, then the rows from there.
Result<qint64> PageReader::rankInLabels(const QStringList &key)
{
    const PageSql::Statement statement = m_sql.termsOf(key);
    const Result<Query *> query = m_connection.select(statement.sql, statement.values);
    if (!query)
        return query.error();
    if (!(*query)->next())
        return qint64(-1);
    const Row terms = (*query)->row(m_sql.termCount());
    (*query)->finish();

    const PageIndex::Anchors anchors = m_index.anchors();
    qsizetype before = 0; // this many anchors come before
    for (qsizetype end = anchors ? anchors->size() : 0; before < end;) {
        const qsizetype middle = (before + end) / 2;
        const Result<qint64> isAfter = number(m_sql.isAfter(terms, anchors->terms(middle)));
        if (!isAfter)
            return isAfter;
        if (*isAfter == 1)
            before = middle + 1;
        else
            end = middle;
    }
    const std::optional<Row> anchor = before > 0 ? std::optional(anchors->terms(before - 1)) : std::nullopt;
    const Result<qint64> between = number(m_sql.countBetween(anchor, terms));
    if (!between)
        return between;
    return (anchor ? anchors->row(before - 1) : 0) + *between;
}
