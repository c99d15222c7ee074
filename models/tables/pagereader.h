#pragma once

#include "models/storage/connection.h"
#include "models/tables/pagesource.h"
#include "models/tables/pagesql.h"

#include <QHash>

#include <atomic>

/// What is known of the size of an order; filled by whichever worker finds out first. -1: not known.
struct PageCounts {
    std::atomic<qint64> total{-1};
    std::atomic<qint64> values{-1}; ///< rows whose sort value is not NULL
};

/// What a refresh found.
struct RefreshedPages {
    qint64 total = 0;
    qint64 values = -1;
    QHash<QStringList, qint64> ranks; ///< -1: not there any more
    QList<Page> pages;
};

/// Reads rows of one PageQuery by their number. Lives for one job of a worker.
class PageReader {
public:
    PageReader(Connection &connection, const PageQuery &query, PageCounts &counts);

    Result<Page> page(int number);
    /// The engine's guess for all rows of the table; -1 if it has none or the query shows only some of them.
    Result<qint64> estimate();
    Result<qint64> count();
    /// The number of the row that has this key, -1 if it is not among the rows.
    Result<qint64> rank(const QStringList &key);
    Result<RefreshedPages> refresh(const QList<QStringList> &keys, QList<int> pages);

private:
    Result<qint64> values();
    Result<> readRange(PageSql::Range range, qint64 skip, qint64 size, QList<Row> &rows);
    Result<qint64> number(const PageSql::Statement &statement);

    Connection &m_connection;
    PageSql m_sql;
    const PageQuery &m_query;
    PageCounts &m_counts;
};
