#include "app/commandline/membershipcommand.h"

#include "models/membership/deletion.h"
#include "models/storage/recordstore.h"

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DeleteCommand)
};

// The question of the window: who says --force has answered it.
DbError confirmationNeeded(const QString &what, qint64 memberships)
{
    return {
        DbError::Kind::InvalidValue,
        Text::tr("Nothing was deleted: %n membership(s) go with %1. To delete it all the same, add --force.",
                 nullptr, int(memberships))
            .arg(what)};
}

ExitCode run(Invocation &invocation)
{
    const QStringList arguments = invocation.arguments();
    const std::optional<Entity> entity = entityFromName(arguments.value(0));
    if (!entity || arguments.size() < 2)
        return invocation.usage(Text::tr("Say user or organization, and the keys of those to delete."));
    const Result<Database> database = invocation.openDatabase();
    if (!database)
        return invocation.fail(database.error());
    const QString what = arguments.mid(1).join(", "_L1);
    const auto prepare = [&](Connection &connection) -> Result<ChangeSet> {
        QStringList ids;
        for (const QString &key : arguments.mid(1)) {
            const Result<QString> id = RecordStore(connection, database->schema, *entity).resolve(key);
            if (!id)
                return id.error();
            ids << *id;
        }
        Result<ChangeSet> changes = deletionOf(connection, database->schema, *entity, ids);
        if (!changes)
            return changes;
        const qint64 memberships = changes->count(Entity::Membership, ChangeKind::Remove);
        if (memberships > 0 && !invocation.isSet(u"force"_s))
            return confirmationNeeded(what, memberships);
        return changes;
    };
    return applyAndTell(invocation, *database, prepare, Text::tr("Delete %1").arg(what));
}

} // namespace

Command deleteCommand()
{
    return {u"delete"_s,
            u"user|organization KEY…"_s,
            Text::tr("Deletes users or organizations; with --force their memberships as well."),
            {forceOption(), jsonOption()},
            &run};
}
