#include "tests/benchmarks/browsedata.h"

#include "models/storage/migrator.h"
#include "tests/benchmarks/figures.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

void run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(program));
}

void migrate(const DatabaseAddress &address)
{
    const std::unique_ptr<Connection> connection = required(Connection::open(address, OpenMode::Create));
    required(Migrator(*connection).migrate());
}

QByteArray script(const QString &name, const BrowseSize &size)
{
    QFile file(u"" ROSTER_BENCH_SOURCES "/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(name));
    return file.readAll()
        .replace(":users", QByteArray::number(size.users))
        .replace(":organizations", QByteArray::number(size.organizations))
        .replace(":each", QByteArray::number(size.each))
        .replace(":heavy", QByteArray::number(size.heavy));
}

} // namespace

BrowseSize BrowseData::size(const QString &name)
{
    for (const BrowseSize &size : {BrowseSize{u"S"_s, 10'000, 1'000, 5, 103},
                                   {u"L"_s, 1'000'000, 100'000, 5, 10'354},
                                   {u"XL"_s, 1'000'000, 100'000, 10, 10'354}}) {
        if (size.name == name)
            return size;
    }
    qFatal("There is no size %s", qPrintable(name));
}

BrowseData::BrowseData(const QString &folder, bool withServer)
    : m_folder(folder.isEmpty() ? m_temporary.path() : folder)
    , m_isKept(!folder.isEmpty())
{
    QString error;
    if (withServer && !(m_server = PostgresServer::start(&error)))
        qFatal("%s", qPrintable(error));
}

DatabaseAddress BrowseData::sqlite(const BrowseSize &size)
{
    const QString file = m_folder + u"/browse-%1.sqlite"_s.arg(size.name);
    if (!QFile::exists(file)) {
        const QString part = file + u".part"_s;
        QFile::remove(part);
        migrate(DatabaseAddress::forFile(part));
        run(u"sqlite3"_s, {part}, script(u"browsefillsqlite.sql"_s, size));
        if (!QFile::rename(part, file))
            qFatal("%s cannot be made", qPrintable(file));
    }
    return DatabaseAddress::forFile(file);
}

QList<DatabaseAddress> BrowseData::postgresql(const QList<BrowseSize> &sizes)
{
    QStringList names;
    for (const BrowseSize &size : sizes)
        names << size.name;
    const QString kept = m_folder + u"/browse-postgresql-"_s + names.join(u'-');
    const bool isThere = m_isKept && QFile::exists(kept);
    if (isThere)
        restoreServer(kept);
    QList<DatabaseAddress> addresses;
    for (qsizetype i = 0; i < sizes.size(); ++i) {
        const QString uri = isThere ? m_server->uri(u"test%1"_s.arg(i + 1)) : m_server->createDatabase();
        addresses << required(DatabaseAddress::parse(uri));
        if (isThere)
            continue;
        migrate(addresses.last());
        run(u"psql"_s, {u"--quiet"_s, u"--no-psqlrc"_s, uri},
            script(u"browsefillpostgresql.sql"_s, sizes.at(i)));
    }
    if (m_isKept && !isThere)
        keepServer(kept);
    return addresses;
}

void BrowseData::keepServer(const QString &kept)
{
    run(u"psql"_s, {u"--quiet"_s, m_server->uri()}, "CHECKPOINT");
    m_server->stop();
    run(u"cp"_s, {u"-a"_s, m_server->directory() + u"/data"_s, kept});
    if (!m_server->restart())
        qFatal("The server did not start again");
}

void BrowseData::restoreServer(const QString &kept)
{
    m_server->stop();
    run(u"rm"_s, {u"-r"_s, m_server->directory() + u"/data"_s});
    run(u"cp"_s, {u"-a"_s, kept, m_server->directory() + u"/data"_s});
    if (!m_server->restart())
        qFatal("The server did not start again");
}
