#include "models/storage/connection.h"

#include "models/storage/transaction.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>
#include <QFile>

#include <barrier>
#include <thread>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void missingFileIsNotCreated();
    void createMakesTheFile();
    void folderIsNoDatabase();
    void missingFolder();
    void otherFileIsNoDatabase();
    void unreadableFile();
    void readOnlyFile();
    void wrongPassword();
    void missingServerDatabase();
    void serverIsDown();
    void semicolonInTheAddress();
    void sessionIsInUtc();
    void readOnlyModeWritesNothing_data() { TestDatabase::addEngineRows(); }
    void readOnlyModeWritesNothing();
    void stopEndsALongStatement_data() { TestDatabase::addEngineRows(); }
    void stopEndsALongStatement();
    void stopWhileStepping_data() { TestDatabase::addEngineRows(); }
    void stopWhileStepping();
    void stopBeforehandRefuses_data() { TestDatabase::addEngineRows(); }
    void stopBeforehandRefuses();
    void waitingForAWriterEndsByTime_data() { TestDatabase::addEngineRows(); }
    void waitingForAWriterEndsByTime();
    void waitingForAWriterEndsByStop_data() { TestDatabase::addEngineRows(); }
    void waitingForAWriterEndsByStop();
    void emptyTextIsNotNull_data() { TestDatabase::addEngineRows(); }
    void emptyTextIsNotNull();
    void abandonedStatementsDoNotLock();
    void closingTogetherLeavesNoLog();
    void lostServer();

private:
    static QString endless(Engine engine);
    static QString lockStatement(Engine engine);

    std::unique_ptr<PostgresServer> m_server;
};

void ConnectionTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

QString ConnectionTest::endless(Engine engine)
{
    return engine == Engine::Sqlite
        ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
        : u"SELECT pg_sleep(600)"_s;
}

QString ConnectionTest::lockStatement(Engine engine)
{
    return engine == Engine::Sqlite ? u"UPDATE users SET name = name"_s : u"LOCK TABLE users"_s;
}

void ConnectionTest::missingFileIsNotCreated()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"missing.sqlite"_s);
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto connection = Connection::open(DatabaseAddress::forFile(path), mode);
        QCOMPARE(kindOf(connection), DbError::Kind::CannotOpen);
        QVERIFY(connection.error().text.contains(path));
        QVERIFY(!QFile::exists(path));
    }
}

void ConnectionTest::createMakesTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"it's new; \"quoted\" %1?.sqlite"_s);
    const auto connection = Connection::open(DatabaseAddress::forFile(path), OpenMode::Create);
    VERIFY_OK(connection);
    VERIFY_OK((*connection)->execute(u"CREATE TABLE t (a)"_s));
    QVERIFY(QFile::exists(path));
}

void ConnectionTest::folderIsNoDatabase()
{
    const QTemporaryDir folder;
    const auto connection = Connection::open(DatabaseAddress::forFile(folder.path()), OpenMode::Create);
    QCOMPARE(kindOf(connection), DbError::Kind::CannotOpen);
    QVERIFY2(connection.error().text.contains("folder"_L1), qPrintable(connection.error().text));
}

void ConnectionTest::missingFolder()
{
    const QTemporaryDir folder;
    const auto connection =
        Connection::open(DatabaseAddress::forFile(folder.filePath(u"no/roster.sqlite"_s)), OpenMode::Create);
    QCOMPARE(kindOf(connection), DbError::Kind::CannotOpen);
    QVERIFY(connection.error().text.contains(folder.filePath(u"no"_s)));
    QVERIFY(!QFile::exists(folder.filePath(u"no"_s)));
}

void ConnectionTest::otherFileIsNoDatabase()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"people.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("email,organization\n").repeated(100);
    file.write(content);
    file.close();
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly, OpenMode::Create}) {
        const auto connection = Connection::open(DatabaseAddress::forFile(file.fileName()), mode);
        QCOMPARE(kindOf(connection), DbError::Kind::CannotOpen);
        QVERIFY2(connection.error().text.contains("not an SQLite database"_L1),
                 qPrintable(connection.error().text));
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void ConnectionTest::unreadableFile()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    QVERIFY(QFile::setPermissions(database.address().file(), {}));
    if (::geteuid() == 0) {
        QVERIFY(database.connect()); // nothing is closed to root
        return;
    }
    const auto connection = Connection::open(database.address());
    QCOMPARE(kindOf(connection), DbError::Kind::CannotOpen);
    QVERIFY(connection.error().text.contains("permission"_L1));
}

