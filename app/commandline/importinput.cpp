#include "app/commandline/importinput.h"

#include <QFileInfo>

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

/// The next bytes of standard input; waits for them no longer than it is asked to stop.
std::optional<QByteArray> readStandardInput(const std::stop_token &stop)
{
    constexpr qsizetype block = 1'048'576;
    constexpr int patience = 100; // milliseconds
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!stop.stop_requested() && poll(&input, 1, patience) == 0) { }
    QByteArray bytes(block, Qt::Uninitialized);
    const ssize_t read = stop.stop_requested() ? 0 : ::read(STDIN_FILENO, bytes.data(), size_t(block));
    if (read < 0)
        return {};
    bytes.resize(read);
    return bytes;
}

/// Files are read twice; what comes through a pipe is kept until then.
Result<> spoolStandardInput(QTemporaryFile &spool, const std::stop_token &stop)
{
    const auto failed = [](const QString &why) {
        return DbError{DbError::Kind::File, Text::tr("Standard input cannot be read: %1.").arg(why)};
    };
    if (!spool.open())
        return failed(spool.errorString());
    for (;;) {
        const std::optional<QByteArray> bytes = readStandardInput(stop);
        if (stop.stop_requested())
            return Connection::cancelled();
        if (!bytes)
            return failed(qt_error_string());
        if (bytes->isEmpty())
            break;
        if (spool.write(*bytes) != bytes->size())
            return failed(spool.errorString());
    }
    if (!spool.flush())
        return failed(spool.errorString());
    return {};
}

} // namespace

Result<ImportSource> importSourceOf(const Invocation &invocation, QTemporaryFile &spool)
{
    const QString path = invocation.arguments().first();
    if (path == "-"_L1) {
        if (Result<> spooled = spoolStandardInput(spool, invocation.stop()); !spooled)
            return spooled.error();
        return ImportSource{spool.fileName(), Text::tr("standard input")};
    }
    // Before the database is opened: a mistyped name should be told first.
    if (!QFileInfo::exists(path))
        return DbError{DbError::Kind::File, Text::tr("There is no file %1.").arg(path)};
    return ImportSource{path};
}
