#include "models/storage/servergreeting.h"

#include "models/storage/connectfailure.h"
#include "models/storage/connection.h"
#include "models/storage/query.h"
#include <libpq-fe.h>

#include <QDeadlineTimer>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <vector>

#include <poll.h>

using namespace Qt::StringLiterals;

namespace {

using Handle = std::unique_ptr<PGconn, decltype(&PQfinish)>;

constexpr int defaultTimeout = 10; // seconds
constexpr int slice = 100; // milliseconds

Handle start(const QMap<QString, QString> &parameters)
{
    std::vector<QByteArray> texts;
    texts.reserve(std::size_t(parameters.size()) * 2); // so that they stay where they are
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        texts.push_back(it.key().toUtf8());
        keywords.push_back(texts.back().constData());
        texts.push_back(it.value().toUtf8());
        values.push_back(texts.back().constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    return {PQconnectStartParams(keywords.data(), values.data(), 0), &PQfinish};
}

QString errorOf(const Handle &handle) { return QString::fromUtf8(PQerrorMessage(handle.get())); }

// Each host of the address as an address of its own.
QList<QMap<QString, QString>> hostsOf(const QMap<QString, QString> &parameters)
{
    const QStringList hosts = parameters.value(u"host"_s).split(u',');
    const QStringList addresses = parameters.value(u"hostaddr"_s).split(u',');
    const QStringList ports = parameters.value(u"port"_s).split(u',');
    QList<QMap<QString, QString>> each;
    for (qsizetype i = 0; i < std::max(hosts.size(), addresses.size()); ++i) {
        QMap<QString, QString> one = parameters;
        one.insert(u"host"_s, hosts.value(i));
        one.insert(u"hostaddr"_s, addresses.value(i));
        one.insert(u"port"_s, ports.size() == 1 ? ports.first() : ports.value(i));
        each << one;
    }
    return each;
}

int timeoutOf(const QMap<QString, QString> &parameters)
{
    const int seconds = parameters.value(u"connect_timeout"_s).toInt();
    return seconds > 0 ? std::max(seconds, 2) : defaultTimeout; // two is libpq's own minimum
}

// The error's text, or nothing; stops with Cancelled.
Result<QString> connectOne(const Handle &handle, int timeout, const std::stop_token &stop)
{
    // The server's code tells what its words may say in another language.
    PQsetErrorVerbosity(handle.get(), PQERRORS_VERBOSE);
    const QDeadlineTimer deadline(timeout * 1000);
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    while (PQstatus(handle.get()) != CONNECTION_BAD) {
        const short wanted = status == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        pollfd socket{PQsocket(handle.get()), wanted, 0};
        if (::poll(&socket, 1, slice) > 0)
            status = PQconnectPoll(handle.get());
        if (status == PGRES_POLLING_OK)
            return QString();
        if (status == PGRES_POLLING_FAILED)
            break;
        if (stop.stop_requested())
            return Connection::cancelled();
        if (deadline.hasExpired())
            return u"timeout expired"_s;
    }
    return errorOf(handle);
}

ServerGreeting greetingOf(const Handle &handle)
{
    const auto parameter = [&handle](const char *name) {
        return QString::fromUtf8(PQparameterStatus(handle.get(), name));
    };
    ServerGreeting greeting;
    greeting.version = parameter("server_version").section(u' ', 0, 0);
    greeting.user = QString::fromUtf8(PQuser(handle.get()));
    greeting.database = QString::fromUtf8(PQdb(handle.get()));
    if (PQsslInUse(handle.get()))
        greeting.encryption = QString::fromUtf8(PQsslAttribute(handle.get(), "protocol"));
    greeting.isReadOnly =
        parameter("in_hot_standby") == "on"_L1 || parameter("default_transaction_read_only") == "on"_L1;
    return greeting;
}

Result<ServerGreeting> greetServer(const DatabaseAddress &address, const std::stop_token &stop)
{
    const EnglishMessages english;
    QString problems;
    for (const QMap<QString, QString> &host : hostsOf(address.parameters())) {
        const Handle handle = start(host);
        const Result<QString> problem = connectOne(handle, timeoutOf(host), stop);
        if (!problem)
            return problem.error();
        if (problem->isEmpty())
            return greetingOf(handle);
        problems += *problem + u'\n';
    }
    return connectError(address, problems);
}

Result<ServerGreeting> greetFile(const DatabaseAddress &address)
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(address, OpenMode::ReadOnly);
    if (!connection)
        return connection.error();
    const Result<Query *> version = (*connection)->select(u"SELECT sqlite_version()"_s);
    if (!version)
        return version.error();
    ServerGreeting greeting;
    if ((*version)->next())
        greeting.version = (*version)->text(0);
    greeting.database = address.displayName();
    return greeting;
}

} // namespace

QFuture<Result<ServerGreeting>> greetDatabase(const DatabaseAddress &address, const std::stop_token &stop)
{
    auto promise = std::make_shared<QPromise<Result<ServerGreeting>>>();
    QFuture<Result<ServerGreeting>> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, address, stop] {
        promise->addResult(address.engine() == Engine::Sqlite ? greetFile(address)
                                                              : greetServer(address, stop));
        promise->finish();
    });
    return future;
}
