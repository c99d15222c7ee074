#include "models/storage/servergreeting.h"
#include "models/storage/connectfailure.h"
#include "models/storage/postgresqlservices.h"
#include "tests/support/delayingproxy.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Real servers that refuse for each reason, and what is said of it: by the test of an address, and by
/// opening it.
class ServerGreetingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void failures_data();
    void failures();
    void greets();
    void triesEachHost();
    void canBeCancelled();
    void takesPasswordFile();
    void takesServices();
    void knowsForeignWords();

private:
    QString address(const QString &more) const { return m_common + u' ' + more; }
    QString file(const QString &name) const { return m_server->directory() + u'/' + name; }

    std::unique_ptr<PostgresServer> m_server;
    QTemporaryDir m_folder;
    QString m_common; // host, port, database; no user
};

namespace {

Result<ServerGreeting> greetingOf(const QString &text)
{
    const Result<DatabaseAddress> address = DatabaseAddress::parse(text);
    if (!address)
        return address.error();
    const auto future = greetDatabase(*address, {});
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60000))
        return DbError{DbError::Kind::Internal, u"no answer"_s};
    return future.result();
}

Result<> opening(const QString &text)
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(*DatabaseAddress::parse(text));
    return connection ? Result<>() : Result<>(connection.error());
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

void ServerGreetingTest::initTestCase()
{
    qputenv("PGSYSCONFDIR", m_folder.path().toUtf8());
    qputenv("PGPASSFILE", "/nonexistent");
    qputenv("HOME", m_folder.path().toUtf8());
    QVERIFY(writeFile(m_folder.filePath(u"broken.crt"_s), "no certificate"));
    m_server = startTestServer();
    QVERIFY(m_server);
    const auto connection = Connection::open(*DatabaseAddress::parse(m_server->uri()));
    VERIFY_OK(connection);
    // By the server itself, as its files have to be its own.
    const QString certificate =
        u"COPY (SELECT 1) TO PROGRAM 'cd %1 && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout "
        u"%2.key"
        " -out %2.crt -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>%2.log && chmod 600 %2.key'"_s;
    const QString hba =
        u"COPY (SELECT unnest(ARRAY['local all all trust', 'hostssl all tlsonly all "
        "scram-sha-256', 'host all blocked all reject', 'hostssl all byfile all cert', 'host all "
        "postgres,ann all scram-sha-256', 'host all nobody all trust'])) TO '%1/data/pg_hba.conf'"_s;
    for (const QString &sql :
         {certificate.arg(m_server->directory(), u"server"_s),
          certificate.arg(m_server->directory(), u"other"_s),
          u"CREATE ROLE tlsonly LOGIN PASSWORD 'secret'"_s, u"CREATE ROLE blocked LOGIN PASSWORD 'secret'"_s,
          u"CREATE ROLE byfile LOGIN"_s, u"CREATE ROLE ann LOGIN PASSWORD 'it''s \\x'"_s,
          u"CREATE DATABASE closed"_s, u"REVOKE CONNECT ON DATABASE closed FROM PUBLIC"_s,
          u"ALTER SYSTEM SET ssl_cert_file = '%1'"_s.arg(file(u"server.crt"_s)),
          u"ALTER SYSTEM SET ssl_key_file = '%1'"_s.arg(file(u"server.key"_s)),
          u"ALTER SYSTEM SET ssl_ca_file = '%1'"_s.arg(file(u"server.crt"_s)), u"ALTER SYSTEM SET ssl = on"_s,
          hba.arg(m_server->directory())})
        VERIFY_OK((*connection)->execute(sql));
    QVERIFY(m_server->restart());
    m_common = u"host=127.0.0.1 port=%1 dbname=postgres"_s.arg(m_server->port());
}

