#include "models/storage/schema.h"

using namespace Qt::StringLiterals;

int Table::indexOf(const QString &column) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns.at(i).name == column)
            return i;
    }
    return -1;
}

int Table::indexOf(Field field) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns.at(i).field == field)
            return i;
    }
    return -1;
}

QString Table::column(Field field) const
{
    const int index = indexOf(field);
    return index < 0 ? QString() : columns.at(index).name;
}

bool Table::isNumbered() const
{
    const int index = key.size() == 1 ? indexOf(key.constFirst()) : -1;
    return index >= 0 && columns.at(index).type == ColumnType::Integer;
}

const Table &Schema::table(Entity entity) const
{
    switch (entity) {
    case Entity::User:
        return users;
    case Entity::Organization:
        return organizations;
    case Entity::Membership:
        break;
    }
    return memberships;
}

QString columnName(Field field)
{
    switch (field) {
    case Field::Id:
        return u"id"_s;
    case Field::Email:
        return u"email"_s;
    case Field::Slug:
        return u"slug"_s;
    case Field::Name:
        return u"name"_s;
    case Field::CreatedAt:
        return u"created_at"_s;
    case Field::UpdatedAt:
        return u"updated_at"_s;
    case Field::User:
        return u"user_id"_s;
    case Field::Organization:
        return u"organization_id"_s;
    case Field::Role:
        return u"role"_s;
    case Field::Permissions:
        return u"permissions"_s;
    case Field::JoinedAt:
        return u"joined_at"_s;
    case Field::Operation:
        return u"operation"_s;
    }
    Q_UNREACHABLE();
}
