#include "tests/membership/draftfixture.h"

using namespace Qt::StringLiterals;

Schema draftSchema()
{
    Schema schema;
    schema.memberships.entity = Entity::Membership;
    schema.memberships.name = u"user_organizations"_s;
    schema.memberships.columns = {
        {u"user_id"_s, ColumnType::Uuid, {}, true, false, Field::User},
        {u"organization_id"_s, ColumnType::Uuid, {}, true, false, Field::Organization},
        {u"role"_s, ColumnType::Text, {}, true, true, Field::Role},
        {u"permissions"_s, ColumnType::Json, {}, true, true, Field::Permissions},
        {u"updated_at"_s, ColumnType::Timestamp, {}, true, true, Field::UpdatedAt},
    };
    schema.memberships.key = {u"user_id"_s, u"organization_id"_s};
    return schema;
}

MembershipStore::Listed listed(const QString &organization, const QString &role, const QString &permissions,
                               const QString &user)
{
    return {organization, organization + u"-slug"_s, organization.toUpper(),
            Row{user, organization, role, permissions, u"2024-01-01T00:00:00.000Z"_s}};
}

MembershipDraft::Other other(const QString &id) { return {id, id + u"-slug"_s, id.toUpper()}; }

MembershipDraft draftOf(const QStringList &organizations)
{
    MembershipDraft draft(draftSchema(), Entity::User, {u"ada"_s});
    QList<MembershipStore::Listed> read;
    for (const QString &organization : organizations)
        read << listed(organization);
    draft.setRead({read});
    return draft;
}