void ConnectionTest::readOnlyFile()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    QVERIFY(QFile::setPermissions(database.address().file(), QFile::ReadOwner));
    const auto connection = database.connect();
    QCOMPARE(connection->isReadOnly(), ::geteuid() != 0);
    const Result<> written = connection->execute(u"UPDATE users SET name = name"_s);
    if (connection->isReadOnly())
        QCOMPARE(kindOf(written), DbError::Kind::ReadOnly);
    else
        VERIFY_OK(written);
}

void ConnectionTest::wrongPassword()
{
    const QString uri = m_server->uri().replace(u"secret"_s, u"wr;on'g\\"_s);
    const auto connection = Connection::open(*DatabaseAddress::parse(uri));
    QCOMPARE(kindOf(connection), DbError::Kind::PasswordNeeded);
    QVERIFY2(connection.error().detail.contains("password authentication failed"_L1),
             qPrintable(connection.error().text));
    QVERIFY(!connection.error().detail.contains("wr;on"_L1));
}

void ConnectionTest::missingServerDatabase()
{
    const auto connection = Connection::open(*DatabaseAddress::parse(m_server->uri(u"nosuch"_s)));
    QCOMPARE(kindOf(connection), DbError::Kind::CannotOpen);
    QVERIFY2(connection.error().text.contains("no database nosuch"_L1), qPrintable(connection.error().text));
}

void ConnectionTest::serverIsDown()
{
    const auto connection =
        Connection::open(*DatabaseAddress::parse(u"postgresql://nobody:secret@127.0.0.1:1/none"_s));
    QCOMPARE(kindOf(connection), DbError::Kind::CannotOpen);
    QVERIFY2(connection.error().text.contains("none on 127.0.0.1"_L1), qPrintable(connection.error().text));
    QVERIFY(!(connection.error().text + connection.error().detail).contains("secret"_L1));
}

void ConnectionTest::semicolonInTheAddress()
{
    QString uri = m_server->uri();
    const auto refused = Connection::open(*DatabaseAddress::parse(uri + u"?application_name=a;b"_s));
    QCOMPARE(kindOf(refused), DbError::Kind::CannotOpen);
    QVERIFY(refused.error().text.contains("application_name"_L1));
    // What else libpq understands reaches it.
    const auto named = Connection::open(
        *DatabaseAddress::parse(uri + u"?application_name=it's%20\\me&options=-c%20work_mem%3D7MB"_s));
    VERIFY_OK(named);
    const Result<Query *> query =
        (*named)->select(u"SELECT current_setting('application_name'), current_setting('work_mem')"_s);
    VERIFY_OK(query);
    QVERIFY((*query)->next());
    QCOMPARE((*query)->text(0), u"it's \\me"_s);
    QCOMPARE((*query)->text(1), u"7MB"_s);
}

void ConnectionTest::sessionIsInUtc()
{
    const auto connection =
        Connection::open(*DatabaseAddress::parse(m_server->uri() + u"?options=-c%20timezone%3DAsia/Tokyo"_s));
    VERIFY_OK(connection);
    const Result<Query *> query = (*connection)->select(u"SELECT current_setting('timezone')"_s);
    VERIFY_OK(query);
    QVERIFY((*query)->next());
    QCOMPARE((*query)->text(0), u"UTC"_s);
}

void ConnectionTest::readOnlyModeWritesNothing()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    database.addUser(u"ann@example.org"_s);
    const auto connection = database.connect(OpenMode::ReadOnly);
    QVERIFY(connection->isReadOnly());
    QVERIFY(!database.connect()->isReadOnly());
    const Result<> written = connection->execute(u"UPDATE users SET name = 'changed'"_s);
    QCOMPARE(kindOf(written), DbError::Kind::ReadOnly);
    QCOMPARE(database.scalar(u"SELECT name FROM users"_s), u"Somebody"_s);
}

