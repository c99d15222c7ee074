#include "app/commandline/membershipcommand.h"

#include "models/membership/assignment.h"
#include "models/storage/recordstore.h"

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AssignCommand)
};

ExitCode run(Invocation &invocation)
{
    const QStringList arguments = invocation.arguments();
    const std::optional<Entity> entity = entityFromName(arguments.value(0));
    if (!entity || arguments.size() < 2)
        return invocation.usage(Text::tr("Say user or organization, its key, and what to assign to it."));
    const std::optional<AssignMode> mode = assignModeFromName(invocation.value(u"mode"_s));
    if (!mode)
        return invocation.usage(Text::tr("The mode is one of %1.").arg(assignModeNames().join(", "_L1)));
    const Result<Database> database = invocation.openDatabase();
    if (!database)
        return invocation.fail(database.error());
    const Result<Values> values = invocation.setValues(database->schema.memberships);
    if (!values)
        return invocation.fail(values.error());

    const Entity other = *entity == Entity::User ? Entity::Organization : Entity::User;
    const auto prepare = [&](Connection &connection) -> Result<ChangeSet> {
        const Result<QString> id =
            RecordStore(connection, database->schema, *entity).resolve(arguments.at(1));
        if (!id)
            return id.error();
        QStringList others;
        for (const QString &key : arguments.mid(2)) {
            const Result<QString> otherId = RecordStore(connection, database->schema, other).resolve(key);
            if (!otherId)
                return otherId.error();
            others << *otherId;
        }
        return assignmentOf(connection, database->schema, *entity, *id, others, *mode, *values);
    };
    return applyAndTell(invocation, *database, prepare,
                        Text::tr("Assign to %1 (%2)").arg(arguments.at(1), assignModeName(*mode)));
}

} // namespace

Command assignCommand()
{
    const QCommandLineOption mode(
        u"mode"_s, Text::tr("What happens to present memberships: %1.").arg(assignModeNames().join(", "_L1)),
        Text::tr("MODE"), assignModeName(AssignMode::Append));
    return {
        u"assign"_s,
        u"user|organization KEY OTHER…"_s,
        Text::tr("Gives a user several organizations, or an organization several users, in one transaction."),
        {mode, roleOption(), setOption(), forceOption(), jsonOption()},
        &run};
}
