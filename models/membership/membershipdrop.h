#pragma once

#include "models/membership/changeset.h"
#include "models/membership/recordmime.h"

/// Users that are dropped or pasted onto organizations, or organizations onto users.
struct MembershipDrop {
    Entity target = Entity::Organization; ///< the side that is dropped on
    QStringList targets = {}; ///< its ids
    QStringList dropped = {}; ///< ids of the other side
    QString movedFrom = {}; ///< a record of the target's side that loses them; empty: they are only added

    Entity droppedEntity() const { return target == Entity::User ? Entity::Organization : Entity::User; }
    bool isMove() const { return !movedFrom.isEmpty(); }

    friend bool operator==(const MembershipDrop &, const MembershipDrop &) = default;
};

/// What a drop would do. A membership that is moved keeps its role and permissions.
struct DropPlan {
    MembershipDrop drop;
    QString targetName; ///< of the one target, or "2 organizations"
    QString fromName; ///< of movedFrom
    qint64 coming = 0; ///< dropped records that are added to some target, or moved
    qint64 present = 0; ///< dropped records that are in all targets already
    ChangeSet changes = {}; ///< what it expects to find is guarded; empty: there is nothing to do
};

/// The drop of `carried` on `targets`, or why it makes no sense: users onto users, records of another
/// database, a database that cannot be written, records onto those whose list they are taken from, moving
/// what was not taken from a list. Reads nothing.
Result<MembershipDrop> dropOf(const CarriedRecords &carried, const Database &database, Entity target,
                              QStringList targets, bool move);

/// Reads what is there and what therefore would change. NotFound if a target is not there any more.
Result<DropPlan> planOf(Connection &connection, const Schema &schema, const MembershipDrop &drop);

/// "Add 3 users to Acme": for the history.
QString summaryText(const DropPlan &plan);
/// "Add 3 users to Acme, 1 is already a member", or why there is nothing to do: for hovering.
QString planText(const DropPlan &plan);
/// "Added 3 users to Acme", for the history.
QString doneText(const DropPlan &plan);
/// "Added 3 users to Acme, 1 already a member.": for the notice.
QString noticeText(const DropPlan &plan);
