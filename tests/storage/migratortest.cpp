#include "models/storage/migrator.h"

#include "models/storage/database.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QDir>
#include <QFile>

#include <barrier>
#include <thread>

#include <unistd.h>

using namespace Qt::StringLiterals;

class MigratorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void fresh_data() { TestDatabase::addEngineRows(); }
    void fresh();
    void repeated_data() { TestDatabase::addEngineRows(); }
    void repeated();
    void outdated_data() { TestDatabase::addEngineRows(); }
    void outdated();
    void newer_data() { TestDatabase::addEngineRows(); }
    void newer();
    void brokenStepIsUndone_data() { TestDatabase::addEngineRows(); }
    void brokenStepIsUndone();
    void readOnly_data() { TestDatabase::addEngineRows(); }
    void readOnly();
    void foreignTablesAreNotTouched_data() { TestDatabase::addEngineRows(); }
    void foreignTablesAreNotTouched();
    void severalAtOnce_data() { TestDatabase::addEngineRows(); }
    void severalAtOnce();
    void otherProgramsCanInsert_data() { TestDatabase::addEngineRows(); }
    void otherProgramsCanInsert();

private:
    static QStringList schemaOf(TestDatabase &database);
    static void write(const QString &path, const QByteArray &content);

    std::unique_ptr<PostgresServer> m_server;
};

void MigratorTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

// Everything that a migration could leave behind.
QStringList MigratorTest::schemaOf(TestDatabase &database)
{
    if (database.engine() == Engine::Sqlite)
        return database.rows(u"SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"_s)
            + database.rows(u"PRAGMA journal_mode"_s);
    return database.rows(
               u"SELECT relkind, relname, relnatts FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1, 2"_s)
        + database.rows(
            u"SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1"_s);
}

void MigratorTest::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
}

void MigratorTest::fresh()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
    const auto connection = database.connect();
    Migrator migrator(*connection);
    const auto before = migrator.status();
    VERIFY_OK(before);
    QCOMPARE(before->state, Migrator::State::Empty);
    QCOMPARE(kindOf(Migrator::requireCurrent(*before)), DbError::Kind::MissingSchema);
    QCOMPARE(schemaOf(database).filter(u"roster"_s), QStringList()); // asking writes nothing
    const auto done = migrator.migrate();
    VERIFY_OK(done);
    QCOMPARE(done->size(), before->pending.size());
    QCOMPARE(done->first().name, u"create_records"_s);
    const auto after = migrator.status();
    VERIFY_OK(after);
    QCOMPARE(after->state, Migrator::State::Current);
    VERIFY_OK(Migrator::requireCurrent(*after));
    QStringList numbers;
    for (const Migrator::Step &step : before->pending)
        numbers << QString::number(step.number);
    QVERIFY(numbers.size() >= 3);
    QCOMPARE(database.rows(u"SELECT number FROM roster_migrations ORDER BY number"_s), numbers);
    VERIFY_OK(Database::open(database.address()));
    if (engine == Engine::Sqlite)
        QCOMPARE(database.scalar(u"PRAGMA journal_mode"_s), u"wal"_s);
}

void MigratorTest::repeated()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const QStringList schema = schemaOf(database);
    database.addUser(u"ann@example.org"_s);
    const auto again = Migrator(*database.connect()).migrate();
    VERIFY_OK(again);
    QVERIFY(again->isEmpty());
    QCOMPARE(schemaOf(database), schema);
    QCOMPARE(database.number(u"SELECT count(*) FROM users"_s), 1);
}

void MigratorTest::outdated()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const QTemporaryDir folder;
    const QDir released(engine == Engine::Sqlite ? u":/migrations/sqlite"_s : u":/migrations/postgresql"_s);
    for (const QString &name : released.entryList())
        QVERIFY(QFile::copy(released.filePath(name), folder.filePath(name)));
    write(folder.filePath(u"0900_add_nickname.sql"_s), "ALTER TABLE users ADD COLUMN nickname TEXT;\n");
    const QString ann = database.addUser(u"ann@example.org"_s);
    const auto connection = database.connect();
    Migrator migrator(*connection, folder.path());
    const auto status = migrator.status();
    VERIFY_OK(status);
    QCOMPARE(status->state, Migrator::State::Outdated);
    QCOMPARE(kindOf(Migrator::requireCurrent(*status)), DbError::Kind::MissingSchema);
    QCOMPARE(status->pending.size(), 1);
    VERIFY_OK(migrator.migrate());
    QCOMPARE(database.rows(u"SELECT id, nickname FROM users"_s), QStringList{ann + u"|NULL"_s});
    // And the program of before refuses what it does not know.
    QCOMPARE(kindOf(Database::open(database.address())), DbError::Kind::NewerSchema);
}

void MigratorTest::newer()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    database.execute(u"INSERT INTO roster_migrations (number, name) VALUES (999, 'from_the_future')"_s);
    const QStringList schema = schemaOf(database);
    const auto connection = database.connect();
    QCOMPARE(Migrator(*connection).status()->state, Migrator::State::Newer);
    QCOMPARE(kindOf(Migrator(*connection).migrate()), DbError::Kind::NewerSchema);
    QCOMPARE(kindOf(Database::open(database.address())), DbError::Kind::NewerSchema);
    QCOMPARE(schemaOf(database), schema);
}

