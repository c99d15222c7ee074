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
    if (m_search == Search::Index)
        addIndexedSearch(filters);
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

void PageSql::addIndexedSearch(QStringList &filters)
{
    QStringList found;
    for (const Entity entity : searchedRecords()) {
        const Table &records = m_query.schema->table(entity);
        const bool own = entity == m_query.entity;
        const std::optional<IndexedSearch> search =
            m_dialect->indexedSearch(records, own ? u"t"_s : u"x"_s, m_query.search);
        if (!search)
            return;
        m_filterValues << search->values;
        const QString key = m_query.table().key.at(entity == Entity::Organization && !own ? 1 : 0);
        found << (own ? search->condition
                      : u"t.%1 IN (SELECT x.%2 FROM %3 AS x WHERE %4)"_s.arg(
                          m_dialect->quoted(key), m_dialect->quoted(records.column(Field::Id)),
                          m_dialect->quoted(records.name), search->condition));
    }
    filters << u'(' + found.join(" OR "_L1) + u')';
}

QList<PageSql::Statement> PageSql::countCandidates(int limit) const
{
    QList<Statement> counts;
    for (const Entity entity : searchedRecords()) {
        const std::optional<IndexedSearch> search =
            m_dialect->indexedSearch(m_query.schema->table(entity), u"x"_s, m_query.search);
        if (m_query.search.isEmpty() || !search)
            return {};
        counts << Statement{countOf(search->candidates), search->values + QVariantList{limit}};
    }
    return counts;
}

PageSql::Statement PageSql::countUpTo(int limit) const
{
    return {countOf(select(u"1"_s) + " WHERE "_L1 + m_filter), m_filterValues + QVariantList{limit}};
}

PageSql::Statement PageSql::countIn(int rows) const
{
    return {u"SELECT count(*) FROM (SELECT * FROM %1 LIMIT ?) AS t WHERE %2"_s.arg(
                m_dialect->quoted(m_query.table().name), m_filter),
            QVariantList{rows} + m_filterValues};
}
