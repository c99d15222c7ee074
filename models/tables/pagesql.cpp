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

// Numbers that come again are written out, as PostgreSQL plans anew each time if it does not know how many
// rows are wanted. Each of the others would be a statement of its own.
QString portion(qint64 skip, int limit, QVariantList &values)
{
    constexpr int size = PageQuery::pageSize;
    constexpr int fewPages = 8;
    const auto written = [&values](qint64 number, bool comesAgain) {
        if (comesAgain)
            return QString::number(number);
        values << number;
        return u"?"_s;
    };
    QString text = " LIMIT "_L1 + written(limit, limit >= size);
    if (skip > 0)
        text += " OFFSET "_L1 + written(skip, skip % size == 0 && skip < fewPages * size);
    return text;
}

bool hasIndex(const Table &table, const Column &column)
{
    return table.isKey(column.name) || column.field == Schema::handle(table.entity)
        || column.field == Field::Name;
}

QString aliasOf(Entity entity) { return entity == Entity::User ? u"u"_s : u"o"_s; }

QVariantList bound(const QStringList &texts) { return QVariantList(texts.cbegin(), texts.cend()); }

} // namespace

PageSql::PageSql(const Dialect &dialect, const PageQuery &query, Search search, bool manyInScope)
    : PageSql(dialect, query, search, manyInScope, {})
{
}

PageSql::PageSql(const Dialect &dialect, const PageQuery &query, const QList<IndexedSearch> &candidates)
    : PageSql(dialect, query, candidates.isEmpty() ? Search::Scan : Search::Index, false, candidates)
{
}

PageSql::PageSql(const Dialect &dialect, const PageQuery &query, Search search, bool manyInScope,
                 const QList<IndexedSearch> &candidates)
    : m_dialect(&dialect)
    , m_query(query)
    , m_search(search)
    , m_candidates(candidates)
{
    const Table &table = m_query.table();
    for (const Column &column : table.columns)
        m_columns << m_dialect->asRead(column, u"t."_s + m_dialect->quoted(column.name));
    for (const LabelColumn &label : m_query.labels())
        m_columns << m_dialect->asRead(label.column, labelExpression(label));
    for (const QString &key : table.key)
        m_terms << Term{u"t."_s + m_dialect->quoted(key), table.columns.at(table.indexOf(key))};
    m_from = m_dialect->quoted(table.name) + " AS t"_L1;
    addJoins();
    addOrder(manyInScope);
    addFilter();
    if (m_search != Search::Scan && (m_query.entity != Entity::Membership || m_query.search.isEmpty()))
        putSearchInside();
}

QString PageSql::labelExpression(const LabelColumn &label) const
{
    if (label.entity != Entity::Membership)
        return aliasOf(label.entity) + u'.' + m_dialect->quoted(label.column.name);
    const Table &memberships = m_query.schema->memberships;
    return u"(SELECT count(*) FROM %1 AS c WHERE c.%2 = t.%3)"_s.arg(
        m_dialect->quoted(memberships.name),
        m_dialect->quoted(memberships.key.at(m_query.entity == Entity::User ? 0 : 1)),
        m_dialect->quoted(m_query.table().key.first()));
}

void PageSql::addJoins()
{
    if (m_query.entity != Entity::Membership)
        return;
    for (const Entity entity : {Entity::User, Entity::Organization}) {
        const Table &other = m_query.schema->table(entity);
        m_joins += u" LEFT JOIN %1 AS %2 ON %2.%3 = t.%4"_s.arg(
            m_dialect->quoted(other.name), aliasOf(entity), m_dialect->quoted(other.column(Field::Id)),
            m_dialect->quoted(m_query.table().key.at(entity == Entity::User ? 0 : 1)));
    }
}

