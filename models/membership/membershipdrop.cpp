#include "models/membership/membershipdrop.h"

#include "models/membership/canonicalchange.h"
#include "models/membership/rowvalues.h"
#include "models/storage/recordstore.h"
#include "models/storage/rowstore.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MembershipDrop)
};

Entity otherSide(Entity entity) { return entity == Entity::User ? Entity::Organization : Entity::User; }

DbError refusal(const QString &text, DbError::Kind kind = DbError::Kind::InvalidValue)
{
    return {kind, text};
}

Change changeOf(const MembershipDrop &drop, ChangeKind kind, const QString &target, const QString &dropped)
{
    return drop.target == Entity::Organization
        ? Change{Entity::Membership, kind, UserId(dropped), OrganizationId(target)}
        : Change{Entity::Membership, kind, UserId(target), OrganizationId(dropped)};
}

// The ids as the table keeps them, each once: they may come from another program's clipboard.
Result<QStringList> canonicalIds(const Schema &schema, Entity entity, const QStringList &ids)
{
    const Table &table = schema.memberships;
    const Column &column =
        table.columns.at(table.indexOf(entity == Entity::User ? Field::User : Field::Organization));
    QStringList known;
    for (const QString &id : ids) {
        const Result<QString> key = canonicalKey(column, id);
        if (!key)
            return key.error();
        known << *key;
    }
    known.removeDuplicates();
    known.sort(); // key order, as B-trees like it
    return known;
}

// The memberships of these records with one of the target's side, parallel to them; empty where there is
// none.
Result<QList<Row>> membershipsWith(Connection &connection, const Schema &schema, const MembershipDrop &drop,
                                   const QString &target, const QStringList &dropped)
{
    QList<Row> keys;
    for (const QString &id : dropped)
        keys << (drop.target == Entity::Organization ? Row{id, target} : Row{target, id});
    return RowStore(connection, schema.memberships).read(keys, RowStore::Lock::None);
}

Result<QString> nameOf(Connection &connection, const Schema &schema, Entity entity, const QString &id)
{
    const Result<Row> row = RecordStore(connection, schema, entity).read(id);
    if (!row)
        return row.error();
    const Table &table = schema.table(entity);
    if (row->isEmpty()) {
        return refusal(entity == Entity::User ? Text::tr("This user is not there any more.")
                                              : Text::tr("This organization is not there any more."),
                       DbError::Kind::NotFound);
    }
    for (const Field field : {Field::Name, Schema::handle(entity)}) {
        if (const QString text =
                table.has(field) ? row->at(table.indexOf(field)).value_or(QString()) : QString();
            !text.isEmpty())
            return text;
    }
    return id;
}

int number(qint64 count) { return int(qMin<qint64>(count, std::numeric_limits<int>::max())); }

QString countOf(Entity entity, qint64 count)
{
    return entity == Entity::User
        ? Text::tr("%Ln user(s)", "who is added or moved", number(count))
        : Text::tr("%Ln organization(s)", "where to, or what is moved", number(count));
}

Result<QString> targetName(Connection &connection, const Schema &schema, const MembershipDrop &drop)
{
    if (drop.targets.size() == 1)
        return nameOf(connection, schema, drop.target, drop.targets.first());
    return countOf(drop.target, drop.targets.size());
}

QString withPresent(const DropPlan &plan, const QString &text)
{
    if (plan.present == 0)
        return text;
    return Text::tr("%1, %2", "what would happen, what is there already")
        .arg(text,
             plan.drop.target == Entity::User
                 ? Text::tr("already a member of %Ln", "organizations", number(plan.present))
                 : Text::tr("%Ln already a member", "users", number(plan.present)));
}

// What of a membership goes along when it moves. Not when it began: that is now.
Values movedValues(const Table &table, const Row &row)
{
    Values values;
    for (const Field field : {Field::Role, Field::Permissions}) {
        if (table.has(field))
            values.insert(table.column(field), row.at(table.indexOf(field)));
    }
    return values;
}

} // namespace

