#include "app/commandline/command.h"
#include "app/commandline/schemastatus.h"

#include "models/storage/schemapath.h"
#include "models/storage/schemaplan.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SchemaCommand)
};

bool isOthers(const Migrator::Status &status, const TableChoice &choice)
{
    return status.state == Migrator::State::Foreign || !choice.isEmpty();
}

Result<SchemaWishes> wishesOf(const Invocation &invocation)
{
    SchemaWishes wishes;
    wishes.history = invocation.isSet(u"history"_s);
    wishes.ash = invocation.isSet(u"ash"_s);
    const QList<Field> possible = possibleAttributes();
    QStringList names;
    for (const Field field : possible)
        names << columnName(field);
    const QStringList texts = invocation.values(u"attributes"_s).join(u',').split(u',', Qt::SkipEmptyParts);
    for (const QString &text : texts) {
        const qsizetype index = names.indexOf(text.trimmed());
        if (index < 0)
            return DbError{
                DbError::Kind::Usage,
                Text::tr("Memberships have no attribute \"%1\": --attributes takes some of %2, separated by "
                         "commas.")
                    .arg(text.trimmed(), names.join(", "_L1))};
        if (!wishes.attributes.contains(possible.at(index)))
            wishes.attributes << possible.at(index);
    }
    return wishes;
}

// What is made beside another program's tables, or, of Roster's own, for Ash: their attributes and history
// are there.
SchemaWishes wishesFor(bool others, const SchemaWishes &wishes)
{
    return others ? wishes : SchemaWishes{{}, false, wishes.ash};
}

// Of Roster's own tables, which an empty database has yet to get.
Result<SchemaSurvey> surveyOf(Connection &connection, const Migrator::Status &status,
                              const TableChoice &choice)
{
    if (status.state != Migrator::State::Empty || !choice.isEmpty())
        return SchemaSurvey::read(connection, choice);
    SchemaSurvey survey;
    survey.engine = connection.dialect().engine();
    survey.hasMemberships = true;
    return survey;
}

ExitCode printPlan(Invocation &invocation, Connection &connection, const Migrator::Status &status,
                   const TableChoice &choice, const SchemaWishes &wishes)
{
    if (status.state == Migrator::State::Newer)
        return invocation.fail(Migrator::requireCurrent(status).error());
    const bool others = isOthers(status, choice);
    QList<Migrator::Step> steps = others ? QList<Migrator::Step>() : status.pending;
    if (others || wishes.ash) {
        const Result<SchemaSurvey> survey = surveyOf(connection, status, choice);
        if (!survey)
            return invocation.fail(survey.error());
        const Result<QList<Migrator::Step>> more = planOf(*survey, wishesFor(others, wishes));
        if (!more)
            return invocation.fail(more.error());
        steps += *more;
    }
    invocation.out() << (steps.isEmpty() ? Text::tr("-- Nothing to do.") + u'\n' : scriptOf(steps));
    return ExitCode::Done;
}

Result<QList<Migrator::Step>> migrateAll(Connection &connection, const Migrator::Status &status,
                                         const TableChoice &choice, const SchemaWishes &wishes)
{
    const bool others = isOthers(status, choice);
    QList<Migrator::Step> steps;
    if (!others || status.state == Migrator::State::Newer) {
        const Result<QList<Migrator::Step>> done = Migrator(connection).migrate();
        if (!done)
            return done;
        steps = *done;
    }
    if (others || wishes.ash) {
        const Result<QList<Migrator::Step>> done = carryOut(connection, choice, wishesFor(others, wishes));
        if (!done)
            return done;
        steps += *done;
    }
    return steps;
}

ExitCode migrate(Invocation &invocation, Connection &connection, const Migrator::Status &status,
                 const TableChoice &choice, const SchemaWishes &wishes)
{
    const Result<std::chrono::milliseconds> patience = invocation.wait();
    if (!patience)
        return invocation.fail(patience.error());
    if (const Result<> set = connection.setWait(*patience); !set)
        return invocation.fail(set.error());
    const Result<QList<Migrator::Step>> steps = migrateAll(connection, status, choice, wishes);
    if (!steps)
        return invocation.fail(steps.error());
    if (steps->isEmpty())
        invocation.out() << Text::tr("Nothing to do: the database is up to date.") << '\n';
    for (const Migrator::Step &step : *steps)
        invocation.out() << Text::tr("Done: %1").arg(Migrator::title(step)) << '\n';
    return ExitCode::Done;
}

// The plan of a file that is not there yet is that of an empty database; no file is made to find out.
Result<std::unique_ptr<Connection>> connectionFor(const DatabaseAddress &address, const QString &action)
{
    if (action == "plan"_L1 && address.engine() == Engine::Sqlite
        && QFileInfo(address.file()).absoluteDir().exists() && !QFileInfo::exists(address.file()))
        return Connection::open(DatabaseAddress::inMemory(), OpenMode::Create);
    return Connection::open(address, action == "migrate"_L1 ? OpenMode::Create : OpenMode::ReadOnly);
}

ExitCode run(Invocation &invocation)
{
    const QString action = invocation.arguments().value(0);
    if (invocation.arguments().size() != 1
        || !QStringList{u"status"_s, u"plan"_s, u"migrate"_s}.contains(action))
        return invocation.usage(Text::tr("Say one of status, plan and migrate."));
    const Result<DatabaseAddress> address = invocation.address();
    if (!address)
        return invocation.fail(address.error());
    const Result<TableChoice> choice = invocation.tables();
    if (!choice)
        return invocation.fail(choice.error());
    const Result<SchemaWishes> wishes = wishesOf(invocation);
    if (!wishes)
        return invocation.usage(wishes.error().text);
    const bool isNew = address->engine() == Engine::Sqlite && !QFileInfo::exists(address->file());

    ExitCode code = ExitCode::Done;
    {
        const Result<std::unique_ptr<Connection>> connection = connectionFor(*address, action);
        if (!connection)
            return invocation.fail(connection.error());
        const Connection::StopScope scope(**connection, invocation.stop());
        const Result<SchemaPath> path = SchemaPath::settle(**connection, *choice);
        if (!path)
            return invocation.fail(path.error());
        const Result<Migrator::Status> status = Migrator(**connection).status();
        if (!status)
            code = invocation.fail(status.error());
        else
            code = action == "status"_L1 ? printStatus(invocation, **connection, *address, *status, *choice)
                : action == "plan"_L1    ? printPlan(invocation, **connection, *status, path->choice, *wishes)
                                         : migrate(invocation, **connection, *status, path->choice, *wishes);
    }
    if (isNew && code != ExitCode::Done && action == "migrate"_L1)
        QFile::remove(address->file()); // it would be neither the old nothing nor a database
    return code;
}

} // namespace

Command schemaCommand()
{
    return {u"schema"_s,
            u"status|plan|migrate"_s,
            Text::tr("Tells what a database needs to hold memberships, prints it as SQL, or does it."),
            {jsonOption(),
             {u"attributes"_s,
              Text::tr("What a new table of memberships between another program's users and "
                       "organizations holds: some of role, permissions, joined_at."),
              Text::tr("LIST")},
             {u"history"_s, Text::tr("Make Roster's history tables in another program's database as well.")},
             {u"ash"_s, Text::tr("Make the index of the identity that an Ash resource of memberships has.")}},
            &run};
}
