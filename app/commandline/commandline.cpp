#include "app/commandline/commandline.h"

#include "app/commandline/command.h"
#include "app/commandline/stopsignal.h"

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

// Qt's own remarks about a lost server and the like are not for scripts: they get one sentence, which says it
// all.
void dropRemarks(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        QTextStream(stderr) << text << Qt::endl;
}

QList<Command> commands()
{
    return {schemaCommand(), importCommand(),  exportCommand(), createCommand(),
            deleteCommand(), addCommand(),     removeCommand(), assignCommand(),
            showCommand(),   historyCommand(), revertCommand(), checkCommand()};
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOption(
        {u"database"_s, Text::tr("The database: a file, or a postgresql:// address."), Text::tr("DB")});
    parser.addOptions(tableOptions());
    parser.addOption({u"actor"_s,
                      Text::tr("Who acts, for the history; the database's or system's user if not given."),
                      Text::tr("NAME")});
    parser.addOption(
        {u"wait"_s, Text::tr("How long to wait for other writers."), Text::tr("SECONDS"), u"30"_s});
}

} // namespace

bool isCommand(const QString &argument)
{
    for (const Command &command : commands()) {
        if (command.name == argument)
            return true;
    }
    return false;
}

QString commandsHelp()
{
    QString text = Text::tr("Commands, each with --help:") + u'\n';
    for (const Command &command : commands())
        text += u"  %1 %2\n      %3\n"_s.arg(command.name, command.synopsis, command.description);
    return text;
}

int runCommandLine(const QStringList &arguments)
{
    Q_ASSERT(arguments.size() > 1);
    qInstallMessageHandler(dropRemarks);
    for (const Command &command : commands()) {
        if (command.name != arguments.at(1))
            continue;
        QCommandLineParser parser;
        parser.setApplicationDescription(command.description);
        const QCommandLineOption help = parser.addHelpOption();
        addCommonOptions(parser);
        for (const QCommandLineOption &option : command.options)
            parser.addOption(option);
        parser.addPositionalArgument(command.name, command.description,
                                     command.name + u' ' + command.synopsis);

        const StopSignal stop;
        const bool understood = parser.parse(arguments);
        Invocation invocation(parser, stop.token());
        if (understood && parser.isSet(help)) {
            invocation.out() << parser.helpText();
            return int(ExitCode::Done);
        }
        const ExitCode code = !understood  ? invocation.usage(parser.errorText() + u'.')
            : !parser.isSet(u"database"_s) ? invocation.usage(Text::tr("Name the database with --database."))
                                           : command.run(invocation);
        return int(code);
    }
    Q_UNREACHABLE();
}