Result<MembershipDrop> dropOf(const CarriedRecords &carried, const Database &database, Entity target,
                              QStringList targets, bool move)
{
    const bool ontoUsers = target == Entity::User;
    if (database.schema.readOnly)
        return refusal(Text::tr("This database is read-only."), DbError::Kind::ReadOnly);
    const Rights rights = database.schema.rights(Entity::Membership);
    if (!rights.add || (move && !rights.remove))
        return refusal(Text::tr("You have no permission to change memberships here."),
                       DbError::Kind::ReadOnly);
    if (carried.database != databaseName(database))
        return refusal(Text::tr("These records are from another database."));
    const QStringList dropped = carried.of(otherSide(target));
    if (dropped.isEmpty()) {
        return refusal(ontoUsers ? Text::tr("Users go onto organizations, not onto users.")
                                 : Text::tr("Organizations go onto users, not onto organizations."));
    }
    const bool fromList = !carried.shownIn.isEmpty();
    if (move && !fromList) {
        return refusal(ontoUsers
                           ? Text::tr("Only organizations from a user's own list can be moved.")
                           : Text::tr("Only users from an organization's list of members can be moved."));
    }
    if (fromList)
        targets.removeAll(carried.shownIn);
    targets.removeDuplicates();
    if (targets.isEmpty()) {
        return refusal(!fromList       ? Text::tr("Nothing is selected to put them onto.")
                           : ontoUsers ? Text::tr("This is the user whose organizations they are.")
                                       : Text::tr("This is the organization whose members they are."));
    }
    return MembershipDrop{target, targets, dropped, move ? carried.shownIn : QString()};
}

Result<DropPlan> planOf(Connection &connection, const Schema &schema, const MembershipDrop &drop)
{
    const Result<QStringList> ids = canonicalIds(schema, drop.droppedEntity(), drop.dropped);
    if (!ids)
        return ids.error();
    const Result<QString> name = targetName(connection, schema, drop);
    if (!name)
        return name.error();
    DropPlan plan{drop, *name, {}};
    QList<Row> leaving(ids->size());
    if (drop.isMove()) {
        const Result<QString> from = nameOf(connection, schema, drop.target, drop.movedFrom);
        if (!from)
            return from.error();
        plan.fromName = *from;
        const Result<QList<Row>> rows = membershipsWith(connection, schema, drop, drop.movedFrom, *ids);
        if (!rows)
            return rows.error();
        leaving = *rows;
    }

    QList<qsizetype> missing(ids->size(), 0); // in how many targets
    for (const QString &target : drop.targets) {
        const Result<QList<Row>> rows = membershipsWith(connection, schema, drop, target, *ids);
        if (!rows)
            return rows.error();
        for (qsizetype i = 0; i < ids->size(); ++i) {
            const bool goes = !drop.isMove() || !leaving.at(i).isEmpty(); // else it left by itself
            if (!goes || !rows->at(i).isEmpty())
                continue;
            ++missing[i];
            Change addition = changeOf(drop, ChangeKind::Add, target, ids->at(i));
            if (drop.isMove())
                addition.after = movedValues(schema.memberships, leaving.at(i));
            plan.changes.append(addition);
        }
    }
    for (qsizetype i = 0; i < ids->size(); ++i) {
        const bool leaves = !leaving.at(i).isEmpty();
        if (leaves) {
            Change removal = changeOf(drop, ChangeKind::Remove, drop.movedFrom, ids->at(i));
            removal.before = valuesOf(schema.memberships, leaving.at(i));
            plan.changes.append(removal);
        }
        if (drop.isMove() ? leaves : missing.at(i) > 0)
            ++plan.coming;
        if (missing.at(i) == 0 && (leaves || !drop.isMove()))
            ++plan.present;
    }
    return plan;
}

QString summaryText(const DropPlan &plan)
{
    const QString coming = countOf(plan.drop.droppedEntity(), plan.coming);
    if (plan.drop.isMove())
        return Text::tr("Move %1 from %2 to %3").arg(coming, plan.fromName, plan.targetName);
    return plan.drop.target == Entity::Organization
        ? Text::tr("Add %1 to %2", "users, organization").arg(coming, plan.targetName)
        : Text::tr("Add %1 to %2", "user, organizations").arg(plan.targetName, coming);
}

QString planText(const DropPlan &plan)
{
    const bool ontoUsers = plan.drop.target == Entity::User;
    if (plan.changes.isEmpty() && plan.drop.isMove()) {
        return (ontoUsers ? Text::tr("Nothing to move: %1 is in none of them any more.")
                          : Text::tr("Nothing to move: none of them is in %1 any more."))
            .arg(plan.fromName);
    }
    if (plan.changes.isEmpty()) {
        return (ontoUsers ? Text::tr("Nothing to add: %1 is in there already.")
                          : Text::tr("Nothing to add: already in %1."))
            .arg(plan.targetName);
    }
    return withPresent(plan, summaryText(plan));
}

QString doneText(const DropPlan &plan)
{
    const QString coming = countOf(plan.drop.droppedEntity(), plan.coming);
    if (plan.drop.isMove())
        return Text::tr("Moved %1 from %2 to %3").arg(coming, plan.fromName, plan.targetName);
    return plan.drop.target == Entity::Organization
        ? Text::tr("Added %1 to %2", "users, organization").arg(coming, plan.targetName)
        : Text::tr("Added %1 to %2", "user, organizations").arg(plan.targetName, coming);
}

QString noticeText(const DropPlan &plan) { return withPresent(plan, doneText(plan)) + u'.'; }
