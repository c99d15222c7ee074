// The search index is made for what is there, follows whatever is written, and survives what is done to
// files.

#include "models/storage/migrator.h"
#include "models/storage/query.h"
#include "models/storage/searchpause.h"
#include "models/storage/transaction.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QDir>
#include <QProcess>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

class SearchIndexTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsWhatWasThereBefore_data() { TestDatabase::addEngineRows(); }
    void findsWhatWasThereBefore();
    void followsOtherPrograms_data() { TestDatabase::addEngineRows(); }
    void followsOtherPrograms();
    void survivesVacuumAndDump();
    void notesWhatItMissed();
    void pauses();
    void pauseIsUndone();
    void withoutTheExtension();
    void extensionElsewhere();

private:
    static QStringList found(Connection &connection, const QString &text);
    static qint64 defects(Connection &connection);
    static Table users(Connection &connection);

    std::unique_ptr<PostgresServer> m_server;
};

void SearchIndexTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

Table SearchIndexTest::users(Connection &connection)
{
    const Result<Schema> schema = SchemaProbe::read(connection);
    if (!schema)
        qFatal("%s", qPrintable(schema.error().detail));
    return schema->users;
}

// The e-mails of the candidates: nothing but the index is asked.
QStringList SearchIndexTest::found(Connection &connection, const QString &text)
{
    const auto search = connection.dialect().indexedSearch(users(connection), u"t"_s, text);
    if (!search)
        return {u"no index"_s};
    const auto query = connection.select(
        u"SELECT t.email FROM users AS t WHERE %1 ORDER BY 1"_s.arg(search->condition), search->values);
    if (!query)
        qFatal("%s", qPrintable(query.error().detail));
    QStringList texts;
    while ((*query)->next())
        texts << (*query)->text(0);
    return texts;
}

qint64 SearchIndexTest::defects(Connection &connection)
{
    const auto query = connection.select(connection.dialect().searchDefectsStatement(users(connection)));
    if (!query || !(*query)->next())
        qFatal("The defects cannot be counted.");
    const qint64 count = (*query)->number(0);
    (*query)->finish();
    return count;
}

void SearchIndexTest::findsWhatWasThereBefore()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get(), TestDatabase::Content::Empty);
    const QTemporaryDir folder;
    const QDir released(engine == Engine::Sqlite ? u":/migrations/sqlite"_s : u":/migrations/postgresql"_s);
    for (const QString &name : released.entryList()) {
        if (name < "0004"_L1)
            QVERIFY(QFile::copy(released.filePath(name), folder.filePath(name)));
    }
    const auto connection = database.connect();
    VERIFY_OK(Migrator(*connection, folder.path()).migrate());
    QVERIFY(!users(*connection).hasSearchIndex);
    QVERIFY(!connection->dialect().indexedSearch(users(*connection), u"t"_s, u"müller"_s));
    for (int i = 0; i < 300; ++i)
        database.addUser(u"user%1@example.org"_s.arg(i), i == 7 ? u"Jürgen Müller"_s : u"Somebody"_s);
    VERIFY_OK(Migrator(*connection).migrate());
    QVERIFY(users(*connection).hasSearchIndex);
    QCOMPARE(found(*connection, u"MÜLLER"_s), QStringList{u"user7@example.org"_s});
    QCOMPARE(found(*connection, u"ser29"_s).size(), 11);
    QCOMPARE(found(*connection, u"nobody"_s), QStringList());
}

