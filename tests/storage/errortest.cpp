#include "models/storage/transaction.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QFile>

#include <semaphore>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What real errors of both engines become.
class ErrorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void refusedValues_data();
    void refusedValues();
    void garbageUuidDoesNotSpoilTheConnection();
    void missingTable_data() { TestDatabase::addEngineRows(); }
    void missingTable();
    void missingRight();
    void endedByTheServer();
    void deadlock();
    void serializationFailure();
    void fullDisk();
    void damagedFile();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void ErrorTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void ErrorTest::refusedValues_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<DbError::Kind>("kind");
    using Kind = DbError::Kind;
    const QString first = u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s;
    const QString other = u"018e0c5a-7b1c-7def-8abc-0123456789ac"_s;
    const auto add = [](const char *name, const QString &sql, Kind kind) {
        QTest::addRow("SQLite, %s", name) << Engine::Sqlite << sql << kind;
        QTest::addRow("PostgreSQL, %s", name) << Engine::Postgresql << sql << kind;
    };
    add("same e-mail",
        u"INSERT INTO users (id, email, name) VALUES ('%1', 'ANN@example.org', 'x')"_s.arg(other),
        Kind::Unique);
    add("same id", u"INSERT INTO users (id, email, name) VALUES ('%1', 'x', 'x')"_s.arg(first), Kind::Unique);
    add("same membership",
        u"INSERT INTO user_organizations (user_id, organization_id) SELECT user_id, organization_id FROM user_organizations"_s,
        Kind::Unique);
    add("unknown user",
        u"INSERT INTO user_organizations (user_id, organization_id) SELECT '%1', id FROM organizations"_s.arg(
            other),
        Kind::ForeignKey);
    add("still a member", u"DELETE FROM users"_s, Kind::ForeignKey);
    add("no name", u"UPDATE users SET name = NULL"_s, Kind::Constraint);
    add("permissions no list", u"UPDATE user_organizations SET permissions = '{}'"_s, Kind::Constraint);
    QTest::newRow("SQLite, no JSON") << Engine::Sqlite << u"UPDATE user_organizations SET permissions = 'a'"_s
                                     << Kind::Constraint;
    QTest::newRow("SQLite, no number")
        << Engine::Sqlite << u"UPDATE users SET search_row = 'a'"_s << Kind::InvalidValue;
    const auto server = [](const char *name, const QString &sql, Kind kind) {
        QTest::addRow("PostgreSQL, %s", name) << Engine::Postgresql << sql << kind;
    };
    server("no uuid", u"SELECT * FROM users WHERE id = 'garbage'"_s, Kind::InvalidValue);
    server("no time", u"UPDATE users SET created_at = 'yesterday noon'"_s, Kind::InvalidValue);
    server("no such day", u"UPDATE users SET created_at = '2024-02-30'"_s, Kind::InvalidValue);
    server("no JSON", u"UPDATE user_organizations SET permissions = 'a'"_s, Kind::InvalidValue);
    server("number too large", u"SELECT 99999999999::int"_s, Kind::InvalidValue);
    server("raised", u"DO 'BEGIN RAISE EXCEPTION ''members only''; END'"_s, Kind::Constraint);
    server("division by zero", u"SELECT 1 / 0"_s, Kind::InvalidValue);
    server("no such function", u"SELECT nonsense()"_s, Kind::Internal);
}

void ErrorTest::refusedValues()
{
    QFETCH(Engine, engine);
    QFETCH(QString, sql);
    QFETCH(DbError::Kind, kind);
    TestDatabase database(engine, m_server.get());
    database.execute(
        u"INSERT INTO users (id, email, name) VALUES ('018e0c5a-7b1c-7def-8abc-0123456789ab', 'ann@example.org', 'Ann')"_s);
    database.addMembership(u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s, database.addOrganization(u"acme"_s));
    const auto connection = database.connect();
    const Result<> result = connection->execute(sql);
    QCOMPARE(kindOf(result), kind);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY2(result.error().text.endsWith(u'.') && !result.error().text.contains(u'\n')
                 && !result.error().text.contains("ERROR"_L1),
             qPrintable(result.error().text));
    VERIFY_OK(connection->execute(u"UPDATE users SET name = name"_s));
}

void ErrorTest::garbageUuidDoesNotSpoilTheConnection()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    const auto connection = database.connect();
    const QString sql = u"SELECT count(*) FROM users WHERE id = ?"_s;
    QCOMPARE(kindOf(connection->select(sql, {u"garbage"_s})), DbError::Kind::InvalidValue);
    VERIFY_OK(connection->select(sql, {u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s}));
}

