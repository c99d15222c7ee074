// How PageSql finds the rows of a search.

#include "models/tables/pagesql.h"

using namespace Qt::StringLiterals;

namespace {

QString countOf(const QString &rows) { return u"SELECT count(*) FROM (%1 LIMIT ?) AS c"_s.arg(rows); }

} // namespace

// Whose names are looked at. All rows of a scope have the same label there.
QList<Entity> PageSql::searchedRecords() const
{
    if (m_query.entity != Entity::Membership)
        return {m_query.entity};
    QList<Entity> records{Entity::User, Entity::Organization};
    if (m_query.scope)
        records.removeOne(*m_query.scope);
    return records;
}

void PageSql::addSearch(QStringList &filters)
{
    const Table &table = m_query.table();
    if (m_search == Search::Index && addIndexedSearch(filters))
        return;
    QStringList matches;
    const auto add = [&](const Column &column, const QString &expression) {
        matches << m_dialect->contains(m_dialect->asText(column, expression), u"?"_s);
        m_filterValues << m_query.search;
    };
    for (const Column &column : table.columns) {
        if (column.field == Field::Email || column.field == Field::Slug || column.field == Field::Name)
            add(column, u"t."_s + m_dialect->quoted(column.name));
    }
    for (const LabelColumn &label : m_query.labels()) {
        if (label.entity != Entity::Membership && label.entity != m_query.scope) {
            add(label.column, labelExpression(label));
            m_joinsInside = !m_labelsFirst;
        }
    }
    filters << (matches.isEmpty() ? u"1 = 0"_s : u'(' + matches.join(" OR "_L1) + u')');
}

// Whether nothing else is to be asked of the rows that it finds.
bool PageSql::addIndexedSearch(QStringList &filters)
{
    QStringList found;
    bool isExact = true;
    const QList<Entity> searched = searchedRecords();
    for (qsizetype i = 0; i < searched.size(); ++i) {
        const IndexedSearch &search = m_candidates.at(i);
        const Table &records = m_query.schema->table(searched.at(i));
        const bool own = searched.at(i) == m_query.entity;
        isExact = isExact && search.isExact;
        m_filterValues << search.values;
        const QString key = m_query.table().key.at(searched.at(i) == Entity::Organization && !own ? 1 : 0);
        found << (own ? search.condition
                      : u"t.%1 IN (SELECT x.%2 FROM %3 AS x WHERE %4)"_s.arg(
                          m_dialect->quoted(key), m_dialect->quoted(records.column(Field::Id)),
                          m_dialect->quoted(records.name), search.condition));
    }
    filters << u'(' + found.join(" OR "_L1) + u')';
    return isExact;
}

// Else the engine may go through all rows in their order, hoping to meet enough of the few soon.
void PageSql::putSearchInside()
{
    m_from = u"(SELECT * FROM %1 WHERE %2%3) AS t"_s.arg(m_from, m_filter, m_dialect->fence());
    m_filter = u"1 = 1"_s;
}

QList<IndexedSearch> PageSql::candidates() const
{
    QList<IndexedSearch> searches;
    for (const Entity entity : searchedRecords()) {
        const QString alias = entity == m_query.entity ? u"t"_s : u"x"_s;
        const std::optional<IndexedSearch> search =
            m_dialect->indexedSearch(m_query.schema->table(entity), alias, m_query.search);
        if (m_query.search.isEmpty() || !search)
            return {};
        searches << *search;
    }
    return searches;
}

PageSql::Statement PageSql::countUpTo(int limit) const
{
    return {countOf(select(u"1"_s) + " WHERE "_L1 + m_filter), m_filterValues + QVariantList{limit}};
}

// One statement for what is mostly asked: whether they are few is found out where they are read.
PageSql::Statement PageSql::fewInScope() const
{
    constexpr int most = PageQuery::pageSize;
    const QString scoped = u"FROM %1 WHERE %2"_s.arg(m_from, m_filter);
    const QString counted = u"SELECT 1 %1 LIMIT %2"_s.arg(scoped).arg(most + 1);
    const QString limit =
        u"SELECT CASE WHEN count(*) > %1 THEN 0 ELSE %1 END FROM (%2) AS c"_s.arg(most).arg(counted);
    const QString nullsLast = m_nullable ? m_terms.first().expression + " IS NULL, "_L1 : QString();
    const QString order = orderBy(false).replace(" ORDER BY "_L1, " ORDER BY "_L1 + nullsLast);
    return {u"SELECT %1 FROM (SELECT t.* %2 LIMIT (%3)) AS t%4%5"_s.arg(m_columns.join(", "_L1), scoped, limit,
                                                                        m_joins, order),
            m_filterValues + m_filterValues};
}

PageSql::Statement PageSql::firstAmong(int among) const
{
    const QString rows = u"SELECT * FROM %1%2 LIMIT ?"_s.arg(m_from, orderBy(false));
    const QString found =
        u"SELECT t.* FROM (%1) AS t WHERE %2%3 LIMIT ?"_s.arg(rows, m_filter, orderBy(false));
    return shaped(found, QVariantList{among} + m_filterValues + QVariantList{PageQuery::pageSize});
}