void SearchIndexTest::followsOtherPrograms()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    const auto connection = database.connect();
    database.addUser(u"ada@example.org"_s, u"Ada Lovelace"_s);
    database.addUser(u"alan@example.org"_s, u"Alan Turing"_s);
    QCOMPARE(found(*connection, u"lovelace"_s), QStringList{u"ada@example.org"_s});
    database.execute(u"UPDATE users SET name = 'Ada King' WHERE email = 'ada@example.org'"_s);
    QCOMPARE(found(*connection, u"lovelace"_s), QStringList());
    QCOMPARE(found(*connection, u"ada king"_s), QStringList{u"ada@example.org"_s});
    database.execute(u"UPDATE users SET email = 'countess@example.org' WHERE name = 'Ada King'"_s);
    QCOMPARE(found(*connection, u"countess"_s), QStringList{u"countess@example.org"_s});
    database.execute(u"DELETE FROM users WHERE name = 'Ada King'"_s);
    QCOMPARE(found(*connection, u"countess"_s), QStringList());
    QCOMPARE(found(*connection, u"example"_s), QStringList{u"alan@example.org"_s});
    if (engine == Engine::Sqlite)
        QCOMPARE(defects(*connection), 0);
}

// The rowid that the index names is a column, so nothing renumbers it.
void SearchIndexTest::survivesVacuumAndDump()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    for (int i = 0; i < 50; ++i)
        database.addUser(u"user%1@example.org"_s.arg(i), u"Person %1"_s.arg(i));
    database.execute(u"DELETE FROM users WHERE name LIKE 'Person 1%'"_s);
    database.execute(u"VACUUM"_s);
    QCOMPARE(found(*database.connect(), u"person 42"_s), QStringList{u"user42@example.org"_s});

    const QString copy = database.folder() + u"/copy.sqlite"_s;
    QProcess shell;
    shell.start(u"/bin/sh"_s,
                {u"-c"_s, u"sqlite3 '%1' .dump | sqlite3 '%2'"_s.arg(database.address().file(), copy)});
    QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);
    const auto connection = Connection::open(DatabaseAddress::forFile(copy));
    VERIFY_OK(connection);
    QCOMPARE(found(**connection, u"person 42"_s), QStringList{u"user42@example.org"_s});
    VERIFY_OK((*connection)->execute(u"UPDATE users SET name = 'Ada' WHERE name = 'Person 42'"_s));
    QCOMPARE(found(**connection, u"person 42"_s), QStringList());
    QCOMPARE(defects(**connection), 0);
}

void SearchIndexTest::notesWhatItMissed()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    const auto connection = database.connect();
    database.addUser(u"ada@example.org"_s);
    database.execute(u"DROP TRIGGER users_search_insert"_s);
    database.addUser(u"alan@example.org"_s);
    QCOMPARE(defects(*connection), 1);
    database.execute(u"DROP TRIGGER users_search_delete"_s);
    database.execute(u"DELETE FROM users WHERE email = 'ada@example.org'"_s);
    QCOMPARE(defects(*connection), 2);
    VERIFY_OK(connection->execute(connection->dialect().searchUpkeep(users(*connection))->rebuild));
    QCOMPARE(defects(*connection), 0);
}

void SearchIndexTest::pauses()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    const auto connection = database.connect();
    database.addUser(u"ada@example.org"_s);
    const Table table = users(*connection);
    const auto numbered = [](const QString &sql) {
        return u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "_s + sql;
    };
    for (const auto kind : {SearchPause::Rows::Added, SearchPause::Rows::Changed}) {
        Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
        VERIFY_OK(transaction);
        Result<SearchPause> pause = SearchPause::begin(*connection, table, kind, 2000);
        VERIFY_OK(pause);
        VERIFY_OK(connection->execute(
            kind == SearchPause::Rows::Added ? numbered(
                u"INSERT INTO users (id, email, name) SELECT i, 'u' || i || '@example.org', 'Zoe' FROM n"_s)
                                             : u"UPDATE users SET name = 'Yves' WHERE name = 'Zoe'"_s));
        QVERIFY(defects(*connection) == (kind == SearchPause::Rows::Added ? 2000 : 0)); // it is really paused
        QVERIFY(found(*connection, u"yves"_s).isEmpty());
        VERIFY_OK(pause->end());
        VERIFY_OK(transaction->commit());
        QCOMPARE(defects(*connection), 0);
    }
    QCOMPARE(found(*connection, u"yves"_s).size(), 2000);
    QCOMPARE(found(*connection, u"zoe"_s), QStringList());
    QCOMPARE(found(*connection, u"ada"_s), QStringList{u"ada@example.org"_s});
    database.addUser(u"alan@example.org"_s); // and the triggers are back
    QCOMPARE(found(*connection, u"alan"_s), QStringList{u"alan@example.org"_s});
}