void ErrorTest::missingTable()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
    const auto connection = database.connect();
    QCOMPARE(kindOf(connection->select(u"SELECT * FROM users"_s)), DbError::Kind::Internal);
    database.execute(u"CREATE TABLE users (id integer)"_s);
    VERIFY_OK(connection->select(u"SELECT * FROM users"_s)); // the failed one is not kept
}

void ErrorTest::missingRight()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    database.execute(u"CREATE ROLE reader LOGIN PASSWORD 'secret'"_s);
    database.execute(u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"_s);
    QString uri = m_server->uri(database.address().parameters().value(u"dbname"_s));
    auto reader =
        Connection::open(*DatabaseAddress::parse(uri.replace(u"postgres:secret"_s, u"reader:secret"_s)));
    VERIFY_OK(reader);
    VERIFY_OK((*reader)->select(u"SELECT * FROM users"_s));
    const Result<> refused = (*reader)->execute(u"DELETE FROM users"_s);
    QCOMPARE(kindOf(refused), DbError::Kind::ReadOnly);
    QVERIFY(refused.error().text.contains("do this to users"_L1));
    reader->reset();
    database.execute(u"DROP OWNED BY reader"_s);
    database.execute(u"DROP ROLE reader"_s);
}

void ErrorTest::endedByTheServer()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    const auto connection = database.connect();
    VERIFY_OK(connection->execute(u"SET statement_timeout = 50"_s));
    const Result<> ended = connection->execute(u"SELECT pg_sleep(600)"_s);
    QVERIFY(!ended);
    // Nobody of ours asked for it: the text must say who did.
    QVERIFY2(ended.error().text.contains("statement timeout"_L1), qPrintable(ended.error().text));
}

void ErrorTest::deadlock()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    const QString one = database.addUser(u"one"_s);
    const QString two = database.addUser(u"two"_s);
    const QString touch = u"UPDATE users SET name = name WHERE id = '%1'"_s;
    const auto first = database.connect();
    VERIFY_OK(first->execute(u"SET deadlock_timeout = 100"_s)); // this one notices
    Result<Transaction> here = Transaction::begin(*first, Access::Write);
    VERIFY_OK(here);
    VERIFY_OK(first->execute(touch.arg(one)));
    std::binary_semaphore hasTwo(0);
    const std::jthread other([&] {
        const auto second = database.connect();
        (void)second->execute(u"SET deadlock_timeout = '1h'"_s);
        const Result<Transaction> there = Transaction::begin(*second, Access::Write);
        (void)second->execute(touch.arg(two));
        hasTwo.release();
        (void)second->execute(touch.arg(one));
    });
    hasTwo.acquire();
    // Only once the other one waits for us, the circle closes here.
    QTRY_COMPARE(database.number(u"SELECT count(*) FROM pg_locks WHERE NOT granted"_s), 1);
    QCOMPARE(kindOf(first->execute(touch.arg(two))), DbError::Kind::Retry);
    here->rollback();
}

void ErrorTest::serializationFailure()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    database.addUser(u"one"_s);
    const auto connection = database.connect();
    VERIFY_OK(connection->execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s));
    VERIFY_OK(connection->execute(u"SELECT * FROM users"_s));
    database.execute(u"UPDATE users SET name = 'meanwhile'"_s);
    QCOMPARE(kindOf(connection->execute(u"UPDATE users SET name = 'late'"_s)), DbError::Kind::Retry);
    VERIFY_OK(connection->execute(u"ROLLBACK"_s));
}

void ErrorTest::fullDisk()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    const auto connection = database.connect();
    VERIFY_OK(connection->execute(u"PRAGMA max_page_count = 40"_s));
    Result<> written;
    for (int i = 0; i < 1000 && written; ++i)
        written = connection->execute(u"INSERT INTO users (id, email, name) VALUES (?, ?, ?)"_s,
                                      {i, i, QString(1000, u'x')});
    QCOMPARE(kindOf(written), DbError::Kind::DiskFull);
}

void ErrorTest::damagedFile()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    for (int i = 0; i < 200; ++i)
        database.addUser(u"user%1@example.org"_s.arg(i), QString(100, u'x'));
    database.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    QFile file(database.address().file());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(int(file.size()) - 8192, '\xff'));
    file.close();
    // The schema takes several pages: it may be noticed at once.
    const auto connection = Connection::open(database.address());
    Result<> status = connection ? Result<>() : connection.error();
    if (connection) {
        const Result<Query *> query = (*connection)->select(u"SELECT * FROM users"_s);
        while (query && (*query)->next()) { }
        status = query ? (*query)->status() : query.error();
    }
    QCOMPARE(kindOf(status), DbError::Kind::CannotOpen);
    QVERIFY(status.error().text.contains("damaged"_L1));
}

QTEST_GUILESS_MAIN(ErrorTest)
#include "errortest.moc"
