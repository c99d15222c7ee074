#include "app/commandline/membershipcommand.h"

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AddCommand)
};

ExitCode run(Invocation &invocation)
{
    if (invocation.arguments().size() != 2)
        return invocation.usage(Text::tr("Name a user and an organization."));
    const Result<Database> database = invocation.openDatabase();
    if (!database)
        return invocation.fail(database.error());
    const Result<Values> values = invocation.setValues(database->schema.memberships);
    if (!values)
        return invocation.fail(values.error());
    const QString user = invocation.arguments().at(0);
    const QString organization = invocation.arguments().at(1);
    const auto prepare = [&](Connection &connection) -> Result<ChangeSet> {
        const Result<MembershipKey> key = resolveMembership(connection, database->schema, user, organization);
        if (!key)
            return key.error();
        ChangeSet changes;
        changes.addMembership(key->user, key->organization, *values);
        return changes;
    };
    return applyAndTell(invocation, *database, prepare, Text::tr("Add %1 to %2").arg(user, organization));
}

} // namespace

Command addCommand()
{
    return {u"add"_s,
            u"USER ORGANIZATION"_s,
            Text::tr("Makes a user a member of an organization; one that is stays as it is."),
            {roleOption(), setOption(), jsonOption()},
            &run};
}