void ServerGreetingTest::failures_data()
{
    using F = ConnectFailure;
    QTest::addColumn<QString>("text");
    QTest::addColumn<ConnectFailure>("failure");
    QTest::newRow("no such host") << u"host=nowhere.invalid dbname=postgres"_s << F::UnknownHost;
    QTest::newRow("refused") << u"host=127.0.0.1 port=1 dbname=postgres"_s << F::Refused;
    QTest::newRow("no socket") << u"host=%1 port=1"_s.arg(m_folder.path()) << F::Refused;
    QTest::newRow("no password") << address(u"user=postgres"_s) << F::PasswordNeeded;
    QTest::newRow("wrong password") << address(u"user=postgres password=wrong"_s) << F::WrongPassword;
    QTest::newRow("no such user") << address(u"user=nobody"_s) << F::NoSuchUser;
    QTest::newRow("no such database")
        << address(u"user=postgres password=secret dbname=missing"_s) << F::NoSuchDatabase;
    QTest::newRow("no right") << address(u"user=ann password='it\\'s \\\\x' dbname=closed"_s) << F::NoRight;
    QTest::newRow("not allowed") << address(u"user=blocked password=secret"_s) << F::NotAllowed;
    QTest::newRow("encryption demanded")
        << address(u"user=tlsonly password=secret sslmode=disable"_s) << F::TlsDemanded;
    QTest::newRow("not trusted") << address(
        u"user=postgres password=secret sslmode=verify-ca sslrootcert=%1"_s.arg(file(u"other.crt"_s)))
                                 << F::Untrusted;
    QTest::newRow("for another host") << address(
        u"user=postgres password=secret sslmode=verify-full sslrootcert=%1"_s.arg(file(u"server.crt"_s)))
                                      << F::OtherName;
    QTest::newRow("no root certificate")
        << address(u"user=postgres password=secret sslmode=verify-full"_s) << F::NoRootCertificate;
    QTest::newRow("no client certificate") << address(u"user=byfile"_s) << F::ClientCertificate;
    QTest::newRow("broken client certificate") << address(
        u"user=postgres password=secret sslmode=require sslcert=%1"_s.arg(m_folder.filePath(u"broken.crt"_s)))
                                               << F::ClientCertificate;
    QTest::newRow("no such service") << u"service=nothing dbname=postgres"_s << F::UnknownService;
    QTest::newRow("read-only only") << address(
        u"user=postgres password=secret target_session_attrs=standby"_s)
                                    << F::Other;
}

void ServerGreetingTest::failures()
{
    QFETCH(QString, text);
    QFETCH(ConnectFailure, failure);
    const bool isPassword =
        failure == ConnectFailure::PasswordNeeded || failure == ConnectFailure::WrongPassword;
    const auto kind = isPassword ? DbError::Kind::PasswordNeeded : DbError::Kind::CannotOpen;
    const Result<ServerGreeting> tested = greetingOf(text);
    const Result<> opened = opening(text);
    QCOMPARE(kindOf(tested), kind);
    QCOMPARE(kindOf(opened), kind);
    for (const DbError &error : {tested.error(), opened.error()}) {
        QVERIFY2(connectFailureOf(error.detail) == failure, qPrintable(error.detail));
        QVERIFY2(error.text.endsWith(u'.') && !error.text.contains(u'\n'), qPrintable(error.text));
        QVERIFY(!(error.text + error.detail).contains("secret"_L1));
    }
}

void ServerGreetingTest::greets()
{
    const Result<ServerGreeting> plain =
        greetingOf(address(u"user=ann password='it\\'s \\\\x' sslmode=disable"_s));
    VERIFY_OK(plain);
    QCOMPARE(plain->user, u"ann"_s);
    QCOMPARE(plain->database, u"postgres"_s);
    QVERIFY(plain->version.toInt() >= 13 || plain->version.contains(u'.'));
    QVERIFY(plain->encryption.isEmpty() && !plain->isReadOnly);
    const QString encrypted = u"host=localhost hostaddr=127.0.0.1 port=%1 dbname=postgres user=postgres "
                              "password=secret sslmode=verify-full sslrootcert=%2"_s.arg(
                                  QString::number(m_server->port()), file(u"server.crt"_s));
    const Result<ServerGreeting> safe = greetingOf(encrypted);
    VERIFY_OK(safe);
    QVERIFY2(safe->encryption.startsWith("TLS"_L1), qPrintable(safe->encryption));
    VERIFY_OK(opening(encrypted));

    TestDatabase sqlite(Engine::Sqlite, nullptr);
    const Result<ServerGreeting> inFile = greetingOf(sqlite.address().file());
    VERIFY_OK(inFile);
    QVERIFY(inFile->version.startsWith(u'3'));
    QCOMPARE(kindOf(greetingOf(sqlite.folder() + u"/missing.sqlite"_s)), DbError::Kind::CannotOpen);
}