void PageSql::addOrder(bool manyInScope)
{
    const Table &table = m_query.table();
    const QList<LabelColumn> labels = m_query.labels();
    const int labelIndex = m_query.sortColumn - int(table.columns.size());
    if (m_query.sortColumn < 0 || labelIndex >= labels.size())
        return;
    m_sorted = true;
    const bool isNumber = labelIndex >= 0 && labels.at(labelIndex).entity == Entity::Membership;
    if (labelIndex >= 0 && !isNumber)
        return addLabelOrder(labels.at(labelIndex), manyInScope);
    const Column column = isNumber ? labels.at(labelIndex).column : table.columns.at(m_query.sortColumn);
    const QString expression =
        isNumber ? labelExpression(labels.at(labelIndex)) : u"t."_s + m_dialect->quoted(column.name);
    m_indexed = !isNumber && hasIndex(table, column);
    m_nullable = !column.required && !table.isKey(column.name);
    m_terms.removeIf([&](const Term &term) { return term.expression == expression; });
    m_terms.prepend({isSortedAsText(column) ? m_dialect->asText(column, expression) : expression, column});
}

void PageSql::addLabelOrder(const LabelColumn &label, bool manyInScope)
{
    const Table &owners = m_query.schema->table(label.entity);
    const Column &id = owners.columns.at(owners.indexOf(Field::Id));
    const QString alias = aliasOf(label.entity);
    const int side = label.entity == Entity::User ? 0 : 1;
    m_indexed = false;
    m_nullable = !label.column.required;
    m_terms = {{labelExpression(label), label.column}, m_terms.at(side), m_terms.at(1 - side)};
    // Of one record there are mostly few enough memberships to sort them all, and so there are of a search.
    m_labelsFirst = (!m_query.scope.has_value() || (manyInScope && m_query.scope != label.entity))
        && m_search == Search::Scan;
    m_joinsInside = !m_labelsFirst;
    if (!m_labelsFirst)
        return;
    // CROSS JOIN keeps SQLite from beginning with the memberships.
    m_terms[1] = {alias + u'.' + m_dialect->quoted(id.name), id};
    m_owners = u"%1 AS %2"_s.arg(m_dialect->quoted(owners.name), alias);
    if (m_query.scope)
        return addLookup(m_terms.at(1).expression, side);
    m_from = u"%1 CROSS JOIN %2"_s.arg(m_owners, m_from);
    m_ofOwner = u"t.%1 = %2"_s.arg(m_dialect->quoted(m_query.table().key.at(side)), m_terms.at(1).expression);
    m_filter = m_ofOwner;
    if (m_query.search.isEmpty())
        return;
    const Entity other = label.entity == Entity::User ? Entity::Organization : Entity::User;
    const Table &others = m_query.schema->table(other);
    m_from += u" LEFT JOIN %1 AS %2 ON %2.%3 = t.%4"_s.arg(
        m_dialect->quoted(others.name), aliasOf(other), m_dialect->quoted(others.column(Field::Id)),
        m_dialect->quoted(m_query.table().key.at(1 - side)));
}

// One membership at most for each record: whether it belongs to the scope is asked where it is looked up.
void PageSql::addLookup(const QString &owner, int side)
{
    const Table &table = m_query.table();
    const Column &other = table.columns.at(table.indexOf(table.key.at(1 - side)));
    m_from = m_dialect->lookedUp(m_owners, m_dialect->quoted(table.name),
                                 u"t.%1 = %2 AND t.%3 = %4"_s.arg(m_dialect->quoted(table.key.at(side)),
                                                                  owner, m_dialect->quoted(other.name),
                                                                  m_dialect->fromText(other, u"?"_s)));
    m_filterValues << m_query.scopeId;
}

