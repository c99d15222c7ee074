#include "models/storage/schemaprobe.h"

#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;

class SchemaProbeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void ownSchema_data() { TestDatabase::addEngineRows(); }
    void ownSchema();
    void theSameOnBothEngines();
    void literalSeed_data() { TestDatabase::addEngineRows(); }
    void literalSeed();
    void otherNames_data() { TestDatabase::addEngineRows(); }
    void otherNames();
    void missingTables_data() { TestDatabase::addEngineRows(); }
    void missingTables();
    void columnsOfOthers();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void SchemaProbeTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void SchemaProbeTest::ownSchema()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const auto connection = data.connect();
    const Result<Schema> schema = SchemaProbe::read(*connection);
    VERIFY_OK(schema);
    QCOMPARE(schema->engine, engine);
    QVERIFY(schema->hasHistory);
    QVERIFY(!schema->readOnly);
    QCOMPARE(schema->users.key, QStringList{u"id"_s});
    QCOMPARE(schema->memberships.key, (QStringList{u"user_id"_s, u"organization_id"_s}));
    QVERIFY(schema->users.indexOf(u"search_row"_s) < 0);
    for (const Field field : {Field::User, Field::Organization, Field::Role, Field::Permissions,
                              Field::JoinedAt, Field::UpdatedAt})
        QCOMPARE(schema->memberships.column(field), columnName(field));
    const Column &role = schema->memberships.columns.at(schema->memberships.indexOf(Field::Role));
    QVERIFY(role.required && role.hasDefault);
    const Column &email = schema->users.columns.at(schema->users.indexOf(Field::Email));
    QVERIFY(email.required && !email.hasDefault);
    QCOMPARE(schema->memberships.columns.at(schema->memberships.indexOf(Field::Permissions)).type,
             ColumnType::Json);
    QVERIFY(SchemaProbe::read(*data.connect(OpenMode::ReadOnly))->readOnly);
    QCOMPARE(*SchemaProbe::read(*connection), *schema);
}

void SchemaProbeTest::theSameOnBothEngines()
{
    TestDatabase sqlite(Engine::Sqlite, nullptr);
    TestDatabase postgresql(Engine::Postgresql, m_server.get());
    const Schema a = sqlite.open().schema;
    const Schema b = postgresql.open().schema;
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        QCOMPARE(a.table(entity).columns.size(), b.table(entity).columns.size());
        for (qsizetype i = 0; i < a.table(entity).columns.size(); ++i) {
            const Column &left = a.table(entity).columns.at(i);
            const Column &right = b.table(entity).columns.at(i);
            QCOMPARE(left.name, right.name);
            QCOMPARE(left.field, right.field);
            QCOMPARE(left.required, right.required);
            QCOMPARE(left.hasDefault, right.hasDefault);
        }
    }
}

void SchemaProbeTest::literalSeed()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get(), TestDatabase::Content::Empty);
    const QString uuid = engine == Engine::Sqlite ? u"TEXT"_s : u"uuid"_s;
    data.execute(u"CREATE TABLE users (id %1 PRIMARY KEY)"_s.arg(uuid));
    data.execute(u"CREATE TABLE organizations (id %1 PRIMARY KEY)"_s.arg(uuid));
    data.execute(u"CREATE TABLE user_organizations (user_id %1 REFERENCES users (id), organization_id %1 "
                 u"REFERENCES organizations (id),"
                 " PRIMARY KEY (user_id, organization_id))"_s.arg(uuid));
    const auto connection = data.connect();
    const Result<Schema> schema = SchemaProbe::read(*connection);
    VERIFY_OK(schema);
    QVERIFY(!schema->hasHistory);
    QVERIFY(!schema->memberships.has(Field::Role) && !schema->users.has(Field::Email));
    QCOMPARE(schema->memberships.column(Field::Role), QString());
    QCOMPARE(schema->memberships.columns.size(), 2);
}

void SchemaProbeTest::otherNames()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    data.execute(u"ALTER TABLE users RENAME TO \"Our People\""_s);
    const auto connection = data.connect();
    QCOMPARE(kindOf(SchemaProbe::read(*connection)), DbError::Kind::MissingSchema);
    TableNames names;
    names.users = u"Our People"_s;
    const Result<Schema> schema = SchemaProbe::read(*connection, names);
    VERIFY_OK(schema);
    QCOMPARE(schema->users.name, u"Our People"_s);
    QVERIFY(schema->users.has(Field::Email));
    for (const QString &nasty :
         {u"o'brien"_s, u"a\"b"_s, u"users; DROP TABLE organizations"_s, u"public.organizations"_s, u""_s}) {
        const Result<bool> there = SchemaProbe::exists(*connection, nasty);
        VERIFY_OK(there);
        QVERIFY(!*there);
    }
}

void SchemaProbeTest::missingTables()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get(), TestDatabase::Content::Empty);
    const auto connection = data.connect();
    const Result<Schema> none = SchemaProbe::read(*connection);
    QCOMPARE(kindOf(none), DbError::Kind::MissingSchema);
    QVERIFY(none.error().text.contains("users"_L1));
    data.execute(u"CREATE TABLE users (number INTEGER PRIMARY KEY)"_s);
    const Result<Schema> noKey = SchemaProbe::read(*connection); // the same connection sees what is new
    QCOMPARE(kindOf(noKey), DbError::Kind::MissingSchema);
    QVERIFY2(noKey.error().text.contains("no column id"_L1), qPrintable(noKey.error().text));
}

void SchemaProbeTest::columnsOfOthers()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    data.execute(u"ALTER TABLE user_organizations ADD seats integer NOT NULL DEFAULT 1, ADD tags text[], ADD "
                 u"since timestamp, ADD paid boolean,"
                 " ADD extra json, ADD share numeric(4, 1), ADD dropped text, ADD address inet"_s);
    data.execute(u"ALTER TABLE user_organizations DROP dropped"_s);
    const Schema schema = data.open().schema;
    const auto typeOf = [&](const QString &name) {
        return schema.memberships.columns.at(schema.memberships.indexOf(name)).type;
    };
    QCOMPARE(typeOf(u"seats"_s), ColumnType::Integer);
    QCOMPARE(typeOf(u"tags"_s), ColumnType::TextList);
    QCOMPARE(typeOf(u"since"_s), ColumnType::Timestamp);
    QCOMPARE(typeOf(u"paid"_s), ColumnType::Boolean);
    QCOMPARE(typeOf(u"extra"_s), ColumnType::Json);
    QCOMPARE(typeOf(u"share"_s), ColumnType::Number);
    QCOMPARE(typeOf(u"address"_s), ColumnType::Other);
    QVERIFY(schema.memberships.indexOf(u"dropped"_s) < 0);
    QVERIFY(!schema.memberships.columns.at(schema.memberships.indexOf(u"seats"_s)).field);
}

QTEST_GUILESS_MAIN(SchemaProbeTest)
#include "schemaprobetest.moc"
