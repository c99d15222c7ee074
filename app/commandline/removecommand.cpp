#include "app/commandline/membershipcommand.h"

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RemoveCommand)
};

ExitCode run(Invocation &invocation)
{
    if (invocation.arguments().size() != 2)
        return invocation.usage(Text::tr("Name a user and an organization."));
    const Result<Database> database = invocation.openDatabase();
    if (!database)
        return invocation.fail(database.error());
    const QString user = invocation.arguments().at(0);
    const QString organization = invocation.arguments().at(1);
    const auto prepare = [&](Connection &connection) -> Result<ChangeSet> {
        const Result<MembershipKey> key = resolveMembership(connection, database->schema, user, organization);
        if (!key)
            return key.error();
        ChangeSet changes;
        changes.removeMembership(key->user, key->organization);
        return changes;
    };
    return applyAndTell(invocation, *database, prepare,
                        Text::tr("Remove %1 from %2").arg(user, organization));
}

} // namespace

Command removeCommand()
{
    return {u"remove"_s,
            u"USER ORGANIZATION"_s,
            Text::tr("Ends a membership; who is no member stays none."),
            {forceOption(), jsonOption()},
            &run};
}
