#include "tests/support/ownbus.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

namespace {

constexpr auto variable = "ROSTER_TEST_DESKTOP";
constexpr int longest = 110'000; // milliseconds

} // namespace

OwnBus::Desktop OwnBus::which() { return Desktop(qEnvironmentVariableIntValue(variable)); }

int OwnBus::run(Desktop desktop, const QString &function, const QString &folder)
{
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *place : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"})
        environment.insert(QString::fromLatin1(place), folder);
    environment.insert(QString::fromLatin1(variable), QString::number(int(desktop)));
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    const QString program = QCoreApplication::applicationFilePath();
    if (desktop == Desktop::None) {
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=/nonexistent"));
        process.setProcessEnvironment(environment);
        process.start(program, {function});
    } else {
        // The daemon takes the password of the keychain that it makes and unlocks from its input.
        const QString script = QStringLiteral("printf test | gnome-keyring-daemon --unlock "
                                              "--components=secrets >/dev/null && \"$0\" \"$1\"");
        process.setProcessEnvironment(environment);
        process.start(
            QStringLiteral("dbus-run-session"),
            {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script, program, function});
    }
    return process.waitForFinished(longest) && process.exitStatus() == QProcess::NormalExit
        ? process.exitCode()
        : -1;
}