void SearchIndexTest::pauseIsUndone()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    const auto connection = database.connect();
    {
        Result<Transaction> transaction = Transaction::begin(*connection, Access::Write);
        VERIFY_OK(transaction);
        VERIFY_OK(SearchPause::begin(*connection, users(*connection), SearchPause::Rows::Added, 1000));
        VERIFY_OK(connection->execute(
            u"INSERT INTO users (id, email, name) VALUES ('1', 'ada@example.org', 'Ada')"_s));
        QCOMPARE(database.number(u"SELECT count(*) FROM roster_search_pause"_s), 0); // others do not see it
    }
    QCOMPARE(database.number(u"SELECT count(*) FROM roster_search_pause"_s), 0);
    database.addUser(u"alan@example.org"_s);
    QCOMPARE(found(*connection, u"example"_s), QStringList{u"alan@example.org"_s});
    QCOMPARE(defects(*connection), 0);
}

// A role that may not create extensions gets everything but the index.
void SearchIndexTest::withoutTheExtension()
{
    TestDatabase database(Engine::Postgresql, m_server.get(), TestDatabase::Content::Empty);
    const QString name = database.scalar(u"SELECT current_database()"_s);
    database.execute(u"CREATE ROLE keeper LOGIN PASSWORD 'secret'"_s);
    database.execute(u"REVOKE ALL ON DATABASE \"%1\" FROM PUBLIC"_s.arg(name));
    database.execute(u"GRANT CONNECT ON DATABASE \"%1\" TO keeper"_s.arg(name));
    database.execute(u"GRANT ALL ON SCHEMA public TO keeper"_s);
    QString text = m_server->uri(name);
    text.replace("postgres:secret@"_L1, "keeper:secret@"_L1);
    const auto address = DatabaseAddress::parse(text);
    VERIFY_OK(address);
    const auto connection = Connection::open(*address);
    VERIFY_OK(connection);
    const auto user = (*connection)->select(u"SELECT current_user::text"_s);
    VERIFY_OK(user);
    QVERIFY((*user)->next());
    QCOMPARE((*user)->text(0), u"keeper"_s);
    (*user)->finish();
    const auto done = Migrator(**connection).migrate();
    VERIFY_OK(done);
    QVERIFY(std::any_of(done->cbegin(), done->cend(),
                        [](const Migrator::Step &step) { return step.name == "create_search_index"_L1; }));
    QVERIFY(!users(**connection).hasSearchIndex);
    QCOMPARE(found(**connection, u"ada"_s), QStringList{u"no index"_s});
    VERIFY_OK(Database::open(*address));

    // Somebody who may makes up for it.
    database.execute(u"CREATE EXTENSION pg_trgm"_s);
    database.execute(
        u"CREATE INDEX users_search_index ON users USING gin (lower(email) gin_trgm_ops, lower(name) gin_trgm_ops)"_s);
    QVERIFY(users(**connection).hasSearchIndex);
}

// Where the extension is there already, in a schema of its own that is not searched.
void SearchIndexTest::extensionElsewhere()
{
    TestDatabase database(Engine::Postgresql, m_server.get(), TestDatabase::Content::Empty);
    database.execute(u"CREATE SCHEMA \"Extra schema\""_s);
    database.execute(u"CREATE EXTENSION pg_trgm SCHEMA \"Extra schema\""_s);
    const auto connection = database.connect();
    VERIFY_OK(Migrator(*connection).migrate());
    database.addUser(u"ada@example.org"_s, u"Ada 100% _\\x"_s);
    database.addUser(u"alan@example.org"_s, u"Alan 100 yx"_s);
    for (const QString &text : {u"ada"_s, u"100%"_s, u"100% _"_s, u"100% _\\X"_s})
        QCOMPARE(found(*connection, text), QStringList{u"ada@example.org"_s});
}

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "searchindextest.moc"
