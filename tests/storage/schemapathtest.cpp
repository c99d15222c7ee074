// Tables in schemas of PostgreSQL other than those that are searched by themselves.

#include "models/storage/schemapath.h"

#include "models/storage/database.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;

class SchemaPathTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void foundByStructure();
    void named();
    void severalHaveThem();
    void severalSchemasAreNotGuessed();
    void namesWithDots();
    void noSchemasOnSqlite();

private:
    void makeIn(const QString &schema, const QString &email);
    Result<Database> open(const TableChoice &choice = {}) const
    {
        return Database::open(m_data->address(), OpenMode::ReadWrite, choice);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
};

void SchemaPathTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void SchemaPathTest::init()
{
    m_data = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get(), TestDatabase::Content::Empty);
}

void SchemaPathTest::makeIn(const QString &schema, const QString &email)
{
    for (const QString &sql :
         {u"CREATE SCHEMA %1"_s, u"CREATE TABLE %1.users (id integer PRIMARY KEY, email text)"_s,
          u"CREATE TABLE %1.organizations (id integer PRIMARY KEY, name text)"_s,
          u"CREATE TABLE %1.user_organizations (user_id integer REFERENCES %1.users (id), organization_id "
          u"integer"
          " REFERENCES %1.organizations (id), PRIMARY KEY (user_id, organization_id))"_s})
        m_data->execute(sql.arg(schema));
    m_data->execute(u"INSERT INTO %1.users VALUES (1, '%2')"_s.arg(schema, email));
}

void SchemaPathTest::foundByStructure()
{
    makeIn(u"\"my crm\\x\""_s, u"ada@example.org"_s);
    const Result<Database> database = open();
    VERIFY_OK(database);
    QVERIFY(!database->schema.isOwn);
    // Other connections by the address find them as well.
    const auto connection = Connection::open(database->address);
    VERIFY_OK(connection);
    const Result<Query *> query = (*connection)->select(u"SELECT email FROM users"_s);
    VERIFY_OK(query);
    QVERIFY((*query)->next());
    QCOMPARE((*query)->text(0), u"ada@example.org"_s);
    (*query)->finish();
}

void SchemaPathTest::named()
{
    makeIn(u"one"_s, u"ada@example.org"_s);
    makeIn(u"two"_s, u"bob@example.org"_s);
    TableChoice choice;
    choice.memberships = u"two.user_organizations"_s;
    const Result<Database> database = open(choice);
    VERIFY_OK(database);
    const auto connection = Connection::open(database->address);
    VERIFY_OK(connection);
    const Result<Query *> query = (*connection)->select(u"SELECT email FROM users"_s);
    VERIFY_OK(query);
    QVERIFY((*query)->next());
    QCOMPARE((*query)->text(0), u"bob@example.org"_s);
    (*query)->finish();
}

void SchemaPathTest::severalHaveThem()
{
    makeIn(u"one"_s, u"ada@example.org"_s);
    makeIn(u"two"_s, u"bob@example.org"_s);
    const Result<Database> database = open();
    QCOMPARE(kindOf(database), DbError::Kind::MissingSchema);
    QVERIFY2(database.error().text.contains("one, two"_L1), qPrintable(database.error().text));
}

void SchemaPathTest::severalSchemasAreNotGuessed()
{
    makeIn(u"one"_s, u"ada@example.org"_s);
    makeIn(u"two"_s, u"bob@example.org"_s);
    TableChoice choice;
    choice.users = u"one.users"_s;
    choice.organizations = u"two.organizations"_s;
    QCOMPARE(kindOf(open(choice)), DbError::Kind::Usage);
}

void SchemaPathTest::namesWithDots()
{
    m_data->execute(u"CREATE TABLE \"a.users\" (id integer PRIMARY KEY)"_s);
    TableChoice choice;
    choice.users = u"a.users"_s;
    const auto path = SchemaPath::settle(*m_data->connect(), choice);
    VERIFY_OK(path);
    QCOMPARE(path->choice.users, u"a.users"_s);
    QVERIFY(path->path.isEmpty());
}

void SchemaPathTest::noSchemasOnSqlite()
{
    TestDatabase data(Engine::Sqlite, nullptr, TestDatabase::Content::Empty);
    TableChoice choice;
    choice.users = u"a.users"_s;
    const auto path = SchemaPath::settle(*data.connect(), choice);
    VERIFY_OK(path);
    QCOMPARE(path->choice.users, u"a.users"_s);
    QCOMPARE(kindOf(Database::open(data.address())), DbError::Kind::MissingSchema);
}

QTEST_GUILESS_MAIN(SchemaPathTest)
#include "schemapathtest.moc"