void MigratorTest::brokenStepIsUndone()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
    const QTemporaryDir folder;
    write(folder.filePath(u"0001_create_first.sql"_s),
          "CREATE TABLE first (a INTEGER);\nINSERT INTO first VALUES (1);\n");
    write(folder.filePath(u"0002_break.sql"_s),
          "CREATE TABLE second (a INTEGER);\nINSERT INTO first VALUES (2);\nINSERT INTO nosuchtable VALUES "
          "(1);\n"
          "CREATE TABLE third (a INTEGER);\n");
    const auto connection = database.connect();
    const auto result = Migrator(*connection, folder.path()).migrate();
    QCOMPARE(kindOf(result), DbError::Kind::BrokenMigration);
    QVERIFY2(result.error().text.contains("break"_L1) && result.error().text.contains("nosuchtable"_L1),
             qPrintable(result.error().text));
    // The step before stays, the broken one left nothing.
    QCOMPARE(database.rows(u"SELECT a FROM first"_s), QStringList{u"1"_s});
    QCOMPARE(database.rows(u"SELECT number FROM roster_migrations"_s), QStringList{u"1"_s});
    QCOMPARE(schemaOf(database).filter(u"second"_s), QStringList());
    // Repaired, it goes on from there, on the same connection.
    write(folder.filePath(u"0002_break.sql"_s), "CREATE TABLE second (a INTEGER);\n");
    const auto repaired = Migrator(*connection, folder.path()).migrate();
    VERIFY_OK(repaired);
    QCOMPARE(repaired->size(), 1);
    QVERIFY(!schemaOf(database).filter(u"second"_s).isEmpty());
}

void MigratorTest::readOnly()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
    const QStringList schema = schemaOf(database);
    QCOMPARE(kindOf(Migrator(*database.connect(OpenMode::ReadOnly)).migrate()), DbError::Kind::ReadOnly);
    if (engine == Engine::Sqlite && ::geteuid() != 0) {
        QVERIFY(QFile::setPermissions(database.address().file(), QFile::ReadOwner));
        QCOMPARE(kindOf(Migrator(*database.connect()).migrate()), DbError::Kind::ReadOnly);
    }
    QCOMPARE(schemaOf(database), schema);
    TestDatabase current(engine, m_server.get());
    VERIFY_OK(Migrator(*current.connect(OpenMode::ReadOnly)).migrate());
}

void MigratorTest::foreignTablesAreNotTouched()
{
    QFETCH(Engine, engine);
    for (const QString &table : {u"users"_s, u"organizations"_s, u"user_organizations"_s}) {
        TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
        database.execute(u"CREATE TABLE %1 (id INTEGER PRIMARY KEY, login TEXT)"_s.arg(table));
        database.execute(u"INSERT INTO %1 VALUES (1, 'ann')"_s.arg(table));
        const QStringList schema = schemaOf(database);
        const auto connection = database.connect();
        QCOMPARE(Migrator(*connection).status()->state, Migrator::State::Foreign);
        QCOMPARE(kindOf(Migrator(*connection).migrate()), DbError::Kind::MissingSchema);
        QCOMPARE(kindOf(Database::open(database.address())), DbError::Kind::MissingSchema);
        QCOMPARE(schemaOf(database), schema);
        QCOMPARE(database.rows(u"SELECT * FROM "_s + table), QStringList{u"1|ann"_s});
    }
}

void MigratorTest::severalAtOnce()
{
    QFETCH(Engine, engine);
    for (int round = 0; round < 5; ++round) {
        TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
        const auto before = Migrator(*database.connect()).status();
        VERIFY_OK(before);
        const qsizetype steps = before->pending.size();
        constexpr int threads = 4;
        std::barrier start(threads);
        std::vector<Result<QList<Migrator::Step>>> results(threads, QList<Migrator::Step>());
        std::vector<std::thread> running;
        for (auto &result : results) {
            running.emplace_back([&] {
                const auto connection = database.connect();
                start.arrive_and_wait();
                result = Migrator(*connection).migrate();
            });
        }
        for (std::thread &thread : running)
            thread.join();
        qsizetype done = 0;
        for (const auto &result : results) {
            VERIFY_OK(result);
            done += result->size();
        }
        QCOMPARE(done, steps); // each step was run by exactly one
        QCOMPARE(database.number(u"SELECT count(*) FROM roster_migrations"_s), steps);
        VERIFY_OK(Database::open(database.address()));
    }
}

void MigratorTest::otherProgramsCanInsert()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    database.addMembership(database.addUser(u"ann@example.org"_s), database.addOrganization(u"acme"_s));
    QCOMPARE(database.rows(u"SELECT role, permissions FROM user_organizations"_s),
             QStringList{u"member|[]"_s});
    if (engine == Engine::Sqlite)
        QVERIFY(database.scalar(u"SELECT joined_at FROM user_organizations"_s).endsWith(u'Z'));
}

QTEST_GUILESS_MAIN(MigratorTest)
#include "migratortest.moc"
