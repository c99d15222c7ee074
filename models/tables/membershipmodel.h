#pragma once

#include "models/tables/relationalmodel.h"

/// Memberships: all of them, those of one user, or those of one organization. Both keys are relations;
/// e-mail, slug and names follow the table's own columns, read-only.
class MembershipModel : public RelationalModel {
    Q_OBJECT

public:
    explicit MembershipModel(Roster &roster, QObject *parent = nullptr);

    /// Each of these reads anew. Edits of rows that are not shown any more are kept and saved with the
    /// others.
    void setScope(const UserId &user);
    void setScope(const OrganizationId &organization);
    /// Shows all memberships.
    void clearScope();

    // Positions of the columns; -1 if this database has no such column.
    int userColumn() const { return columnOf(Field::User); }
    int organizationColumn() const { return columnOf(Field::Organization); }
    int userEmailColumn() const { return labelColumn(Entity::User, Field::Email); }
    int userNameColumn() const { return labelColumn(Entity::User, Field::Name); }
    int organizationSlugColumn() const { return labelColumn(Entity::Organization, Field::Slug); }
    int organizationNameColumn() const { return labelColumn(Entity::Organization, Field::Name); }

    UserId userAt(int row) const;
    OrganizationId organizationAt(int row) const;

protected:
    bool isConcerned(const RosterChange &change) const override;
    /// The record of the scope is the one side of a new membership already.
    Values newRowValues() const override;
};
