#include "app/commandline/command.h"

#include "models/storage/migrator.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SchemaCommand)
};

QString stateName(Migrator::State state)
{
    switch (state) {
    case Migrator::State::Empty:
        return u"empty"_s;
    case Migrator::State::Outdated:
        return u"outdated"_s;
    case Migrator::State::Current:
        return u"current"_s;
    case Migrator::State::Newer:
        return u"newer"_s;
    case Migrator::State::Foreign:
        return u"foreign"_s;
    }
    Q_UNREACHABLE();
}

ExitCode printStatus(Invocation &invocation, const Migrator::Status &status)
{
    QJsonArray pending;
    for (const Migrator::Step &step : status.pending)
        pending << step.name;
    if (invocation.isSet(u"json"_s)) {
        invocation.printJson({{u"state"_s, stateName(status.state)},
                              {u"applied"_s, status.applied.size()},
                              {u"pending"_s, pending}});
        return ExitCode::Done;
    }
    invocation.out() << Text::tr("State: %1").arg(stateName(status.state)) << '\n'
                     << Text::tr("Steps applied: %1").arg(status.applied.size()) << '\n'
                     << Text::tr("Steps pending: %1").arg(status.pending.size()) << '\n';
    for (const Migrator::Step &step : status.pending)
        invocation.out() << u"  %1 %2\n"_s.arg(step.number, 4, 10, QLatin1Char('0')).arg(step.name);
    return ExitCode::Done;
}

ExitCode printPlan(Invocation &invocation, const Migrator::Status &status)
{
    if (status.state == Migrator::State::Newer || status.state == Migrator::State::Foreign)
        return invocation.fail(Migrator::requireCurrent(status).error());
    if (status.pending.isEmpty())
        invocation.out() << Text::tr("-- Nothing to do.") << '\n';
    for (const Migrator::Step &step : status.pending)
        invocation.out() << u"-- %1 %2\n"_s.arg(step.number, 4, 10, QLatin1Char('0')).arg(step.name)
                         << step.script << '\n';
    return ExitCode::Done;
}

ExitCode migrate(Invocation &invocation, Migrator &migrator)
{
    const Result<QList<Migrator::Step>> steps = migrator.migrate();
    if (!steps)
        return invocation.fail(steps.error());
    if (steps->isEmpty())
        invocation.out() << Text::tr("Nothing to do: the database is up to date.") << '\n';
    for (const Migrator::Step &step : *steps)
        invocation.out()
            << Text::tr("Done: %1").arg(u"%1 %2"_s.arg(step.number, 4, 10, QLatin1Char('0')).arg(step.name))
            << '\n';
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
    const bool isNew = address->engine() == Engine::Sqlite && !QFileInfo::exists(address->file());

    ExitCode code = ExitCode::Done;
    {
        const Result<std::unique_ptr<Connection>> connection = connectionFor(*address, action);
        if (!connection)
            return invocation.fail(connection.error());
        const Connection::StopScope scope(**connection, invocation.stop());
        Migrator migrator(**connection);
        const Result<Migrator::Status> status = migrator.status();
        if (!status)
            code = invocation.fail(status.error());
        else
            code = action == "status"_L1 ? printStatus(invocation, *status)
                : action == "plan"_L1    ? printPlan(invocation, *status)
                                         : migrate(invocation, migrator);
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
            {jsonOption()},
            &run};
}
