#pragma once

#include "models/storage/connection.h"
#include "models/tables/pageindex.h"
#include "models/tables/pagesource.h"
#include "models/tables/pagesql.h"

#include <QHash>

#include <chrono>
#include <optional>

/// What a refresh found.
struct RefreshedPages {
    std::shared_ptr<PageIndex> index;
    QHash<QStringList, qint64> ranks; ///< -1: not there any more
    QList<Page> pages;
};

/// Reads rows of one PageQuery by their number. Lives for one job of a worker; what it learns stays in the
/// index.
///
/// Orders of columns that have an index are read from there. Others, searches and the memberships of one
/// record are gone through once, which makes a list of keys; before that `firstPage` is told the first page,
/// read by itself where that is quicker, and `many` when there are manyFound rows. A search that finds few
/// rows reads those only, if there is a search index; one that finds many meets enough of them on the way
/// through the order.
class PageReader {
public:
    static constexpr qint64 fewRows = 20'000; ///< need no anchors
    static constexpr int fewFound = 10'000; ///< are read by the search index and sorted
    static constexpr int fewInScope = 5'000; ///< memberships of one record, are sorted by any order

    static constexpr qint64 manyFound = 10'000; ///< are told before all are known

    PageReader(Connection &connection, const PageQuery &query, PageIndex &index,
               std::function<void(const Page &)> firstPage = {}, std::function<void()> many = {});

    Result<Page> page(int number);
    /// The engine's guess for all rows of the table; -1 if it has none or the query shows only some of them.
    Result<qint64> estimate();
    Result<qint64> count();
    /// The number of the row that has this key, -1 if it is not among the rows.
    Result<qint64> rank(const QStringList &key);
    /// The number of the row at which `text` would be; see RelationalModel::seek().
    Result<qint64> seek(const QString &text);
    Result<> refresh(RefreshedPages &refreshed, const QList<QStringList> &keys, QList<int> pages);
    /// All rows in their order, one after the other, until `take` returns false.
    Result<> forEachRow(const std::function<bool(const Row &)> &take);
    /// The quickest of a few questions that cost the server nothing.
    Result<std::chrono::nanoseconds> roundTrip();
    /// How far apart the anchors of so many rows are: at the beginning of each page, if that are not too
    /// many. Each costs a round trip, so there are fewer where that is long.
    static int anchorSpacing(qint64 rows, std::chrono::nanoseconds roundTrip);
    /// Finds out the places of some rows, from which others are near. Takes long; nothing for orders that
    /// need none.
    Result<> buildAnchors(int spacing);

private:
    // The way to the rows of a search or a scope
    Result<> chooseWay();
    Result<> chooseSearch();
    Result<> chooseScan();
    Result<bool> readFewInScope();
    int quicklySorted() const;
    Result<qint64> meetFirstRows(int among);
    Result<> chooseMembershipSearch();
    void readFromCandidates(const QList<IndexedSearch> &candidates);
    Result<bool> readFirstRows();
    bool setAll(const QList<Row> &rows);
    bool isFirstPageQuick(const PageSql &sql) const;

    Result<> ensureKeys();
    void tellFirstPage(const QList<Row> &rows);
    Result<bool> appendKeys(PageSql::Range range, KeyList &keys);
    Result<QList<Row>> rowsOf(const QList<QStringList> &keys);
    Result<qint64> placeOf(const QStringList &key);
    Result<qint64> valued();
    Result<> readRange(PageSql::Range range, qint64 skip, qint64 size, QList<Row> &rows);
    Result<qint64> rankInLabels(const QStringList &key);
    Result<> readRows(const PageSql::Statement &statement, QList<Row> &rows);
    Result<> readRows(const PageSql::Statement &statement, QList<Row> &rows, int columns);
    Result<qint64> number(const PageSql::Statement &statement);

    Connection &m_connection;
    PageSql m_sql;
    const PageQuery &m_query;
    PageIndex &m_index;
    std::function<void(const Page &)> m_firstPage;
    std::function<void()> m_many;
    bool m_wayChosen = false;
    qint64 m_inScope = 0; ///< whatever the search; counted up to quicklySorted()
    std::optional<QList<Row>> m_all; ///< if they are one page only
};
