#include "app/commandline/importarguments.h"
#include "app/commandline/importinput.h"
#include "app/commandline/importoutcome.h"

#include "models/transfer/importjob.h"
#include "models/transfer/rejectedrows.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

/// Before anything is written to the database: if the report cannot be written, nothing is.
Result<> writeReport(const Invocation &invocation, const ImportPlan &plan)
{
    const QString path = invocation.value(u"report"_s);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path) == QFileInfo(plan.source().path))
        return DbError{DbError::Kind::Usage,
                       Text::tr("--report would overwrite the file that is imported. Name another one.")};
    return writeRejectedRows(plan, path);
}

ExitCode run(Invocation &invocation)
{
    if (invocation.arguments().size() != 1)
        return invocation.usage(Text::tr("Say one file to import, or - for standard input."));
    const Result<ImportOptions> options = importOptionsOf(invocation);
    if (!options)
        return invocation.usage(options.error().text);
    QTemporaryFile spool;
    const Result<ImportSource> source = importSourceOf(invocation, spool);
    if (!source)
        return invocation.fail(source.error());
    const Result<Database> database =
        invocation.openDatabase(options->dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    if (!database)
        return invocation.fail(database.error());

    Roster roster(*database);
    const Result<ImportPlanPointer> plan = runPlan(roster, *source, *options, invocation.stop());
    if (!plan && plan.error().kind == DbError::Kind::Usage)
        return invocation.usage(plan.error().text);
    if (!plan)
        return invocation.fail(plan.error());
    if (const Result<> written = writeReport(invocation, **plan); !written)
        return invocation.fail(written.error());
    const Result<ImportReport> report = runWrite(roster, *plan, invocation.stop());
    if (!report)
        return invocation.fail(report.error());
    return tellImport(invocation, **plan, *report);
}

} // namespace

Command importCommand()
{
    return {
        u"import"_s,
        u"FILE|-"_s,
        Text::tr("Imports memberships, users or organizations from a CSV file, in one transaction."),
        {{u"kind"_s, Text::tr("What the rows are: memberships, users or organizations."), Text::tr("KIND"),
          u"memberships"_s},
         {u"mode"_s,
          Text::tr("What happens to present memberships: %1.").arg(assignModeNames().join(", "_L1)),
          Text::tr("MODE"), assignModeName(AssignMode::Append)},
         {u"per"_s,
          Text::tr("Whose lists the file holds: user or organization. append_and_remove and direct_control "
                   "remove from the owners in the file what it does not list for them."),
          Text::tr("OWNER")},
         {u"map"_s, Text::tr("Which column holds a field, by its header or position; may be repeated."),
          Text::tr("FIELD=HEADER")},
         {u"set"_s, Text::tr("The value of a field where the file says nothing; may be repeated."),
          Text::tr("FIELD=VALUE")},
         {u"replace"_s, Text::tr("What to take instead of a value wherever a field has it; may be repeated."),
          Text::tr("FIELD=OLD=NEW")},
         {u"split-organizations"_s,
          Text::tr("The character between several organizations in one cell; each is a membership."),
          Text::tr("C")},
         {u"delimiter"_s, Text::tr("The character between cells, or \"tab\"; found out if not given."),
          Text::tr("C")},
         {u"encoding"_s, Text::tr("The encoding of the text; found out if not given."), Text::tr("ENCODING")},
         {u"no-header"_s,
          Text::tr("The first row is data as well: columns are named by position, --map user=1.")},
         {u"comment"_s, Text::tr("Lines that begin with this character are no rows."), Text::tr("C")},
         {u"skip-lines"_s, Text::tr("How many lines stand above the table."), Text::tr("N")},
         {u"exported"_s,
          Text::tr(
              "Take cells as Roster's own exports have them, without the apostrophe at the start; exports "
              "are known by their header without this.")},
         {u"create"_s, Text::tr("Create what the file names and nobody knows: users,organizations."),
          Text::tr("WHAT")},
         {u"on-error"_s,
          Text::tr(
              "What to do when rows are rejected: abort (nothing is written) or skip (the good rows are)."),
          Text::tr("abort|skip"), u"abort"_s},
         {u"dry-run"_s, Text::tr("Write nothing; tell what the good rows would do.")},
         {u"yes"_s,
          Text::tr("Go on although more than a tenth of the memberships of the owners in the file go away.")},
         forceOption(),
         {u"report"_s, Text::tr("Write the rejected rows with their reasons as CSV."), Text::tr("FILE")},
         jsonOption()},
        &run};
}