void PageSql::addFilter()
{
    const Table &table = m_query.table();
    QStringList filters;
    if (!m_filter.isEmpty())
        filters << m_filter;
    if (m_query.scope && m_query.scopeId.isEmpty()) {
        filters << u"1 = 0"_s; // of nobody
    } else if (m_query.scope && !m_labelsFirst) {
        const int side = *m_query.scope == Entity::User ? 0 : 1;
        const Column &column = table.columns.at(table.indexOf(table.key.at(side)));
        filters << u"t.%1 = %2"_s.arg(m_dialect->quoted(column.name), m_dialect->fromText(column, u"?"_s));
        m_filterValues << m_query.scopeId;
    }
    if (!m_query.search.isEmpty())
        addSearch(filters);
    filters << m_query.filter.conditions(*m_dialect, *m_query.schema, m_query.entity, u"t"_s, m_filterValues);
    m_filter = filters.isEmpty() ? u"1 = 1"_s : filters.join(" AND "_L1);
}

QString PageSql::select(const QString &what) const
{
    return u"SELECT %1 FROM %2%3"_s.arg(what, m_from, m_joinsInside ? m_joins : QString());
}

QStringList PageSql::conditions(Range range) const
{
    QStringList conditions{m_filter};
    if (m_nullable)
        conditions << m_terms.first().expression
                + (range == Range::Nulls ? " IS NULL"_L1 : " IS NOT NULL"_L1);
    return conditions;
}

// The terms that tell the rows of a range apart.
QStringList PageSql::ordered(Range range) const
{
    QStringList expressions;
    for (const Term &term : m_terms)
        expressions << term.expression;
    return m_sorted && range == Range::Nulls ? expressions.mid(1) : expressions;
}

// PostgreSQL reads the NULLs from the index only if the sort value is still in the order.
QString PageSql::orderBy(bool reversed) const
{
    const bool descending = reversed != (m_query.order == Qt::DescendingOrder);
    const QString direction = descending ? u" DESC"_s : QString();
    return " ORDER BY "_L1 + ordered(Range::Valued).join(direction + u", "_s) + direction;
}

QStringList PageSql::termTexts() const
{
    QStringList texts;
    for (const Term &term : m_terms)
        texts << u"%1 AS c%2"_s.arg(m_dialect->asText(term.column, term.expression)).arg(texts.size());
    return texts;
}

QString PageSql::parameter(int term) const { return m_dialect->fromText(m_terms.at(term).column, u"?"_s); }

// The limit before the joins: no planner can then read a million names for one page.
PageSql::Statement PageSql::shaped(const QString &inner, const QVariantList &values) const
{
    return {u"SELECT %1 FROM (%2) AS t%3%4"_s.arg(m_columns.join(", "_L1), inner, m_joins, orderBy(false)),
            values};
}

// Where nothing is joined nor counted for more rows than these, one SELECT does.
PageSql::Statement PageSql::inOrder(const QString &conditions, QVariantList values, qint64 skip,
                                    int limit) const
{
    const QString tail = " WHERE "_L1 + conditions + orderBy(false) + portion(skip, limit, values);
    const bool isRead = m_indexed && m_search == Search::Scan;
    if (m_joins.isEmpty() && (isRead || m_query.labels().isEmpty()))
        return {select(m_columns.join(", "_L1)) + tail, values};
    return shaped(select(u"t.*"_s) + tail, values);
}

PageSql::Statement PageSql::rows(Range range, Direction direction, qint64 skip, int limit) const
{
    const QString where = conditions(range).join(" AND "_L1);
    const bool backward = direction == Direction::Backward;
    if (!backward && (!m_indexed || skip == 0))
        return inOrder(where, m_filterValues, skip, limit);
    QVariantList values = m_filterValues;
    if (!m_indexed) {
        const QString tail = orderBy(backward) + portion(skip, limit, values);
        return shaped(select(u"t.*"_s) + " WHERE "_L1 + where + tail, values);
    }
    QStringList named;
    for (const QString &expression : ordered(range))
        named << u"%1 AS s%2"_s.arg(expression).arg(named.size());
    const QString boundary =
        select(named.join(", "_L1)) + " WHERE "_L1 + where + orderBy(backward) + " LIMIT 1 OFFSET ?"_L1;
    const QString comparison = m_query.order == Qt::DescendingOrder ? u"<="_s : u">="_s;
    const QString inner = m_dialect->rowsFrom(select(u"t.*"_s), where, ordered(range), comparison, boundary,
                                              orderBy(false) + portion(0, limit, values));
    return shaped(inner, m_filterValues + QVariantList{skip} + values);
}

