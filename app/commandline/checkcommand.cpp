#include "app/commandline/command.h"

#include "models/membership/consistency.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CheckCommand)
};

ExitCode run(Invocation &invocation)
{
    if (!invocation.arguments().isEmpty())
        return invocation.usage(Text::tr("The check takes no further words."));
    const Result<DatabaseAddress> address = invocation.address();
    if (!address)
        return invocation.fail(address.error());
    const Result<std::unique_ptr<Connection>> connection = Connection::open(*address, OpenMode::ReadOnly);
    if (!connection)
        return invocation.fail(connection.error());
    const Connection::StopScope scope(**connection, invocation.stop());
    const Result<Database> database = Database::inspect(**connection, *address);
    if (!database)
        return invocation.fail(database.error());
    const Result<ConsistencyReport> report = checkConsistency(**connection, database->schema);
    if (!report)
        return invocation.fail(report.error());
    if (invocation.isSet(u"json"_s)) {
        invocation.printJson({{u"findings"_s, QJsonArray::fromStringList(report->findings)},
                              {u"changed_outside"_s, report->changedOutside}});
    } else {
        for (const QString &finding : report->findings)
            invocation.out() << finding << '\n';
        if (report->findings.isEmpty())
            invocation.out() << Text::tr("Nothing found.") << '\n';
        if (report->changedOutside > 0) {
            invocation.out() << QCoreApplication::translate("CheckCommand",
                                                            "%n row(s) were changed outside Roster.", nullptr,
                                                            int(report->changedOutside))
                             << '\n';
        }
    }
    return report->findings.isEmpty() ? ExitCode::Done : ExitCode::Data;
}

} // namespace

Command checkCommand()
{
    return {u"check"_s,
            {},
            Text::tr("Looks for damage and contradictions in a database; changes nothing."),
            {jsonOption()},
            &run};
}
