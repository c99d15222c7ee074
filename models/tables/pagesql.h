#pragma once

#include "models/storage/dialect.h"
#include "models/tables/pagequery.h"

/// The statements that read a PageQuery. Rows without a sort value come last in both directions; they and the
/// others are two ranges, each with an order of its own, because a comparison of rows with NULL is never
/// true. Deep jumps find the key of the first row in the index alone, then read on from there ("keyset");
/// orders that no index serves are counted through.
class PageSql {
public:
    enum class Range {
        Valued, ///< rows that have a sort value; all of them if it cannot be NULL
        Nulls,
    };
    enum class Direction { Forward, Backward };

    struct Statement {
        QString sql;
        QVariantList values;
    };

    PageSql(const Dialect &dialect, const PageQuery &query);

    bool isNullable() const { return m_nullable; }
    bool isFiltered() const { return !m_query.search.isEmpty() || m_query.scope.has_value(); }
    bool isIndexed() const { return m_indexed; }
    int columnCount() const { return int(m_columns.size()); }

    /// Up to `limit` rows of the range from its row `skip` on. Backward: from the row `skip` before its last
    /// one on, still in the query's order.
    Statement rows(Range range, Direction direction, qint64 skip, int limit) const;
    Statement count() const;
    Statement countValues() const;
    /// One row if the key is among the rows: whether its sort value is NULL.
    Statement isNullAt(const QStringList &key) const;
    /// How many rows of the range come before the key's.
    Statement rank(Range range, const QStringList &key) const;

private:
    QString select(const QString &what) const;
    QStringList conditions(Range range) const;
    QStringList terms(Range range) const;
    QString orderBy(const QStringList &terms, bool descending) const;
    QString keyCondition() const;
    QString orderedFrom(const QString &alias) const;
    void addOrder();
    void addFilter();
    QString labelExpression(const LabelColumn &label) const;

    const Dialect &m_dialect;
    PageQuery m_query;
    QStringList m_columns; ///< as texts
    QString m_joins;
    bool m_joinsInside = false; ///< order or filter need them
    QString m_sort; ///< the expression that is sorted by; empty: the key alone
    QStringList m_keys;
    bool m_nullable = false;
    bool m_indexed = true;
    QString m_filter;
    QVariantList m_filterValues;
};
