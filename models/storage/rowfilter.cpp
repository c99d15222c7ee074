#include "models/storage/rowfilter.h"

#include "models/storage/dialect.h"

using namespace Qt::StringLiterals;

QStringList RowFilter::conditions(const Dialect &dialect, const Schema &schema, Entity entity,
                                  const QString &alias, QVariantList &values) const
{
    const Table &table = schema.table(entity);
    QStringList conditions;
    const auto compare = [&](Field field, QLatin1StringView comparison, const QString &value) {
        const int index = table.indexOf(field);
        if (value.isEmpty() || index < 0)
            return;
        const Column &column = table.columns.at(index);
        conditions << alias + u'.' + dialect.quoted(column.name) + comparison
                + dialect.fromText(column, u"?"_s);
        values << value;
    };
    compare(Field::Role, " = "_L1, role);
    compare(Field::JoinedAt, " >= "_L1, joined.from);
    compare(Field::JoinedAt, " < "_L1, joined.until);
    compare(Field::UpdatedAt, " >= "_L1, changed.from);
    compare(Field::UpdatedAt, " < "_L1, changed.until);
    if (withoutMemberships && entity != Entity::Membership) {
        const Table &memberships = schema.memberships;
        conditions << u"NOT EXISTS (SELECT 1 FROM %1 AS f WHERE f.%2 = %3.%4)"_s.arg(
            dialect.quoted(memberships.name),
            dialect.quoted(memberships.key.at(entity == Entity::User ? 0 : 1)), alias,
            dialect.quoted(table.key.first()));
    }
    return conditions;
}
