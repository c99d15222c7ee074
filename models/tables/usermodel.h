#pragma once

#include "models/tables/relationalmodel.h"

/// All users.
class UserModel : public RelationalModel {
    Q_OBJECT

public:
    explicit UserModel(Roster &roster, QObject *parent = nullptr);

    UserId userAt(int row) const;

protected:
    bool isConcerned(const RosterChange &change) const override;
};
