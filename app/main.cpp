#include "app/commandline/commandline.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("roster"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROSTER_VERSION));
    if (argc > 1 && isCommand(QString::fromLocal8Bit(argv[1]))) {
        const QCoreApplication application(argc, argv);
        return runCommandLine(QCoreApplication::arguments());
    }
    return 0;
}
