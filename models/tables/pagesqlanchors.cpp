// Statements of PageSql around rows whose place is known.

#include "models/storage/query.h"
#include "models/tables/pagesql.h"

using namespace Qt::StringLiterals;

namespace {

QString row(const QStringList &expressions) { return u'(' + expressions.join(", "_L1) + u')'; }

} // namespace

// Leaping from one to the next is several times faster than numbering all rows.
PageSql::Statement PageSql::nextAnchor(const std::optional<Row> &anchor, int spacing) const
{
    QVariantList values = m_filterValues;
    QString where = conditions(Range::Valued).join(" AND "_L1);
    if (anchor)
        where += " AND "_L1 + notBefore(*anchor, values);
    return {select(termTexts().join(", "_L1)) + " WHERE "_L1 + where + orderBy(false)
                + u" LIMIT 1 OFFSET %1"_s.arg(anchor ? spacing : 0),
            values};
}

PageSql::Statement PageSql::termsOf(const QStringList &key) const
{
    return {select(termTexts().join(", "_L1)) + " WHERE "_L1 + m_filter + " AND "_L1 + keyCondition(),
            m_filterValues + QVariantList(key.cbegin(), key.cend())};
}

// The rows from the anchor on. By label, only the record's own values are in one index; its memberships that
// come before the anchor's are left out by a condition of their own.
QString PageSql::notBefore(const Row &anchor, QVariantList &values) const
{
    const bool descending = m_query.order == Qt::DescendingOrder;
    QStringList expressions;
    QStringList parameters;
    for (int i = 0; i < termCount() - (m_labelsFirst ? 1 : 0); ++i) {
        expressions << m_terms.at(i).expression;
        parameters << parameter(i);
        values << bound(anchor.at(i));
    }
    QString condition = row(expressions) + (descending ? " <= "_L1 : " >= "_L1) + row(parameters);
    if (m_labelsFirst) {
        condition += u" AND NOT (%1 = %2 AND %3 %4 %5)"_s.arg(m_terms.at(1).expression, parameter(1),
                                                              m_terms.at(2).expression,
                                                              descending ? u">"_s : u"<"_s, parameter(2));
        values << bound(anchor.at(1)) << bound(anchor.at(2));
    }
    return condition;
}

PageSql::Statement PageSql::rowsAfter(const Row &anchor, qint64 skip, int limit) const
{
    QVariantList values = m_filterValues;
    const QString condition = notBefore(anchor, values);
    return inOrder(conditions(Range::Valued).join(" AND "_L1) + " AND "_L1 + condition, values, skip, limit);
}

// Asked of the record itself, because two bound texts would be compared without the column's collation.
PageSql::Statement PageSql::isAfter(const Row &terms, const Row &anchor) const
{
    const QString sql = u"SELECT count(*) FROM %1 WHERE %2 = %3 AND (%4, %2) %5 (%6, %3)"_s.arg(
        m_owners, m_terms.at(1).expression, parameter(1), m_terms.at(0).expression,
        m_query.order == Qt::DescendingOrder ? u"<"_s : u">"_s, parameter(0));
    return {sql, {bound(terms.at(1)), bound(anchor.at(0)), bound(anchor.at(1))}};
}

PageSql::Statement PageSql::countBetween(const std::optional<Row> &anchor, const Row &terms) const
{
    const bool descending = m_query.order == Qt::DescendingOrder;
    QVariantList values = m_filterValues;
    QString condition = m_filter;
    if (anchor)
        condition += " AND "_L1 + notBefore(*anchor, values);
    condition += u" AND (%1, %2) %3 (%4, %5) AND NOT (%2 = %5 AND %6 %7 %8)"_s.arg(
        m_terms.at(0).expression, m_terms.at(1).expression, descending ? u">="_s : u"<="_s, parameter(0),
        parameter(1), m_terms.at(2).expression, descending ? u"<="_s : u">="_s, parameter(2));
    for (const int term : {0, 1, 1, 2})
        values << bound(terms.at(term));
    return {select(u"count(*)"_s) + " WHERE "_L1 + condition, values};
}
