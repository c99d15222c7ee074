#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"

enum class CopyMode : quint8 {
    Add, ///< what the model has and the others lack; what they have stays as it is
    MakeEqual, ///< the others get exactly what the model has, role and permissions included
    Subtract, ///< what the model has is taken from the others
};

/// "Copy memberships from…": one user is the model for others, or one organization for others.
struct MembershipCopy {
    Entity entity = Entity::User; ///< User or Organization, of all of them
    QString from = {}; ///< the model's id
    QStringList to = {}; ///< the others' ids; the model itself among them is left out
    CopyMode mode = CopyMode::Add;
};

/// Reads what all of them have, and what therefore would change; what it replaces and removes is guarded.
/// What is added has the model's role and permissions; since when somebody is a member is not copied.
/// NotFound if the model is not there any more.
Result<ChangeSet> changesOf(Connection &connection, const Schema &schema, const MembershipCopy &copy);
