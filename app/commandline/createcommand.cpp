#include "app/commandline/command.h"

#include "models/storage/uuid7.h"

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CreateCommand)
};

ExitCode run(Invocation &invocation)
{
    const std::optional<Entity> entity = entityFromName(invocation.arguments().value(0));
    if (!entity || invocation.arguments().size() != 1)
        return invocation.usage(Text::tr("Say user or organization."));
    const Result<Database> database = invocation.openDatabase();
    if (!database)
        return invocation.fail(database.error());
    const Table &table = database->schema.table(*entity);
    Result<Values> values = invocation.setValues(table);
    if (!values)
        return invocation.fail(values.error());

    for (const Column &column : table.columns) {
        const bool isNeeded = column.field == Schema::handle(*entity)
            || (!column.field && column.required && !column.hasDefault);
        if (isNeeded && !values->contains(column.name))
            return invocation.usage(Text::tr("Give it at least --set %1=….").arg(column.name));
    }
    const QString idColumn = table.column(Field::Id);
    const QString handle =
        table.column(table.has(Schema::handle(*entity)) ? Schema::handle(*entity) : Field::Name);
    const QString id = values->contains(idColumn) ? values->take(idColumn).value_or(QString()) : newUuid7();

    Change change{*entity, ChangeKind::Add, {}, {}, {}, *values};
    if (*entity == Entity::User)
        change.user = UserId(id);
    else
        change.organization = OrganizationId(id);
    ChangeSet changes;
    changes.append(change);
    const Result<ApplyOptions> options = invocation.applyOptions(
        (*entity == Entity::User ? Text::tr("Create user %1") : Text::tr("Create organization %1"))
            .arg(values->value(handle).value_or(QString())));
    if (!options)
        return invocation.fail(options.error());

    Roster roster(*database);
    const Result<ApplyReport> report =
        requireApplied(roster.apply(changes, *options, invocation.stop()).result());
    if (!report)
        return invocation.fail(report.error());
    const QString given = report->numbers.value(id, id);
    if (invocation.isSet(u"json"_s))
        invocation.printJson({{u"id"_s, given}});
    else
        invocation.out() << given << '\n';
    return ExitCode::Done;
}

} // namespace

Command createCommand()
{
    return {u"create"_s,
            u"user|organization"_s,
            Text::tr("Creates a user or an organization and prints its id."),
            {setOption(), jsonOption()},
            &run};
}