void ConnectionTest::stopEndsALongStatement()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    for (int round = 0; round < 5; ++round) {
        std::stop_source stop;
        // As nobody sees SQLite's statement start, the request may come before it, and must work then too.
        const std::jthread stopper([&stop, round] {
            QElapsedTimer timer;
            for (timer.start(); timer.elapsed() < 20 * round;) { }
            stop.request_stop();
        });
        {
            const Connection::StopScope scope(*connection, stop.get_token());
            QElapsedTimer timer;
            timer.start();
            const Result<> result = connection->execute(endless(engine));
            QCOMPARE(kindOf(result), DbError::Kind::Cancelled);
            QVERIFY(timer.elapsed() < 5000);
            QVERIFY(connection->isStopRequested());
        }
        QVERIFY(!connection->isStopRequested());
        VERIFY_OK(connection->execute(u"UPDATE users SET name = name"_s));
        VERIFY_OK(connection->select(u"SELECT count(*) FROM users"_s));
    }
}

void ConnectionTest::stopWhileStepping()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    {
        std::stop_source stop;
        const Connection::StopScope scope(*connection, stop.get_token());
        Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
        VERIFY_OK(transaction);
        VERIFY_OK(connection->execute(u"INSERT INTO users (id, email, name) VALUES (?, 'a', 'a')"_s,
                                      {u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s}));
        const Result<Query *> query = connection->select(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 10000"_s);
        VERIFY_OK(query);
        QVERIFY((*query)->next());
        stop.request_stop();
        // Left in the middle of its rows, with the request pending.
        QCOMPARE(kindOf(connection->execute(u"UPDATE users SET name = 'b'"_s)), DbError::Kind::Cancelled);
        QCOMPARE(kindOf(transaction->commit()), DbError::Kind::Cancelled);
    }
    QCOMPARE(database.number(u"SELECT count(*) FROM users"_s), 0);
    Result<Transaction> next = Transaction::begin(*connection, Access::Write);
    VERIFY_OK(next);
    VERIFY_OK(connection->execute(u"UPDATE users SET name = name"_s));
    VERIFY_OK(next->commit());
    database.addUser(u"nobody else is locked out"_s);
}

void ConnectionTest::stopBeforehandRefuses()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    database.addUser(u"ann@example.org"_s);
    const auto connection = database.connect();
    std::stop_source stop;
    stop.request_stop();
    {
        const Connection::StopScope scope(*connection, stop.get_token());
        QCOMPARE(kindOf(connection->execute(u"UPDATE users SET name = 'changed'"_s)),
                 DbError::Kind::Cancelled);
        QCOMPARE(kindOf(Transaction::begin(*connection, Access::Write)), DbError::Kind::Cancelled);
    }
    QCOMPARE(database.scalar(u"SELECT name FROM users"_s), u"Somebody"_s);
}

void ConnectionTest::waitingForAWriterEndsByTime()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    database.addUser(u"ann@example.org"_s);
    const auto writer = database.connect();
    const auto other = database.connect();
    VERIFY_OK(other->setWait(300ms));
    Result<Transaction> writing = Transaction::begin(*writer, Access::Write);
    VERIFY_OK(writing);
    VERIFY_OK(writer->execute(lockStatement(engine)));

    QElapsedTimer timer;
    timer.start();
    QCOMPARE(kindOf(other->execute(u"UPDATE users SET name = 'late'"_s)), DbError::Kind::Busy);
    QVERIFY2(timer.elapsed() >= 250 && timer.elapsed() < 10'000,
             qPrintable(QString::number(timer.elapsed())));
    VERIFY_OK(other->setWait(0ms));
    timer.restart();
    QCOMPARE(kindOf(other->execute(u"UPDATE users SET name = 'late'"_s)), DbError::Kind::Busy);
    QVERIFY(timer.elapsed() < 250);

    VERIFY_OK(writing->commit());
    VERIFY_OK(other->execute(u"UPDATE users SET name = 'in time'"_s));
    QCOMPARE(database.scalar(u"SELECT name FROM users"_s), u"in time"_s);
}

