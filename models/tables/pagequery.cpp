#include "models/tables/pagequery.h"

QList<LabelColumn> PageQuery::labels() const
{
    QList<LabelColumn> labels;
    if (entity != Entity::Membership) {
        const Column number{
            QStringLiteral("memberships"), ColumnType::Integer, QStringLiteral("bigint"), true, true, {}};
        if (counts)
            labels << LabelColumn{Entity::Membership, Field::Id, number};
        return labels;
    }
    for (const Entity owner : {Entity::User, Entity::Organization}) {
        const Table &table = schema->table(owner);
        for (const Field field : {Schema::handle(owner), Field::Name}) {
            if (const int index = table.indexOf(field); index >= 0)
                labels << LabelColumn{owner, field, table.columns.at(index)};
        }
    }
    return labels;
}

QList<int> PageQuery::keyColumns() const
{
    QList<int> columns;
    for (const QString &key : table().key)
        columns << table().indexOf(key);
    return columns;
}

QStringList PageQuery::keyOf(const Row &row) const
{
    QStringList key;
    for (const int column : keyColumns())
        key << row.value(column).value_or(QString());
    return key;
}

bool PageQuery::hasSameRows(const PageQuery &other) const
{
    return search == other.search && filter == other.filter && scope == other.scope
        && scopeId == other.scopeId;
}
