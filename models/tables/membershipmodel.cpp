#include "models/tables/membershipmodel.h"

MembershipModel::MembershipModel(Roster &roster, QObject *parent)
    : RelationalModel(roster, Entity::Membership, parent)
{
    for (const Entity entity : {Entity::User, Entity::Organization}) {
        const Table &other = roster.schema().table(entity);
        const QString label = other.has(Schema::handle(entity)) ? other.column(Schema::handle(entity))
                                                                : other.column(Field::Id);
        setRelation(entity == Entity::User ? userColumn() : organizationColumn(),
                    QSqlRelation(other.name, other.column(Field::Id), label));
    }
}

void MembershipModel::setScope(const UserId &user) { RelationalModel::setScope(Entity::User, user.text()); }

void MembershipModel::setScope(const OrganizationId &organization)
{
    RelationalModel::setScope(Entity::Organization, organization.text());
}

void MembershipModel::clearScope() { RelationalModel::setScope(std::nullopt, {}); }

UserId MembershipModel::userAt(int row) const { return UserId(keyAt(row).value(0)); }

OrganizationId MembershipModel::organizationAt(int row) const { return OrganizationId(keyAt(row).value(1)); }

Values MembershipModel::newRowValues() const
{
    if (!query().scope)
        return {};
    return {{table().key.at(query().scope == Entity::User ? 0 : 1), query().scopeId}};
}

bool MembershipModel::isConcerned(const RosterChange &change) const
{
    if (change.everything || !query().scope)
        return true;
    // A renamed user or organization comes alone, and its name may be shown here.
    if (query().scope == Entity::User)
        return change.users.isEmpty() || change.users.contains(UserId(query().scopeId));
    return change.organizations.isEmpty() || change.organizations.contains(OrganizationId(query().scopeId));
}