PageSql::Statement PageSql::rowsOf(const QList<Row> &keys) const
{
    const Table &table = m_query.table();
    QStringList matches;
    for (const QString &key : table.key)
        matches << u"t.%1 = %2"_s.arg(
            m_dialect->quoted(key),
            m_dialect->fromText(table.columns.at(table.indexOf(key)), u"b.c%1"_s.arg(matches.size())));
    const int parts = int(table.key.size());
    return {u"SELECT %1 FROM %2 CROSS JOIN %3 AS t%4 WHERE %5"_s.arg(
                m_columns.join(", "_L1), m_dialect->keySource(parts), m_dialect->quoted(table.name), m_joins,
                matches.join(" AND "_L1)),
            m_dialect->keyBindings(keys, parts)};
}

QStringList PageSql::keyTexts() const
{
    const Table &table = m_query.table();
    QStringList texts;
    for (const QString &key : table.key)
        texts << m_dialect->asText(table.columns.at(table.indexOf(key)), u"t."_s + m_dialect->quoted(key));
    return texts;
}

PageSql::Statement PageSql::keys(Range range, qint64 limit) const
{
    return {select(keyTexts().join(", "_L1)) + " WHERE "_L1 + conditions(range).join(" AND "_L1)
                + orderBy(false) + " LIMIT ?"_L1,
            m_filterValues + QVariantList{limit}};
}

PageSql::Statement PageSql::count() const
{
    if (m_labelsFirst && !isFiltered()) // every membership has its record
        return {"SELECT count(*) FROM "_L1 + m_dialect->quoted(m_query.table().name), {}};
    return {select(u"count(*)"_s) + " WHERE "_L1 + m_filter, m_filterValues};
}

PageSql::Statement PageSql::countValued() const
{
    return {select(u"count(%1)"_s.arg(m_terms.first().expression)) + " WHERE "_L1 + m_filter, m_filterValues};
}

QString PageSql::keyCondition() const
{
    QStringList conditions;
    const Table &table = m_query.table();
    for (const int key : m_query.keyColumns()) {
        const Column &column = table.columns.at(key);
        conditions << u"t.%1 = %2"_s.arg(m_dialect->quoted(column.name), m_dialect->fromText(column, u"?"_s));
    }
    return conditions.join(" AND "_L1);
}

PageSql::Statement PageSql::isNullAt(const QStringList &key) const
{
    const QString what =
        m_nullable ? u"CASE WHEN %1 IS NULL THEN 1 ELSE 0 END"_s.arg(m_terms.first().expression) : u"0"_s;
    return {select(what) + " WHERE "_L1 + m_filter + " AND "_L1 + keyCondition(),
            m_filterValues + bound(key)};
}

PageSql::Statement PageSql::rank(Range range, const QStringList &key) const
{
    QStringList named;
    for (const QString &expression : ordered(range))
        named << u"%1 AS s%2"_s.arg(expression).arg(named.size());
    // The row itself, whatever the filter: that is asked before.
    QString boundary = select(named.join(", "_L1)) + " WHERE "_L1 + keyCondition();
    if (m_labelsFirst)
        boundary += " AND "_L1 + m_ofOwner;
    const QString before =
        m_dialect->rowsFrom(select(u"1 AS one"_s), conditions(range).join(" AND "_L1), ordered(range),
                            m_query.order == Qt::DescendingOrder ? u">"_s : u"<"_s, boundary, {});
    return {u"SELECT count(*) FROM (%1) AS r"_s.arg(before), bound(key) + m_filterValues};
}
