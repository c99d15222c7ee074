#include "tests/benchmarks/measuredprocess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

Measured measureProcess(const QStringList &command, const QString &input, const QString &output)
{
    QList<QByteArray> words;
    for (const QString &word : command)
        words << word.toLocal8Bit();
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    const QByteArray from = input.isEmpty() ? QByteArray("/dev/null") : input.toLocal8Bit();
    const QByteArray to = output.toLocal8Bit();
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, from.constData(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, to.constData(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
    Measured measured;
    QElapsedTimer timer;
    timer.start();
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments.front(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    int status = 0;
    rusage usage{};
    if (failed == 0 && wait4(child, &status, 0, &usage) == child) {
        measured.seconds = double(timer.nsecsElapsed()) / 1e9;
        measured.megabytes = double(usage.ru_maxrss) / 1024;
        measured.succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    QFile printed(output);
    if (!measured.succeeded && printed.open(QIODevice::ReadOnly))
        QTextStream(stderr) << command.join(u' ') << '\n' << printed.read(4000) << Qt::endl;
    return measured;
}
