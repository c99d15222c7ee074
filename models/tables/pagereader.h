#pragma once

#include "models/storage/connection.h"
#include "models/tables/pageindex.h"
#include "models/tables/pagesource.h"
#include "models/tables/pagesql.h"

#include <QHash>

/// What a refresh found.
struct RefreshedPages {
    std::shared_ptr<PageIndex> index;
    QHash<QStringList, qint64> ranks; ///< -1: not there any more
    QList<Page> pages;
};

/// Reads rows of one PageQuery by their number. Lives for one job of a worker; what it learns stays in the
/// index.
///
/// Orders of columns that have an index are read from there. Others, and searches, are gone through once,
/// which makes a list of keys; while that goes on, `firstPage` is told the first page as soon as there is
/// one. A search that finds few rows reads those only, if there is a search index; one that finds many meets
/// enough of them on the way through the order, and `many` is told when there are manyFound of them.
class PageReader {
public:
    static constexpr qint64 fewRows = 200'000; ///< need no anchors
    static constexpr int fewFound = 20'000; ///< are read by the search index and sorted

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
    /// Finds out the places of some rows, from which others are near. Takes long; nothing for orders that
    /// need none.
    Result<> buildAnchors(int spacing = 2048);

private:
    Result<> chooseSearch();
    Result<bool> areFewFound();
    Result<bool> areManyFound();
    Result<> ensureKeys();
    Result<> readFirstPage();
    Result<bool> appendKeys(PageSql::Range range, KeyList &keys);
    Result<QList<Row>> rowsOf(const QList<QStringList> &keys);
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
    bool m_searchChosen = false;
    bool m_manyFound = false; ///< more than fewFound
};
