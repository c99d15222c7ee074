#include "models/tables/organizationmodel.h"

OrganizationModel::OrganizationModel(Roster &roster, QObject *parent)
    : RelationalModel(roster, Entity::Organization, parent, true)
{
}

OrganizationId OrganizationModel::organizationAt(int row) const
{
    return OrganizationId(keyAt(row).value(0));
}

bool OrganizationModel::isConcerned(const RosterChange &change) const
{
    return change.everything || !change.organizations.isEmpty();
}
