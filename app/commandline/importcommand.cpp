#include "app/commandline/command.h"

#include "models/transfer/importfield.h"
#include "models/transfer/importjob.h"
#include "models/transfer/rejectedrows.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryFile>

#include <algorithm>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

DbError wrongUse(const QString &text) { return {DbError::Kind::Usage, text}; }

// --- The arguments ---

Result<std::pair<Field, QString>> fieldAndText(const QString &option, const QString &setting, Entity kind)
{
    const qsizetype equals = setting.indexOf(u'=');
    if (equals < 1)
        return wrongUse(Text::tr("--%1 takes FIELD=…, not \"%2\".").arg(option, setting));
    const std::optional<Field> field = importFieldFromName(setting.left(equals), kind);
    if (field)
        return std::pair(*field, setting.mid(equals + 1));
    QStringList names;
    const QList<Field> fields = importFields(kind);
    for (const Field possible : fields)
        names << importFieldName(possible);
    return wrongUse(Text::tr("There is no field \"%1\" here. The fields are: %2.")
                        .arg(setting.left(equals), names.join(", "_L1)));
}

Result<CsvFormat> formatOf(const Invocation &invocation)
{
    CsvFormat format;
    format.encoding = invocation.value(u"encoding"_s).toLatin1();
    const QString delimiter = invocation.value(u"delimiter"_s);
    if (delimiter == "tab"_L1 || delimiter == "\\t"_L1)
        format.delimiter = '\t';
    else if (delimiter.size() == 1 && delimiter.front().unicode() < 0x80 && delimiter != "\""_L1)
        format.delimiter = delimiter.front().toLatin1();
    else if (!delimiter.isEmpty())
        return wrongUse(Text::tr("--delimiter takes one character, or \"tab\"."));
    if (!format.encoding.isEmpty() && !TextSource::isKnownEncoding(format.encoding))
        return wrongUse(
            Text::tr("The encoding \"%1\" is not known.").arg(QString::fromLatin1(format.encoding)));
    return format;
}

Result<> readFields(const Invocation &invocation, ImportOptions &options)
{
    const QStringList maps = invocation.values(u"map"_s);
    for (const QString &map : maps) {
        const Result<std::pair<Field, QString>> pair = fieldAndText(u"map"_s, map, options.kind);
        if (!pair)
            return pair.error();
        options.headers << *pair;
    }
    const QStringList settings = invocation.values(u"set"_s);
    for (const QString &setting : settings) {
        const Result<std::pair<Field, QString>> pair = fieldAndText(u"set"_s, setting, options.kind);
        if (!pair)
            return pair.error();
        options.fixed.insert(pair->first, pair->second);
    }
    return {};
}

Result<> readWords(const Invocation &invocation, ImportOptions &options)
{
    const QString kind = invocation.value(u"kind"_s);
    if (const std::optional<Entity> record = entityFromName(kind))
        options.kind = *record;
    else if (kind != "memberships"_L1 && kind != "membership"_L1)
        return wrongUse(Text::tr("--kind is one of memberships, users, organizations."));

    const std::optional<AssignMode> mode = assignModeFromName(invocation.value(u"mode"_s));
    if (!mode)
        return wrongUse(Text::tr("The mode is one of %1.").arg(assignModeNames().join(", "_L1)));
    options.mode = *mode;

    const QString onError = invocation.value(u"on-error"_s);
    if (onError != "abort"_L1 && onError != "skip"_L1)
        return wrongUse(Text::tr("--on-error is abort or skip."));
    options.skipRejected = onError == "skip"_L1;

    const QStringList wanted = invocation.value(u"create"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : wanted) {
        const std::optional<Entity> entity = entityFromName(name.trimmed());
        if (!entity || options.kind != Entity::Membership)
            return wrongUse(Text::tr("--create takes users, organizations or both, for memberships."));
        (*entity == Entity::User ? options.createUsers : options.createOrganizations) = true;
    }
    return {};
}

