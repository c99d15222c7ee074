#include "tests/support/postgresserver.h"

#include <QCollator>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <algorithm>

#include <arpa/inet.h>
#include <csignal>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int startMilliseconds = 60'000; // generous: sanitizers and a busy machine are slow
constexpr int portAttempts = 5;

QString findPrograms()
{
    QProcess config;
    config.start(QStringLiteral("pg_config"), {QStringLiteral("--bindir")});
    config.waitForFinished();
    const QString configured = QString::fromLocal8Bit(config.readAllStandardOutput()).trimmed();
    // libpq-dev brings pg_config also where no server is installed.
    if (!configured.isEmpty() && QFile::exists(configured + QStringLiteral("/initdb")))
        return configured;

    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    QStringList versions = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCollator numeric;
    numeric.setNumericMode(true);
    std::sort(versions.begin(), versions.end(), [&](const auto &a, const auto &b) { return numeric(b, a); });
    for (const QString &version : versions) {
        const QString programs = root.filePath(version + QStringLiteral("/bin"));
        if (QFile::exists(programs + QStringLiteral("/initdb")))
            return programs;
    }
    return {};
}

// The system may give the port to somebody else before the server takes it: callers try again.
int freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool bound =
        ::bind(descriptor, generic, length) == 0 && ::getsockname(descriptor, generic, &length) == 0;
    ::close(descriptor);
    return bound ? ntohs(address.sin_port) : 0;
}

// PostgreSQL refuses to run as root: root's tests run it as the system's postgres user.
const passwd *serverUser()
{
    static const passwd *const user = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
    return user;
}

void prepareChild(QProcess &process)
{
    const passwd *const user = serverUser();
    process.setChildProcessModifier([user, parent = ::getpid()] {
        if (user
            && (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
            ::_exit(126);
        // After setuid(), which clears it: a killed test takes its server along (SIGQUIT: immediate
        // shutdown).
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
        if (::getppid() != parent)
            ::_exit(126);
    });
}

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

// Not below TMPDIR: a socket's path has to stay below 108 characters.
PostgresServer::PostgresServer()
    : m_directory(QStringLiteral("/tmp/roster-postgres-XXXXXX"))
    , m_programs(findPrograms())
{
}

PostgresServer::~PostgresServer() { stop(); }

std::unique_ptr<PostgresServer> PostgresServer::start(QString *error)
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    if (!server->prepare(error) || !server->initialize(error) || !server->launchSomewhere(error))
        return nullptr;
    return server;
}

std::unique_ptr<PostgresServer> PostgresServer::startStandby(const PostgresServer &primary, QString *error)
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    const QStringList copy{QStringLiteral("--pgdata=") + server->m_directory.filePath(QStringLiteral("data")),
                           QStringLiteral("--host=") + primary.directory(),
                           QStringLiteral("--port=%1").arg(primary.port()),
                           QStringLiteral("--username=postgres"),
                           QStringLiteral("--no-password"),
                           QStringLiteral("--write-recovery-conf"),
                           QStringLiteral("--checkpoint=fast"),
                           QStringLiteral("--no-sync")};
    if (!server->prepare(error) || !server->run(QStringLiteral("pg_basebackup"), copy, error)
        || !server->launchSomewhere(error))
        return nullptr;
    return server;
}

bool PostgresServer::launchSomewhere(QString *error)
{
    for (int attempt = 1; attempt <= portAttempts; ++attempt) {
        m_port = freePort();
        if (launch(error))
            return true;
    }
    return false;
}

bool PostgresServer::prepare(QString *error)
{
    if (m_programs.isEmpty()) {
        *error = QStringLiteral("No PostgreSQL server is installed (package postgresql).");
        return false;
    }
    if (!m_directory.isValid()) {
        *error = m_directory.errorString();
        return false;
    }
    const passwd *const user = serverUser();
    if (user && ::chown(QFile::encodeName(directory()).constData(), user->pw_uid, user->pw_gid) != 0) {
        *error = QStringLiteral("Cannot give %1 to the user postgres.").arg(directory());
        return false;
    }
    return true;
}

