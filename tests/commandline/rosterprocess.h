#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

/// The program itself, run to its end.
struct RosterProcess {
    int exitCode = -1;
    QString out;
    QString err;

    /// Runs `roster ARGUMENTS`. `unprivileged` gives up root's right to write everything.
    static RosterProcess run(const QStringList &arguments, const QByteArray &input = {},
                             bool unprivileged = false);
    QJsonObject json() const;
};
