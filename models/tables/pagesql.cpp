#include "models/tables/pagesql.h"

#include "models/storage/query.h"

using namespace Qt::StringLiterals;

namespace {

// Orders that are not compared as the engine's type: they have none, or one that makes no sense to people.
bool isSortedAsText(const Column &column)
{
    return column.type == ColumnType::Json || column.type == ColumnType::TextList
        || column.type == ColumnType::Other;
}

bool hasIndex(const Table &table, const Column &column)
{
    return table.isKey(column.name) || column.field == Schema::handle(table.entity)
        || column.field == Field::Name;
}

QString aliasOf(Entity entity) { return entity == Entity::User ? u"u"_s : u"o"_s; }

} // namespace

PageSql::PageSql(const Dialect &dialect, const PageQuery &query)
    : m_dialect(dialect)
    , m_query(query)
{
    const Table &table = m_query.table();
    for (const Column &column : table.columns)
        m_columns << m_dialect.asText(column, u"t."_s + m_dialect.quoted(column.name));
    for (const LabelColumn &label : m_query.labels())
        m_columns << m_dialect.asText(label.column, labelExpression(label));
    for (const QString &key : table.key)
        m_keys << u"t."_s + m_dialect.quoted(key);
    if (m_query.entity == Entity::Membership) {
        for (const Entity entity : {Entity::User, Entity::Organization}) {
            const Table &other = m_query.schema->table(entity);
            m_joins += u" LEFT JOIN %1 AS %2 ON %2.%3 = t.%4"_s.arg(
                m_dialect.quoted(other.name), aliasOf(entity), m_dialect.quoted(other.column(Field::Id)),
                m_dialect.quoted(table.column(entity == Entity::User ? Field::User : Field::Organization)));
        }
    }
    addOrder();
    addFilter();
}

QString PageSql::labelExpression(const LabelColumn &label) const
{
    return aliasOf(label.entity) + u'.' + m_dialect.quoted(label.column.name);
}

void PageSql::addOrder()
{
    const Table &table = m_query.table();
    const QList<LabelColumn> labels = m_query.labels();
    const int labelIndex = m_query.sortColumn - int(table.columns.size());
    if (m_query.sortColumn < 0 || labelIndex >= labels.size())
        return;
    const Column column =
        labelIndex < 0 ? table.columns.at(m_query.sortColumn) : labels.at(labelIndex).column;
    m_sort =
        labelIndex < 0 ? u"t."_s + m_dialect.quoted(column.name) : labelExpression(labels.at(labelIndex));
    m_indexed = labelIndex < 0 && hasIndex(table, column);
    m_joinsInside = labelIndex >= 0;
    m_nullable = !column.required && !(labelIndex < 0 && table.isKey(column.name));
    m_keys.removeAll(m_sort);
    if (isSortedAsText(column))
        m_sort = m_dialect.asText(column, m_sort);
}

void PageSql::addFilter()
{
    const Table &table = m_query.table();
    QStringList filters;
    if (m_query.scope) {
        const Column &column = table.columns.at(
            table.indexOf(*m_query.scope == Entity::User ? Field::User : Field::Organization));
        filters << u"t.%1 = %2"_s.arg(m_dialect.quoted(column.name), m_dialect.fromText(column, u"?"_s));
        m_filterValues << m_query.scopeId;
    }
    if (!m_query.search.isEmpty()) {
        QStringList matches;
        const auto add = [&](const Column &column, const QString &expression) {
            matches << m_dialect.contains(m_dialect.asText(column, expression), u"?"_s);
            m_filterValues << m_query.search;
        };
        for (const Column &column : table.columns) {
            if (column.field == Field::Email || column.field == Field::Slug || column.field == Field::Name)
                add(column, u"t."_s + m_dialect.quoted(column.name));
        }
        for (const LabelColumn &label : m_query.labels()) {
            if (label.entity != m_query.scope) { // all rows of a scope have the same label there
                add(label.column, labelExpression(label));
                m_joinsInside = true;
            }
        }
        filters << (matches.isEmpty() ? u"1 = 0"_s : u'(' + matches.join(" OR "_L1) + u')');
    }
    m_filter = filters.isEmpty() ? u"1 = 1"_s : filters.join(" AND "_L1);
}

QString PageSql::select(const QString &what) const
{
    return u"SELECT %1 FROM %2 AS t%3"_s.arg(what, m_dialect.quoted(m_query.table().name),
                                             m_joinsInside ? m_joins : QString());
}

