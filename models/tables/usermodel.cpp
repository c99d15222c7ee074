#include "models/tables/usermodel.h"

UserModel::UserModel(Roster &roster, QObject *parent)
    : RelationalModel(roster, Entity::User, parent, true)
{
}

UserId UserModel::userAt(int row) const { return UserId(keyAt(row).value(0)); }

bool UserModel::isConcerned(const RosterChange &change) const
{
    return change.everything || !change.users.isEmpty();
}
