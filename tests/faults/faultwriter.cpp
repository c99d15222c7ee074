// A process that changes memberships until its time is over or it is killed, as one of many administrators:
// at random, or much at a time. Says "apply" before each change set and afterwards what became of it.
//
//   faultwriter DATABASE SEED MILLISECONDS USERS ORGANIZATIONS random|much

#include "models/membership/roster.h"
#include "tests/membership/randomchanges.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

namespace {

void say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

QByteArray outcome(const Result<ApplyReport> &report)
{
    if (!report)
        return "error " + (report.error().text + u' ' + report.error().detail).toUtf8().replace('\n', ' ');
    if (!report->applied())
        return "refused";
    if (!report->change)
        return "unchanged";
    return "applied " + QByteArray::number(qint64(*report->change)) + ' '
        + QByteArray::number(report->added + report->updated + report->removed);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const Result<DatabaseAddress> address = DatabaseAddress::parse(arguments.value(1));
    const Result<Database> database = address ? Database::open(*address) : Result<Database>(address.error());
    if (!database) {
        say("error " + database.error().text.toUtf8());
        return 1;
    }
    RandomChanges random(arguments.value(2).toUInt(), arguments.value(4).toInt(), arguments.value(5).toInt());
    random.membershipsOnly = true;
    const bool much = arguments.value(6) == QLatin1StringView("much");
    ApplyOptions options;
    options.force = much;
    ChangeSet added;
    Roster roster(*database);
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < arguments.value(3).toLongLong();) {
        ChangeSet changes = !much ? random.next()
            : added.isEmpty()     ? random.manyAdditions()
                                  : RandomChanges::removals(added);
        added = much && added.isEmpty() ? changes : ChangeSet();
        say("apply");
        QFuture<Result<ApplyReport>> report = roster.apply(std::move(changes), options);
        report.waitForFinished();
        say(outcome(report.result()));
    }
    return 0;
}
