#include "app/commandline/membershipcommand.h"

#include "models/storage/recordstore.h"

using namespace Qt::StringLiterals;

Result<MembershipKey> resolveMembership(Connection &connection, const Schema &schema, const QString &user,
                                        const QString &organization)
{
    const Result<QString> userId = RecordStore(connection, schema, Entity::User).resolve(user);
    if (!userId)
        return userId.error();
    const Result<QString> organizationId =
        RecordStore(connection, schema, Entity::Organization).resolve(organization);
    if (!organizationId)
        return organizationId.error();
    return MembershipKey{UserId(*userId), OrganizationId(*organizationId)};
}

ExitCode applyAndTell(Invocation &invocation, const Database &database,
                      std::function<Result<ChangeSet>(Connection &)> prepare, const QString &summary)
{
    const Result<ApplyOptions> options = invocation.applyOptions(summary);
    if (!options)
        return invocation.fail(options.error());
    Roster roster(database);
    const Result<ApplyReport> report =
        requireApplied(roster.prepareAndApply(std::move(prepare), *options, invocation.stop()).result());
    if (!report && report.error().kind == DbError::Kind::LastOwner) {
        return invocation.fail(
            {DbError::Kind::LastOwner,
             report.error().text + u' '
                 + QCoreApplication::translate("CommandLine", "To do it all the same, add --force.")});
    }
    if (!report)
        return invocation.fail(report.error());
    if (invocation.isSet(u"json"_s)) {
        invocation.printJson(
            {{u"added"_s, report->added},
             {u"updated"_s, report->updated},
             {u"removed"_s, report->removed},
             {u"unchanged"_s, report->unchanged},
             {u"change"_s, report->change ? QJsonValue(qint64(*report->change)) : QJsonValue()}});
    } else {
        invocation.out() << QCoreApplication::translate("CommandLine",
                                                        "%1 added, %2 updated, %3 removed, %4 unchanged.")
                                .arg(report->added)
                                .arg(report->updated)
                                .arg(report->removed)
                                .arg(report->unchanged)
                         << '\n';
    }
    return ExitCode::Done;
}
