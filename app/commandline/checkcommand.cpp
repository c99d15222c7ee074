#include "app/commandline/command.h"

#include "models/membership/consistency.h"
#include "models/membership/databaseremarks.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CheckCommand)
};

ExitCode tell(Invocation &invocation, Connection &connection, const Schema &schema)
{
    const Result<ConsistencyReport> report = checkConsistency(connection, schema);
    if (!report)
        return invocation.fail(report.error());
    const Result<QList<DatabaseRemark>> remarks = remarksOn(connection, schema);
    if (!remarks)
        return invocation.fail(remarks.error());
    QStringList allowed;
    for (const DatabaseRemark &remark : *remarks)
        allowed << remark.text;
    if (invocation.isSet(u"json"_s)) {
        invocation.printJson({{u"findings"_s, QJsonArray::fromStringList(report->findings)},
                              {u"changed_outside"_s, report->changedOutside},
                              {u"remarks"_s, QJsonArray::fromStringList(allowed)}});
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
    // How the database is; no findings.
    if (!invocation.isSet(u"json"_s)) {
        for (const QString &text : std::as_const(allowed))
            invocation.out() << text << '\n';
    }
    return report->findings.isEmpty() ? ExitCode::Done : ExitCode::Data;
}

ExitCode run(Invocation &invocation)
{
    if (!invocation.arguments().isEmpty())
        return invocation.usage(Text::tr("The check takes no further words."));
    // Open as for a change, or it would tell that nothing can be changed.
    return invocation.read(
        [&](Connection &connection, const Schema &schema) { return tell(invocation, connection, schema); },
        OpenMode::ReadWrite);
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
