#include "app/application.h"
#include "app/commandline/commandline.h"
#include "app/commandline/exitcode.h"
#include "app/translations.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("roster"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROSTER_VERSION));
    WindowArguments arguments;
    {
        // Without a window as long as possible: commands, --help and mistakes need no display.
        QCoreApplication application(argc, argv);
        installTranslations(application);
        if (argc > 1 && isCommand(QString::fromLocal8Bit(argv[1])))
            return runCommandLine(QCoreApplication::arguments());
        const Result<WindowArguments> parsed = WindowArguments::parse(QCoreApplication::arguments());
        if (!parsed) {
            QTextStream(stderr) << parsed.error().text << Qt::endl;
            return int(ExitCode::Usage);
        }
        arguments = *parsed;
        if (!arguments.help.isEmpty()) {
            QTextStream(stdout) << arguments.help << Qt::flush;
            return int(ExitCode::Done);
        }
    }
    return runWindow(argc, argv, arguments);
}