bool PostgresServer::initialize(QString *error)
{
    QFile password(m_directory.filePath(QStringLiteral("password")));
    if (!password.open(QIODevice::WriteOnly) || password.write("secret\n") < 0) {
        *error = password.errorString();
        return false;
    }
    password.close();
    const passwd *const user = serverUser();
    if (user
        && ::chown(QFile::encodeName(password.fileName()).constData(), user->pw_uid, user->pw_gid) != 0) {
        *error = QStringLiteral("Cannot give %1 to the user postgres.").arg(password.fileName());
        return false;
    }
    return run(QStringLiteral("initdb"),
               {QStringLiteral("--pgdata=") + m_directory.filePath(QStringLiteral("data")),
                QStringLiteral("--username=postgres"), QStringLiteral("--pwfile=") + password.fileName(),
                QStringLiteral("--auth-local=trust"), QStringLiteral("--auth-host=scram-sha-256"),
                QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C.UTF-8"),
                QStringLiteral("--no-sync")},
               error);
}

bool PostgresServer::launch(QString *error)
{
    const QString data = m_directory.filePath(QStringLiteral("data"));
    const QString log = m_directory.filePath(QStringLiteral("log"));
    prepareChild(m_server);
    // A file, not a pipe: nobody empties a pipe while a test waits for its query.
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(log, QIODevice::Append);
    m_server.setWorkingDirectory(directory());
    m_server.start(m_programs + QStringLiteral("/postgres"),
                   {QStringLiteral("-D"), data, QStringLiteral("-p"), QString::number(m_port),
                    QStringLiteral("-k"), directory(), QStringLiteral("-c"),
                    QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("-c"),
                    QStringLiteral("fsync=off"), QStringLiteral("-c"),
                    QStringLiteral("full_page_writes=off")});

    // The eighth line of this file is what pg_ctl waits for as well. A crashed server leaves the file behind,
    // so its first line, the process, counts too.
    const QDeadlineTimer deadline(startMilliseconds);
    while (m_server.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        const QStringList status = contents(data + QStringLiteral("/postmaster.pid")).split(u'\n');
        if (status.size() > 7 && status[0].toLongLong() == m_server.processId()
            && (status[7].trimmed() == QStringLiteral("ready")
                || status[7].trimmed() == QStringLiteral("standby")))
            return true;
        m_server.waitForFinished(10);
    }
    *error = QStringLiteral("PostgreSQL did not start: %1\n%2").arg(m_server.errorString(), contents(log));
    stop();
    return false;
}

bool PostgresServer::run(const QString &program, const QStringList &arguments, QString *error)
{
    QProcess process;
    prepareChild(process);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(directory());
    process.start(m_programs + u'/' + program, arguments);
    if (process.waitForFinished(startMilliseconds) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return true;
    *error = QStringLiteral("%1 failed: %2\n%3")
                 .arg(program, process.errorString(), QString::fromUtf8(process.readAll()));
    return false;
}

QString PostgresServer::uri(const QString &database) const
{
    return QStringLiteral("postgresql://postgres:secret@127.0.0.1:%1/%2").arg(m_port).arg(database);
}

QString PostgresServer::createDatabase()
{
    const QString name = QStringLiteral("test%1").arg(++m_databases);
    QString error;
    if (run(QStringLiteral("createdb"),
            {QStringLiteral("--host=") + directory(), QStringLiteral("--port=%1").arg(m_port),
             QStringLiteral("--username=postgres"), QStringLiteral("--no-password"), name},
            &error))
        return uri(name);
    qWarning("%s", qPrintable(error));
    return {};
}

void PostgresServer::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    // A frozen server (SIGSTOP) must hear it too.
    ::kill(pid_t(m_server.processId()), SIGQUIT);
    ::kill(pid_t(m_server.processId()), SIGCONT);
    if (!m_server.waitForFinished(startMilliseconds)) {
        m_server.kill();
        m_server.waitForFinished();
    }
}

bool PostgresServer::promote()
{
    QString error;
    if (run(QStringLiteral("pg_ctl"),
            {QStringLiteral("promote"), QStringLiteral("--wait"), QStringLiteral("-D"),
             m_directory.filePath(QStringLiteral("data"))},
            &error))
        return true;
    qWarning("%s", qPrintable(error));
    return false;
}

bool PostgresServer::restart()
{
    stop();
    QString error;
    if (launch(&error))
        return true;
    qWarning("%s", qPrintable(error));
    return false;
}
