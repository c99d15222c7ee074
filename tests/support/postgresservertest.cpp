#include "tests/support/postgresserver.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace {

// A connection that is gone, name included, at the end of its scope.
class Connection {
public:
    explicit Connection(const QString &uri)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), QStringLiteral("test")))
    {
        // Qt's driver takes the parts of a URI only.
        const QUrl parts(uri);
        m_database.setHostName(parts.host());
        m_database.setPort(parts.port());
        m_database.setUserName(parts.userName());
        m_database.setPassword(parts.password());
        m_database.setDatabaseName(parts.path().mid(1));
        m_database.open();
    }
    ~Connection()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
    }
    bool isOpen() const { return m_database.isOpen(); }
    QString error() const { return m_database.lastError().text(); }
    QVariant value(const QString &sql) const
    {
        QSqlQuery query(m_database);
        return query.exec(sql) && query.next() ? query.value(0) : QVariant();
    }

private:
    QSqlDatabase m_database;
};

// Every process of a PostgreSQL works in its data directory; a zombie has none.
QStringList processesIn(const QString &directory)
{
    QStringList found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const QString link = QStringLiteral("/proc/") + entry + QStringLiteral("/cwd");
        if (QFile::symLinkTarget(link).startsWith(directory))
            found << entry;
    }
    return found;
}

} // namespace

class PostgresServerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void makesEmptyDatabases();
    void refusesAWrongPassword();
    void restartsWithItsData();
    void leavesNothingBehind();
    void diesWithAKilledTest();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void PostgresServerTest::initTestCase()
{
    QString error;
    m_server = PostgresServer::start(&error);
    QVERIFY2(m_server, qPrintable(error));
    const Connection connection(m_server->uri());
    QVERIFY2(connection.isOpen(), qPrintable(connection.error()));
    QCOMPARE(connection.value(QStringLiteral("SHOW port")).toInt(), m_server->port());
}

void PostgresServerTest::makesEmptyDatabases()
{
    const QString first = m_server->createDatabase();
    const QString second = m_server->createDatabase();
    QVERIFY(!first.isEmpty() && !second.isEmpty());
    QVERIFY(first != second);
    for (const QString &uri : {first, second}) {
        const Connection connection(uri);
        QVERIFY2(connection.isOpen(), qPrintable(connection.error()));
        const QString tables = QStringLiteral("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
        QCOMPARE(connection.value(tables), QVariant(0));
        QCOMPARE(connection.value(QStringLiteral("SHOW server_encoding")).toString(), QStringLiteral("UTF8"));
    }
}

void PostgresServerTest::refusesAWrongPassword()
{
    const Connection connection(m_server->uri().replace(QStringLiteral("secret"), QStringLiteral("wrong")));
    QVERIFY(!connection.isOpen());
    QVERIFY2(connection.error().contains(QStringLiteral("password")), qPrintable(connection.error()));
}

void PostgresServerTest::restartsWithItsData()
{
    const QString uri = m_server->createDatabase();
    {
        const Connection connection(uri);
        connection.value(QStringLiteral("CREATE TABLE kept AS SELECT 1"));
    }
    m_server->stop();
    QVERIFY(!Connection(uri).isOpen());
    QVERIFY(m_server->restart());
    QCOMPARE(Connection(uri).value(QStringLiteral("SELECT count(*) FROM kept")), QVariant(1));
}

void PostgresServerTest::leavesNothingBehind()
{
    const QString directory = m_server->directory();
    QVERIFY(!processesIn(directory).isEmpty());
    {
        // An open connection with a transaction must not hold the server up.
        const Connection connection(m_server->uri());
        connection.value(QStringLiteral("BEGIN"));
        m_server.reset();
    }
    QCOMPARE(processesIn(directory), QStringList());
    QVERIFY(!QFile::exists(directory));
}

void PostgresServerTest::diesWithAKilledTest()
{
    int channel[2];
    QCOMPARE(::pipe(channel), 0);
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        QString error;
        const auto server = PostgresServer::start(&error);
        const QByteArray directory = server ? server->directory().toUtf8() : QByteArray();
        if (::write(channel[1], directory.constData(), size_t(directory.size())) > 0)
            ::pause();
        ::_exit(1);
    }
    ::close(channel[1]);
    QByteArray buffer(4096, '\0');
    const auto length = ::read(channel[0], buffer.data(), size_t(buffer.size()));
    ::close(channel[0]);
    const QString directory = QString::fromUtf8(buffer.left(qMax<qsizetype>(length, 0)));
    const bool started = !directory.isEmpty() && !processesIn(directory).isEmpty();

    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(started);
    QTRY_COMPARE_WITH_TIMEOUT(processesIn(directory), QStringList(), 20'000);
    QVERIFY(QDir(directory).removeRecursively());
}

QTEST_GUILESS_MAIN(PostgresServerTest)
#include "postgresservertest.moc"
