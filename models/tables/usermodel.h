#pragma once

#include "models/tables/relationalmodel.h"

/// All users, and in how many organizations each is.
class UserModel : public RelationalModel {
    Q_OBJECT

public:
    explicit UserModel(Roster &roster, QObject *parent = nullptr);

    UserId userAt(int row) const;

protected:
    bool isConcerned(const RosterChange &change) const override;
};
