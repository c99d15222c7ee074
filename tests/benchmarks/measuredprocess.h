#pragma once

#include <QStringList>

// What a program took.
struct Measured {
    double seconds = 0;
    double megabytes = 0; ///< the most memory it had at a time
    bool succeeded = false;
};

// Runs a program to its end with its input from a file; what it prints goes to a file, which is shown when it
// fails.
Measured measureProcess(const QStringList &command, const QString &input, const QString &output);
