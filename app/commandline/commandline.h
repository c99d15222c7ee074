#pragma once

#include <QStringList>

/// Whether the first argument names a sub-command: then there will be no window.
bool isCommand(const QString &argument);

/// Runs `roster COMMAND …` and returns the exit code. Needs a QCoreApplication.
int runCommandLine(const QStringList &arguments);

/// What `roster --help` prints about the sub-commands.
QString commandsHelp();