Result<ImportOptions> optionsOf(const Invocation &invocation)
{
    ImportOptions options;
    if (Result<> read = readWords(invocation, options); !read)
        return read.error();
    if (Result<> read = readFields(invocation, options); !read)
        return read.error();
    const Result<CsvFormat> format = formatOf(invocation);
    if (!format)
        return format.error();
    options.format = *format;
    const Result<std::chrono::milliseconds> wait = invocation.wait();
    if (!wait)
        return wait.error();
    options.wait = *wait;
    options.actor = invocation.value(u"actor"_s);
    options.force = invocation.isSet(u"force"_s);
    options.exported = invocation.isSet(u"exported"_s);
    options.dryRun = invocation.isSet(u"dry-run"_s);
    return options;
}

// --- The file ---

/// The next bytes of standard input; waits for them no longer than it is asked to stop.
std::optional<QByteArray> readStandardInput(const std::stop_token &stop)
{
    constexpr qsizetype block = 1'048'576;
    constexpr int patience = 100; // milliseconds
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!stop.stop_requested() && poll(&input, 1, patience) == 0) { }
    QByteArray bytes(block, Qt::Uninitialized);
    const ssize_t read = stop.stop_requested() ? 0 : ::read(STDIN_FILENO, bytes.data(), size_t(block));
    if (read < 0)
        return {};
    bytes.resize(read);
    return bytes;
}

/// Files are read twice; what comes through a pipe is kept until then.
Result<> spoolStandardInput(QTemporaryFile &spool, const std::stop_token &stop)
{
    const auto failed = [](const QString &why) {
        return DbError{DbError::Kind::File, Text::tr("Standard input cannot be read: %1.").arg(why)};
    };
    if (!spool.open())
        return failed(spool.errorString());
    for (;;) {
        const std::optional<QByteArray> bytes = readStandardInput(stop);
        if (stop.stop_requested())
            return Connection::cancelled();
        if (!bytes)
            return failed(qt_error_string());
        if (bytes->isEmpty())
            break;
        if (spool.write(*bytes) != bytes->size())
            return failed(spool.errorString());
    }
    if (!spool.flush())
        return failed(spool.errorString());
    return {};
}

Result<ImportSource> sourceOf(const Invocation &invocation, QTemporaryFile &spool)
{
    const QString path = invocation.arguments().first();
    if (path == "-"_L1) {
        if (Result<> spooled = spoolStandardInput(spool, invocation.stop()); !spooled)
            return spooled.error();
        return ImportSource{spool.fileName(), Text::tr("standard input")};
    }
    // Before the database is opened: a mistyped name should be told first.
    if (!QFileInfo::exists(path))
        return DbError{DbError::Kind::File, Text::tr("There is no file %1.").arg(path)};
    return ImportSource{path};
}

// --- The outcome ---

QJsonObject toJson(const ImportReport &report)
{
    QJsonArray rejections;
    for (const ImportRejection &rejection : report.rejections) {
        rejections << QJsonObject{{u"line"_s, rejection.line},
                                  {u"field"_s, rejection.field},
                                  {u"value"_s, rejection.value},
                                  {u"reason"_s, rejection.reason}};
    }
    return {{u"rows"_s, report.rows},
            {u"added"_s, report.added},
            {u"updated"_s, report.updated},
            {u"removed"_s, report.removed},
            {u"unchanged"_s, report.unchanged},
            {u"repeated"_s, report.repeated},
            {u"rejected"_s, report.rejected},
            {u"created_users"_s, report.createdUsers},
            {u"created_organizations"_s, report.createdOrganizations},
            {u"change"_s, report.change ? QJsonValue(qint64(*report.change)) : QJsonValue()},
            {u"dry_run"_s, report.dryRun},
            {u"seconds"_s, report.seconds},
            {u"rejections"_s, rejections}};
}

