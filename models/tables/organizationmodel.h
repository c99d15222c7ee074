#pragma once

#include "models/tables/relationalmodel.h"

/// All organizations, and how many members each has.
class OrganizationModel : public RelationalModel {
    Q_OBJECT

public:
    explicit OrganizationModel(Roster &roster, QObject *parent = nullptr);

    OrganizationId organizationAt(int row) const;

protected:
    bool isConcerned(const RosterChange &change) const override;
};
