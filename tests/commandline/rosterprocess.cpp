#include "tests/commandline/rosterprocess.h"

#include <QJsonDocument>

#include <unistd.h>

RosterProcess RosterProcess::run(const QStringList &arguments, const QByteArray &input, bool unprivileged)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.remove(QStringLiteral("LANGUAGE"));
    environment.remove(QStringLiteral("DISPLAY"));
    process.setProcessEnvironment(environment);
    if (unprivileged && geteuid() == 0) {
        process.setChildProcessModifier([] {
            constexpr uid_t nobody = 65534;
            if (setgid(nobody) != 0 || setuid(nobody) != 0)
                _exit(127);
        });
    }
    process.start(QStringLiteral(ROSTER_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    RosterProcess result;
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit) {
        result.err = QStringLiteral("did not end by itself: ") + process.errorString();
        return result;
    }
    result.exitCode = process.exitCode();
    result.out = QString::fromUtf8(process.readAllStandardOutput());
    result.err = QString::fromUtf8(process.readAllStandardError());
    return result;
}

QJsonObject RosterProcess::json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