void ConnectionTest::waitingForAWriterEndsByStop()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto writer = database.connect();
    Result<Transaction> writing = Transaction::begin(*writer, Access::Write);
    VERIFY_OK(writing);
    VERIFY_OK(writer->execute(lockStatement(engine)));

    const auto other = database.connect();
    VERIFY_OK(other->setWait(60s));
    std::stop_source stop;
    const std::jthread stopper([&stop] {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 100;) { }
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    {
        const Connection::StopScope scope(*other, stop.get_token());
        QCOMPARE(kindOf(other->execute(u"UPDATE users SET name = 'late'"_s)), DbError::Kind::Cancelled);
    }
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    writing->rollback();
    VERIFY_OK(other->execute(u"UPDATE users SET name = 'in time'"_s));
}

void ConnectionTest::emptyTextIsNotNull()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
    const auto connection = database.connect();
    VERIFY_OK(connection->execute(u"CREATE TABLE t (a TEXT, b TEXT, c TEXT)"_s));
    VERIFY_OK(connection->execute(u"INSERT INTO t VALUES (?, ?, ?)"_s,
                                  {QString(), bound(QString()), bound(Value())}));
    QCOMPARE(database.rows(u"SELECT * FROM t"_s), QStringList{u"||NULL"_s});
    const Result<Query *> query = connection->select(u"SELECT a, b, c FROM t"_s);
    VERIFY_OK(query);
    QVERIFY((*query)->next());
    QCOMPARE((*query)->row(3), (Row{u""_s, u""_s, Value()}));
}

// A reader in the middle of a SELECT keeps the log from being written back, and others from changing the
// schema.
void ConnectionTest::abandonedStatementsDoNotLock()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    for (int i = 0; i < 10; ++i)
        database.addUser(u"user%1@example.org"_s.arg(i));
    const auto connection = database.connect();
    {
        const Connection::StopScope scope(*connection, {});
        const Result<Query *> query = connection->select(u"SELECT email FROM users"_s);
        VERIFY_OK(query);
        QVERIFY((*query)->next());
    }
    database.addUser(u"later@example.org"_s);
    QCOMPARE(database.rows(u"PRAGMA wal_checkpoint(TRUNCATE)"_s), QStringList{u"0|0|0"_s});
}

// Whoever copies the file alone would miss what is in it.
void ConnectionTest::closingTogetherLeavesNoLog()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    const QString log = database.address().file() + u"-wal"_s;
    for (int turn = 0; turn < 100; ++turn) {
        std::barrier together(4);
        const auto use = [&](int number) {
            auto connection = Connection::open(database.address());
            const bool done = connection
                && (*connection)->execute(u"UPDATE users SET name = ?"_s, {QString::number(turn + number)});
            together.arrive_and_wait();
            if (done)
                connection->reset();
        };
        {
            QList<std::shared_ptr<std::jthread>> threads;
            for (int number = 0; number < 4; ++number)
                threads << std::make_shared<std::jthread>(use, number);
        }
        QVERIFY2(!QFile::exists(log), qPrintable(u"turn %1"_s.arg(turn)));
    }
}

void ConnectionTest::lostServer()
{
    std::unique_ptr<PostgresServer> server = startTestServer();
    QVERIFY(server);
    const DatabaseAddress address = *DatabaseAddress::parse(server->uri());
    const auto connection = Connection::open(address);
    VERIFY_OK(connection);
    VERIFY_OK((*connection)->select(u"SELECT 1"_s));
    QVERIFY(!(*connection)->isLost());
    server->stop();
    const Result<Query *> failed = (*connection)->select(u"SELECT 1"_s);
    QCOMPARE(kindOf(failed), DbError::Kind::ConnectionLost);
    QVERIFY(!failed.error().text.isEmpty());
    QVERIFY((*connection)->isLost());
    QVERIFY(server->restart());
    // Never again by itself: only a new connection is.
    QCOMPARE(kindOf((*connection)->execute(u"SELECT 1"_s)), DbError::Kind::ConnectionLost);
    VERIFY_OK(Connection::open(address));
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connectiontest.moc"
