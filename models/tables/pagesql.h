#pragma once

#include "models/storage/dialect.h"
#include "models/tables/pagequery.h"

/// The statements that read a PageQuery. Rows without a sort value come last in both directions; they and the
/// others are two ranges, each with an order of its own, because a comparison of rows with NULL is never
/// true. Deep jumps find the key of the first row in the index alone, then read on from there ("keyset").
/// Memberships by a name of theirs: the records are gone through in the order of the name, and each one's
/// memberships looked up, so that the first page costs no sorting of all of them.
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

    /// How the rows that contain the search's text are found.
    enum class Search {
        Scan, ///< all rows are gone through in the order that is wanted
        Index, ///< best for few: they have to be sorted; only with candidates
        Table, ///< for few that no index finds: all rows are gone through as they lie, those found sorted
    };

    /// `manyInScope`: the record has so many memberships that they are best met on the way through the names
    /// of the other records; for the first page in such an order.
    PageSql(const Dialect &dialect, const PageQuery &query, Search search = Search::Scan,
            bool manyInScope = false);
    /// The rows that the index finds: as candidates() of the same query says, or what became of them.
    PageSql(const Dialect &dialect, const PageQuery &query, const QList<IndexedSearch> &candidates);

    /// How the index finds them, for each table that is searched. Empty if it cannot help.
    QList<IndexedSearch> candidates() const;
    /// Counts the rows, up to a limit.
    Statement countUpTo(int limit) const;
    /// The first page as far as it is among the first `among` rows without search and filter; in an order
    /// that is seekable and has no NULLs, memberships without a search.
    Statement firstAmong(int among) const;
    /// All memberships of the scope's record if they are a page at most, else none; without a search and a
    /// filter.
    Statement fewInScope() const;
    Search search() const { return m_search; }

    bool isNullable() const { return m_nullable; }
    bool isFiltered() const { return m_query.isNarrowed() || m_query.scope.has_value(); }
    /// Whether rows are best found through a list of all keys.
    bool isListed() const { return m_query.isNarrowed() || (!m_indexed && !m_labelsFirst); }
    /// Whether the key of a row far down is found in an index alone.
    bool isSeekable() const { return m_indexed; }
    bool isByLabel() const { return m_labelsFirst; }
    int columnCount() const { return int(m_columns.size()); }
    int termCount() const { return int(m_terms.size()); }

    /// Up to `limit` rows from the row `skip` of the range on. Backward, seekable: from the row `skip` before
    /// its last one on; otherwise the rows up to there. Always in the query's order.
    Statement rows(Range range, Direction direction, qint64 skip, int limit) const;
    Statement rowsAfter(const Row &anchor, qint64 skip, int limit) const;
    /// Rows by key, in any order.
    Statement rowsOf(const QList<Row> &keys) const;
    /// The keys of a range in order.
    Statement keys(Range range, qint64 limit) const;

    /// The key and the sort value of the first row, in the query's order, that comes at or behind `text`.
    /// Nothing if the order is by something that has no such beginnings.
    std::optional<Statement> firstFrom(const QString &text) const;

    Statement count() const;
    Statement countValued() const;
    /// One row if the key is among the rows: whether its sort value is NULL.
    Statement isNullAt(const QStringList &key) const;
    /// How many rows of the range come before the key's.
    Statement rank(Range range, const QStringList &key) const;

    // --- Anchors: what some rows are ordered by ---
    /// What the first row is ordered by, or the one `spacing` rows after the anchor.
    Statement nextAnchor(const std::optional<Row> &anchor, int spacing) const;
    /// What the row of this key is ordered by.
    Statement termsOf(const QStringList &key) const;
    /// By label: whether the record of `terms` comes after that of the anchor.
    Statement isAfter(const Row &terms, const Row &anchor) const;
    /// By label: how many rows lie between the anchor, if there is one, and the row of these terms.
    Statement countBetween(const std::optional<Row> &anchor, const Row &terms) const;

private:
    PageSql(const Dialect &dialect, const PageQuery &query, Search search, bool manyInScope,
            const QList<IndexedSearch> &candidates);

    struct Term {
        QString expression;
        Column column;
    };

    QString select(const QString &what) const;
    QStringList conditions(Range range) const;
    QStringList ordered(Range range) const;
    QString orderBy(bool reversed) const;
    QStringList termTexts() const;
    QString keyCondition() const;
    QString parameter(int term) const;
    Statement shaped(const QString &inner, const QVariantList &values) const;
    Statement inOrder(const QString &conditions, QVariantList values, qint64 skip, int limit) const;
    std::pair<QVariant, QString> sought(const QString &text, bool descending) const;
    QString notBefore(const Row &anchor, QVariantList &values) const;
    void addJoins();
    void addOrder(bool manyInScope);
    void addLabelOrder(const LabelColumn &label, bool manyInScope);
    void addLookup(const QString &owner, int side);
    void addFilter();
    void addSearch(QStringList &filters);
    bool addIndexedSearch(QStringList &filters);
    void putSearchInside();
    QList<Entity> searchedRecords() const;
    QString labelExpression(const LabelColumn &label) const;
    QStringList keyTexts() const;

    const Dialect *m_dialect;
    PageQuery m_query;
    Search m_search;
    QList<IndexedSearch> m_candidates;
    QStringList m_columns; ///< for Query::readTexts()
    QString m_joins;
    QString m_from;
    QString m_owners; ///< by label: the table whose order is gone through
    QString m_ofOwner; ///< by label: whose memberships
    bool m_joinsInside = false; ///< order or filter need them
    QList<Term> m_terms; ///< the sort value, if there is one, then the key
    bool m_sorted = false; ///< whether there is one
    bool m_nullable = false;
    bool m_indexed = true;
    bool m_labelsFirst = false;
    QString m_filter;
    QVariantList m_filterValues;
};