void printNumbers(Invocation &invocation, const ImportReport &report)
{
    QTextStream &out = invocation.out();
    out << (report.dryRun
                ? Text::tr("%n row(s) read. Without --dry-run, this would happen:", nullptr, int(report.rows))
                : Text::tr("%n row(s) read.", nullptr, int(report.rows)))
        << u'\n';
    const std::pair<QString, qint64> numbers[]{
        {Text::tr("added"), report.added},
        {Text::tr("updated"), report.updated},
        {Text::tr("unchanged"), report.unchanged},
        {Text::tr("repeated"), report.repeated},
        {Text::tr("rejected"), report.rejected},
        {Text::tr("users created"), report.createdUsers},
        {Text::tr("organizations created"), report.createdOrganizations}};
    const QString always[]{Text::tr("added"), Text::tr("unchanged"), Text::tr("rejected")};
    for (const auto &[name, number] : numbers) {
        if (number > 0 || std::find(std::begin(always), std::end(always), name) != std::end(always))
            out << u"  %1  %2\n"_s.arg(number, 10).arg(name);
    }
    if (report.change)
        out << Text::tr("This is change %1 of the history.").arg(qint64(*report.change)) << u'\n';
}

void printRejections(Invocation &invocation, const ImportPlan &plan)
{
    constexpr qsizetype shown = 20;
    const RejectionList &rejections = plan.rejections();
    for (qsizetype i = 0; i < qMin(shown, rejections.size()); ++i) {
        const ImportRejection rejection = rejections.at(i);
        invocation.out() << Text::tr("line %1: %2").arg(rejection.line).arg(rejection.reason) << u'\n';
    }
    if (rejections.size() > shown)
        invocation.out() << Text::tr("… and %n more; --report FILE writes all.", nullptr,
                                     int(rejections.size() - shown))
                         << u'\n';
}

ExitCode tell(Invocation &invocation, const ImportPlan &plan, const ImportReport &report)
{
    if (invocation.isSet(u"json"_s)) {
        invocation.printJson(toJson(report));
    } else {
        printNumbers(invocation, report);
        printRejections(invocation, plan);
    }
    if (report.refused) {
        return invocation.fail({DbError::Kind::InvalidValue,
                                Text::tr("Nothing was written, because %n row(s) were rejected. Repair them, "
                                         "or write the others with "
                                         "--on-error skip.",
                                         nullptr, int(report.rejected))});
    }
    return report.rejected > 0 ? ExitCode::Data : ExitCode::Done;
}

/// Before anything is written to the database: if the report cannot be written, nothing is.
Result<> writeReport(const Invocation &invocation, const ImportPlan &plan)
{
    const QString path = invocation.value(u"report"_s);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path) == QFileInfo(plan.source().path))
        return wrongUse(Text::tr("--report would overwrite the file that is imported. Name another one."));
    return writeRejectedRows(plan, path);
}

ExitCode run(Invocation &invocation)
{
    if (invocation.arguments().size() != 1)
        return invocation.usage(Text::tr("Say one file to import, or - for standard input."));
    const Result<ImportOptions> options = optionsOf(invocation);
    if (!options)
        return invocation.usage(options.error().text);
    QTemporaryFile spool;
    const Result<ImportSource> source = sourceOf(invocation, spool);
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
    return tell(invocation, **plan, *report);
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
         {u"map"_s, Text::tr("Which column holds a field, by its header; may be repeated."),
          Text::tr("FIELD=HEADER")},
         {u"set"_s, Text::tr("The value of a field where the file says nothing; may be repeated."),
          Text::tr("FIELD=VALUE")},
         {u"delimiter"_s, Text::tr("The character between cells, or \"tab\"; found out if not given."),
          Text::tr("C")},
         {u"encoding"_s, Text::tr("The encoding of the text; found out if not given."), Text::tr("ENCODING")},
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
         forceOption(),
         {u"report"_s, Text::tr("Write the rejected rows with their reasons as CSV."), Text::tr("FILE")},
         jsonOption()},
        &run};
}