QStringList PageSql::conditions(Range range) const
{
    QStringList conditions{m_filter};
    if (m_nullable)
        conditions << m_sort + (range == Range::Nulls ? " IS NULL"_L1 : " IS NOT NULL"_L1);
    return conditions;
}

QStringList PageSql::terms(Range range) const
{
    return m_sort.isEmpty() || range == Range::Nulls ? m_keys : QStringList{m_sort} + m_keys;
}

QString PageSql::orderBy(const QStringList &terms, bool descending) const
{
    const QString direction = descending ? u" DESC"_s : QString();
    return " ORDER BY "_L1 + terms.join(direction + u", "_s) + direction;
}

PageSql::Statement PageSql::rows(Range range, Direction direction, qint64 skip, int limit) const
{
    const QString where = conditions(range).join(" AND "_L1);
    const QStringList ordered = terms(range);
    const bool descending = m_query.order == Qt::DescendingOrder;
    // PostgreSQL reads the NULLs from the index only if the sort value is still in the order.
    const QString order =
        orderBy(range == Range::Nulls ? QStringList{m_sort} + ordered : ordered, descending);
    QVariantList values;
    QString inner;
    if (!m_indexed || (skip == 0 && direction == Direction::Forward)) {
        inner = select(u"t.*"_s) + " WHERE "_L1 + where + order + " LIMIT ? OFFSET ?"_L1;
        values << m_filterValues << limit << skip;
    } else {
        QStringList named;
        for (qsizetype i = 0; i < ordered.size(); ++i)
            named << u"%1 AS s%2"_s.arg(ordered.at(i)).arg(i);
        const bool reversed = descending != (direction == Direction::Backward);
        const QString boundary = select(named.join(", "_L1)) + " WHERE "_L1 + where
            + orderBy(range == Range::Nulls ? QStringList{m_sort} + ordered : ordered, reversed)
            + " LIMIT 1 OFFSET ?"_L1;
        inner = m_dialect.rowsFrom(select(u"t.*"_s), where, ordered, descending ? u"<="_s : u">="_s, boundary,
                                   order + " LIMIT ?"_L1);
        values << m_filterValues << skip << m_filterValues << limit;
    }
    // The limit before the joins: no planner can then read a million names for one page.
    return {u"SELECT %1 FROM (%2) AS t%3%4"_s.arg(m_columns.join(", "_L1), inner, m_joins, order), values};
}

PageSql::Statement PageSql::count() const
{
    return {select(u"count(*)"_s) + " WHERE "_L1 + m_filter, m_filterValues};
}

PageSql::Statement PageSql::countValues() const
{
    return {select(u"count(%1)"_s.arg(m_sort)) + " WHERE "_L1 + m_filter, m_filterValues};
}

QString PageSql::keyCondition() const
{
    QStringList conditions;
    const Table &table = m_query.table();
    for (const int key : m_query.keyColumns()) {
        const Column &column = table.columns.at(key);
        conditions << u"t.%1 = %2"_s.arg(m_dialect.quoted(column.name), m_dialect.fromText(column, u"?"_s));
    }
    return conditions.join(" AND "_L1);
}

PageSql::Statement PageSql::isNullAt(const QStringList &key) const
{
    QVariantList values = m_filterValues;
    for (const QString &part : key)
        values << part;
    const QString what = m_nullable ? u"CASE WHEN %1 IS NULL THEN 1 ELSE 0 END"_s.arg(m_sort) : u"0"_s;
    return {select(what) + " WHERE "_L1 + m_filter + " AND "_L1 + keyCondition(), values};
}

PageSql::Statement PageSql::rank(Range range, const QStringList &key) const
{
    const QStringList ordered = terms(range);
    QStringList named;
    for (qsizetype i = 0; i < ordered.size(); ++i)
        named << u"%1 AS s%2"_s.arg(ordered.at(i)).arg(i);
    QVariantList values;
    for (const QString &part : key)
        values << part;
    const QString boundary = select(named.join(", "_L1)) + " WHERE "_L1 + keyCondition();
    const QString before =
        m_dialect.rowsFrom(select(u"1 AS one"_s), conditions(range).join(" AND "_L1), ordered,
                           m_query.order == Qt::DescendingOrder ? u">"_s : u"<"_s, boundary, {});
    return {u"SELECT count(*) FROM (%1) AS r"_s.arg(before), values + m_filterValues};
}