void ServerGreetingTest::triesEachHost()
{
    const QString text =
        u"host=127.0.0.1,127.0.0.1 port=1,%1 dbname=postgres user=postgres password="_s.arg(m_server->port());
    VERIFY_OK(greetingOf(text + u"secret"_s));
    VERIFY_OK(opening(text + u"secret"_s));
    // That a password is wrong is nearer to the aim than that nobody is there.
    QCOMPARE(kindOf(greetingOf(text + u"wrong"_s)), DbError::Kind::PasswordNeeded);
    QCOMPARE(kindOf(opening(text + u"wrong"_s)), DbError::Kind::PasswordNeeded);
}

void ServerGreetingTest::canBeCancelled()
{
    DelayingProxy proxy(m_server->port(), 0ms);
    proxy.stall();
    const QString text = u"host=127.0.0.1 port=%1 user=postgres password=secret"_s.arg(proxy.port());
    std::stop_source stop;
    const auto future =
        greetDatabase(*DatabaseAddress::parse(text + u" connect_timeout=600"_s), stop.get_token());
    QTRY_VERIFY(proxy.connectionCount() > 0);
    QVERIFY(!future.isFinished());
    stop.request_stop();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(kindOf(future.result()), DbError::Kind::Cancelled);

    const Result<ServerGreeting> late = greetingOf(text + u" connect_timeout=2"_s);
    QCOMPARE(kindOf(late), DbError::Kind::CannotOpen);
    QCOMPARE(connectFailureOf(late.error().detail), ConnectFailure::TimedOut);
    const Result<> opened = opening(text + u" connect_timeout=2"_s);
    QCOMPARE(connectFailureOf(opened.error().detail), ConnectFailure::TimedOut);
}

// libpq does it by itself; this is that nothing of ours stands in its way.
void ServerGreetingTest::takesPasswordFile()
{
    const QString path = m_folder.filePath(u"pgpass"_s);
    QVERIFY(writeFile(path, "127.0.0.1:*:*:postgres:secret\n"));
    qputenv("PGPASSFILE", path.toUtf8());
    VERIFY_OK(greetingOf(address(u"user=postgres"_s)));
    VERIFY_OK(opening(address(u"user=postgres"_s)));
    qputenv("PGPASSFILE", "/nonexistent");
    QCOMPARE(kindOf(opening(address(u"user=postgres"_s))), DbError::Kind::PasswordNeeded);
    VERIFY_OK(opening(address(u"user=postgres passfile=%1"_s.arg(path))));
}

void ServerGreetingTest::takesServices()
{
    const QByteArray service =
        "# ours\n[people]\nhost=127.0.0.1\nport=" + QByteArray::number(m_server->port())
        + "\ndbname=postgres\nuser=postgres\n\n[ other words ]\nhost=x\n";
    QVERIFY(writeFile(m_folder.filePath(u"own.conf"_s), service));
    QVERIFY(writeFile(m_folder.filePath(u"pg_service.conf"_s), "[system]\nhost=y\n[people]\nhost=z\n"));
    QCOMPARE(postgresqlServices(), QStringList({u"people"_s, u"system"_s}));
    qputenv("PGSERVICEFILE", m_folder.filePath(u"own.conf"_s).toUtf8());
    QCOMPARE(postgresqlServices(), QStringList({u" other words "_s, u"people"_s, u"system"_s}));
    VERIFY_OK(greetingOf(u"service=people password=secret"_s));
    VERIFY_OK(opening(u"service=people password=secret"_s));
    qunsetenv("PGSERVICEFILE");
    QVERIFY(writeFile(m_folder.filePath(u".pg_service.conf"_s), "[mine]\nhost=y\n"));
    QCOMPARE(postgresqlServices(), QStringList({u"mine"_s, u"people"_s, u"system"_s}));
}

void ServerGreetingTest::knowsForeignWords()
{
    // A server that speaks German; libpq asks it for its codes.
    QCOMPARE(connectFailureOf(u"SCHWERWIEGEND:  28P01: Passwort-Authentifizierung für Benutzer \"a\""_s),
             ConnectFailure::WrongPassword);
    QCOMPARE(connectFailureOf(u"FATAL:  53300: zu viele Verbindungen"_s), ConnectFailure::Full);
    QCOMPARE(connectFailureOf(u"FATAL:  57P03: the database system is starting up"_s),
             ConnectFailure::StartingUp);
    QCOMPARE(connectFailureOf(u"FATAL:  Peer authentication failed for user \"ann\""_s),
             ConnectFailure::OtherSystemUser);
}

QTEST_GUILESS_MAIN(ServerGreetingTest)
#include "servergreetingtest.moc"
