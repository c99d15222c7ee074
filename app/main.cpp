#include "app/application.h"
#include "app/commandline/commandline.h"
#include "app/commandline/exitcode.h"
#include "app/privatearguments.h"
#include "app/translations.h"
#include "models/storage/threadmemory.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char *argv[])
{
    shareMemoryOfThreads();
    PrivateArguments own(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("roster"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROSTER_VERSION));
    WindowArguments arguments;
    {
        // Without a window as long as possible: commands, --help and mistakes need no display.
        QCoreApplication application(own.count(), own.values());
        installTranslations(application);
        if (own.count() > 1 && isCommand(QString::fromLocal8Bit(own.values()[1])))
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
    return runWindow(own.count(), own.values(), arguments);
}
