#include "app/commandline/command.h"

#include "models/transfer/exporter.h"

#include <QFile>

#include <cstdio>
#include <limits>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

DbError wrongUse(const QString &text) { return {DbError::Kind::Usage, text}; }

Result<ExportOptions> optionsOf(const Invocation &invocation)
{
    ExportOptions options;
    const QString kind = invocation.arguments().value(0);
    if (const std::optional<Entity> record = entityFromName(kind))
        options.kind = *record;
    else if (kind != "memberships"_L1 && kind != "membership"_L1)
        return wrongUse(Text::tr("Say memberships, users or organizations."));
    if (invocation.arguments().size() > 1)
        return wrongUse(Text::tr("Name the file with --output."));
    const QString delimiter = invocation.value(u"delimiter"_s);
    if (delimiter == "tab"_L1 || delimiter == "\\t"_L1)
        options.delimiter = '\t';
    else if (delimiter.size() == 1 && QStringView(u",;|\t").contains(delimiter.front()))
        options.delimiter = delimiter.front().toLatin1();
    else
        return wrongUse(Text::tr("--delimiter is one of , ; | and \"tab\"."));
    options.search = invocation.value(u"search"_s);
    options.byteOrderMark = invocation.isSet(u"bom"_s);
    return options;
}

Result<qint64> exportToStandardOutput(Connection &connection, const Schema &schema,
                                      const ExportOptions &options)
{
    QFile target;
    const auto failed = [&target] {
        return DbError{DbError::Kind::File,
                       Text::tr("Standard output cannot be written: %1.").arg(target.errorString())};
    };
    if (!target.open(stdout, QIODevice::WriteOnly))
        return failed();
    const Result<qint64> rows = exportRows(connection, schema, options, target);
    if (rows && !target.flush())
        return failed();
    return rows;
}

ExitCode run(Invocation &invocation)
{
    const Result<ExportOptions> options = optionsOf(invocation);
    if (!options)
        return invocation.usage(options.error().text);
    const QString path = invocation.value(u"output"_s);
    return invocation.read([&](Connection &connection, const Schema &schema) {
        const bool toFile = path != "-"_L1;
        const Result<qint64> rows = toFile ? exportToFile(connection, schema, *options, path)
                                           : exportToStandardOutput(connection, schema, *options);
        if (!rows)
            return invocation.fail(rows.error());
        constexpr qint64 most = std::numeric_limits<int>::max();
        if (toFile)
            invocation.out() << Text::tr("%n row(s) exported.", nullptr, int(qMin(*rows, most))) << u'\n';
        return ExitCode::Done;
    });
}

} // namespace

Command exportCommand()
{
    return {
        u"export"_s,
        u"memberships|users|organizations"_s,
        Text::tr("Writes memberships, users or organizations as CSV that imports again unchanged."),
        {{u"search"_s, Text::tr("Only rows that contain this text."), Text::tr("TEXT")},
         {u"delimiter"_s, Text::tr("The character between cells: , ; | or \"tab\"."), Text::tr("C"), u","_s},
         {u"bom"_s, Text::tr("Begin with a byte order mark, by which spreadsheets know UTF-8.")},
         {u"output"_s, Text::tr("The file to write, or - for standard output."), Text::tr("FILE|-"), u"-"_s}},
        &run};
}
