// A process that changes memberships until its time is over or it is killed, as one of many administrators:
// a few at random, much at a time, or by imports. Says "apply" before each change set and afterwards what
// became of it.
//
//   faultwriter DATABASE SEED MILLISECONDS USERS ORGANIZATIONS random|much|import

#include "models/transfer/importjob.h"
#include "tests/membership/randomchanges.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

void sayError(const DbError &error)
{
    if (error.kind == DbError::Kind::Conflict || error.kind == DbError::Kind::LastOwner)
        return say("refused");
    say("error " + (error.text + u' ' + error.detail).toUtf8().replace('\n', ' '));
}

void sayApplied(const std::optional<ChangeId> &change, qint64 rows)
{
    if (!change)
        return say("unchanged");
    say("applied " + QByteArray::number(qint64(*change)) + ' ' + QByteArray::number(rows));
}

void apply(Roster &roster, ChangeSet changes, bool force)
{
    ApplyOptions options;
    options.force = force;
    QFuture<Result<ApplyReport>> future = roster.apply(std::move(changes), options);
    future.waitForFinished();
    const Result<ApplyReport> report = requireApplied(future.result());
    if (report)
        sayApplied(report->change, report->added + report->updated + report->removed);
    else
        sayError(report.error());
}

ImportOptions importOptions(QRandomGenerator &random)
{
    constexpr int modes = int(AssignMode::DirectControl) + 1;
    ImportOptions options;
    options.mode = AssignMode(random.bounded(modes));
    if (options.mode == AssignMode::AppendAndRemove || options.mode == AssignMode::DirectControl)
        options.per = random.bounded(2) == 0 ? Entity::User : Entity::Organization;
    options.confirmedRemovals = 1'000'000;
    options.force = random.bounded(2) == 0;
    return options;
}

void importFile(Roster &roster, const QByteArray &csv, const ImportOptions &options)
{
    QTemporaryFile file;
    if (!file.open() || file.write(csv) != csv.size() || !file.flush())
        return say("error no temporary file");
    const Result<ImportPlanPointer> plan = runPlan(roster, {file.fileName()}, options);
    if (!plan)
        return sayError(plan.error());
    if ((*plan)->report().rejected > 0)
        return say("error rows were rejected");
    const Result<ImportReport> report = runWrite(roster, *plan);
    if (!report)
        return sayError(report.error());
    sayApplied(report->change, report->added + report->updated + report->removed);
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
    const quint32 seed = arguments.value(2).toUInt();
    RandomChanges random(seed, arguments.value(4).toInt(), arguments.value(5).toInt());
    random.membershipsOnly = true;
    QRandomGenerator choices(seed);
    const QString kind = arguments.value(6);
    ChangeSet added;
    Roster roster(*database);
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < arguments.value(3).toLongLong();) {
        say("apply");
        if (kind == u"import"_s) {
            importFile(roster, random.csv(), importOptions(choices));
            continue;
        }
        const bool much = kind == u"much"_s;
        ChangeSet changes = !much ? random.next()
            : added.isEmpty()     ? random.manyAdditions()
                                  : RandomChanges::removals(added);
        added = much && added.isEmpty() ? changes : ChangeSet();
        apply(roster, std::move(changes), much);
    }
    return 0;
}
