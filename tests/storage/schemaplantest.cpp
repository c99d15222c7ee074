// What is made in a database that has users and organizations of another program, and nothing else of it
// changes.

#include "models/storage/schemaplan.h"

#include "models/storage/database.h"
#include "tests/support/outcome.h"
#include "tests/support/schematext.h"

using namespace Qt::StringLiterals;

class SchemaPlanTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void keyTypes_data();
    void keyTypes();
    void attributes_data() { TestDatabase::addEngineRows(); }
    void attributes();
    void likeAsh();
    void history_data() { TestDatabase::addEngineRows(); }
    void history();
    void allOrNothing_data() { TestDatabase::addEngineRows(); }
    void allOrNothing();
    void otherNames_data() { TestDatabase::addEngineRows(); }
    void otherNames();
    void otherJoinTables_data() { TestDatabase::addEngineRows(); }
    void otherJoinTables();
    void refusals_data();
    void refusals();
    void deniedRights();
    void onlyWhatWasAgreed_data() { TestDatabase::addEngineRows(); }
    void onlyWhatWasAgreed();

private:
    void make(Engine engine, const QStringList &statements);
    void makeUsual(Engine engine);
    Result<QList<Migrator::Step>> carryOutHere(const SchemaWishes &wishes = {},
                                               const TableChoice &choice = {});
    QStringList columnsOf(const QString &table);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    QString m_before;
};

void SchemaPlanTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void SchemaPlanTest::make(Engine engine, const QStringList &statements)
{
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    for (const QString &statement : statements)
        m_data->execute(statement);
    m_before = schemaText(*m_data);
}

void SchemaPlanTest::makeUsual(Engine engine)
{
    make(engine,
         {u"CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL)"_s,
          u"CREATE TABLE organizations (id integer PRIMARY KEY, name text NOT NULL)"_s,
          u"INSERT INTO users VALUES (1, 'ada@example.org'), (2, 'bob@example.org')"_s,
          u"INSERT INTO organizations VALUES (7, 'Acme')"_s});
}

Result<QList<Migrator::Step>> SchemaPlanTest::carryOutHere(const SchemaWishes &wishes,
                                                           const TableChoice &choice)
{
    return carryOut(*m_data->connect(), choice, wishes);
}

// "name type required" of each column, in order.
QStringList SchemaPlanTest::columnsOf(const QString &table)
{
    if (m_data->engine() == Engine::Sqlite)
        return m_data->rows(
            u"SELECT name || ' ' || type || ' ' || \"notnull\" FROM pragma_table_info('%1') ORDER BY cid"_s
                .arg(table));
    return m_data->rows(
        u"SELECT attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull::int"
        " FROM pg_attribute WHERE attrelid = '%1'::regclass AND attnum > 0 ORDER BY attnum"_s.arg(table));
}

void SchemaPlanTest::keyTypes_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("userKey");
    QTest::addColumn<QString>("organizationKey");
    QTest::addColumn<QString>("userType");
    QTest::addColumn<QString>("organizationType");
    const auto postgresql = [](const char *name, const QString &user, const QString &organization,
                               const QString &userType, const QString &organizationType) {
        QTest::newRow(name) << Engine::Postgresql << user << organization << userType << organizationType;
    };
    const auto sqlite = [](const char *name, const QString &user, const QString &organization,
                           const QString &userType, const QString &organizationType) {
        QTest::newRow(name) << Engine::Sqlite << user << organization << userType << organizationType;
    };
    postgresql("uuid", u"id uuid PRIMARY KEY DEFAULT gen_random_uuid()"_s, u"id uuid PRIMARY KEY"_s,
               u"uuid"_s, u"uuid"_s);
    postgresql("numbers", u"id bigserial PRIMARY KEY"_s, u"id serial PRIMARY KEY"_s, u"bigint"_s,
               u"integer"_s);
    postgresql("texts", u"id character varying(36) PRIMARY KEY"_s, u"code text PRIMARY KEY"_s,
               u"character varying(36)"_s, u"text"_s);
    postgresql("citext, own collation", u"id citext PRIMARY KEY"_s, u"id text COLLATE \"C\" PRIMARY KEY"_s,
               u"citext"_s, u"text"_s);
    postgresql("surrogate besides", u"number bigint, id uuid NOT NULL UNIQUE, PRIMARY KEY (number, id)"_s,
               u"\"Key\" smallint PRIMARY KEY"_s, u"uuid"_s, u"smallint"_s);
    postgresql("domain", u"id \"Mixed Key\" PRIMARY KEY"_s, u"id uuid PRIMARY KEY"_s, u"\"Mixed Key\""_s,
               u"uuid"_s);
    sqlite("numbers", u"id INTEGER PRIMARY KEY"_s, u"id BIGINT PRIMARY KEY"_s, u"INTEGER"_s, u"BIGINT"_s);
    sqlite("texts", u"id VARCHAR(36) PRIMARY KEY"_s, u"code TEXT COLLATE NOCASE PRIMARY KEY"_s,
           u"VARCHAR(36)"_s, u"TEXT"_s);
    sqlite("odd types", u"id \"a \"\"b\"\"; c\" PRIMARY KEY"_s, u"id PRIMARY KEY"_s, u"a \"b\"; c"_s,
           QString());
    sqlite("surrogate besides", u"n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE"_s,
           u"id TEXT PRIMARY KEY NOT NULL"_s, u"INTEGER"_s, u"TEXT"_s);
}

void SchemaPlanTest::keyTypes()
{
    QFETCH(Engine, engine);
    QFETCH(QString, userKey);
    QFETCH(QString, organizationKey);
    QFETCH(QString, userType);
    QFETCH(QString, organizationType);
    QStringList statements;
    if (engine == Engine::Postgresql)
        statements = {u"CREATE EXTENSION citext"_s, u"CREATE DOMAIN \"Mixed Key\" AS text"_s};
    make(engine,
         statements << u"CREATE TABLE users (%1)"_s.arg(userKey)
                    << u"CREATE TABLE organizations (%1)"_s.arg(organizationKey));
    const auto done = carryOutHere();
    VERIFY_OK(done);
    QCOMPARE(done->size(), 1);
    QCOMPARE(columnsOf(u"user_organizations"_s),
             (QStringList{u"user_id %1 1"_s.arg(userType), u"organization_id %1 1"_s.arg(organizationType)}));
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}), m_before);
    const auto again = carryOutHere();
    VERIFY_OK(again);
    QVERIFY(again->isEmpty());
    const Result<Database> database = Database::open(m_data->address());
    VERIFY_OK(database);
    QCOMPARE(database->schema.memberships.key, (QStringList{u"user_id"_s, u"organization_id"_s}));
    QVERIFY(!database->schema.isOwn);
    if (engine == Engine::Postgresql) {
        QCOMPARE(
            m_data->rows(
                u"SELECT conname, contype, confdeltype FROM pg_constraint WHERE conrelid = 'user_organizations'::regclass ORDER BY 1"_s),
            (QStringList{u"user_organizations_organization_id_fkey|f|a"_s, u"user_organizations_pkey|p| "_s,
                         u"user_organizations_user_id_fkey|f|a"_s}));
        QCOMPARE(
            m_data->number(
                u"SELECT count(*) FROM pg_attribute AS a JOIN pg_constraint AS k ON k.conrelid = a.attrelid AND k.contype = 'f' AND k.conkey[1] = a.attnum JOIN pg_attribute AS b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1] WHERE a.attcollation <> b.attcollation"_s),
            0);
    }
    QCOMPARE(
        m_data->number(engine == Engine::Sqlite
                           ? u"SELECT count(*) FROM pragma_index_list('user_organizations') WHERE name = "
                             "'user_organizations_organization_id_user_id_index'"_s
                           : u"SELECT count(*) FROM pg_indexes WHERE indexname = "
                             "'user_organizations_organization_id_user_id_index'"_s),
        1);
}

void SchemaPlanTest::attributes()
{
    QFETCH(Engine, engine);
    makeUsual(engine);
    SchemaWishes wishes;
    wishes.attributes = {Field::JoinedAt, Field::Role, Field::Permissions}; // not in their usual order
    VERIFY_OK(carryOutHere(wishes));
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}), m_before);
    m_data->execute(u"INSERT INTO user_organizations (user_id, organization_id) VALUES (1, 7)"_s);
    QCOMPARE(m_data->rows(u"SELECT role, permissions FROM user_organizations WHERE joined_at IS NOT NULL"_s),
             QStringList{u"member|[]"_s});
    const Schema schema = m_data->open().schema;
    QVERIFY(schema.memberships.has(Field::Role) && schema.memberships.has(Field::Permissions)
            && schema.memberships.has(Field::JoinedAt));
    const auto again = carryOutHere(wishes);
    VERIFY_OK(again);
    QVERIFY(again->isEmpty());
}

void SchemaPlanTest::likeAsh()
{
    makeUsual(Engine::Postgresql);
    SchemaWishes wishes;
    wishes.attributes = possibleAttributes();
    wishes.ash = true;
    VERIFY_OK(carryOutHere(wishes));
    QCOMPARE(columnsOf(u"user_organizations"_s).mid(2),
             (QStringList{u"role text 1"_s, u"permissions text[] 1"_s,
                          u"joined_at timestamp without time zone 1"_s}));
    QCOMPARE(
        m_data->scalar(u"SELECT indexdef FROM pg_indexes WHERE indexname = "
                       "'user_organizations_unique_user_organization_index'"_s),
        u"CREATE UNIQUE INDEX user_organizations_unique_user_organization_index ON public.user_organizations "
        "USING btree (user_id, organization_id)"_s);
    const auto again = carryOutHere(wishes);
    VERIFY_OK(again);
    QVERIFY(again->isEmpty());
}

void SchemaPlanTest::history()
{
    QFETCH(Engine, engine);
    makeUsual(engine);
    VERIFY_OK(carryOutHere());
    QVERIFY(!m_data->open().schema.hasHistory);
    SchemaWishes wishes;
    wishes.history = true;
    VERIFY_OK(carryOutHere(wishes));
    const Database database = m_data->open();
    QVERIFY(database.schema.hasHistory);
    QVERIFY(!database.schema.isOwn);
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}, false), m_before);
    const auto again = carryOutHere(wishes);
    VERIFY_OK(again);
    QVERIFY(again->isEmpty());
    // What is made is told as it is, and is still not Roster's own.
    const auto status = Migrator(*m_data->connect()).status();
    VERIFY_OK(status);
    QCOMPARE(status->state, Migrator::State::Foreign);
    QVERIFY(status->pending.isEmpty());
    QCOMPARE(kindOf(Migrator(*m_data->connect()).migrate()), DbError::Kind::MissingSchema);
}

void SchemaPlanTest::allOrNothing()
{
    QFETCH(Engine, engine);
    makeUsual(engine);
    m_data->execute(
        u"CREATE TABLE roster_change_organizations (x integer)"_s); // is in the way of the last step
    const QString before = schemaText(*m_data);
    SchemaWishes wishes;
    wishes.history = true;
    const auto done = carryOutHere(wishes);
    QCOMPARE(kindOf(done), DbError::Kind::BrokenMigration);
    QVERIFY2(done.error().text.contains("create_history"_L1), qPrintable(done.error().text));
    QCOMPARE(schemaText(*m_data), before);
}

void SchemaPlanTest::otherNames()
{
    QFETCH(Engine, engine);
    make(engine,
         {u"CREATE TABLE \"User\" (\"Id\" integer PRIMARY KEY)"_s,
          u"CREATE TABLE \"the \"\"teams\"\"\" (id integer PRIMARY KEY)"_s});
    QCOMPARE(kindOf(SchemaSurvey::read(*m_data->connect())),
             DbError::Kind::MissingSchema); // no organizations
    TableChoice choice;
    choice.organizations = u"the \"teams\""_s;
    choice.memberships = u"Team member"_s;
    const auto done = carryOutHere({}, choice);
    VERIFY_OK(done);
    QCOMPARE(schemaText(*m_data, {u"Team member"_s}), m_before);
    const Result<Database> database = Database::open(m_data->address());
    VERIFY_OK(database);
    QCOMPARE(database->schema.users.name, u"User"_s);
    QCOMPARE(database->schema.organizations.name, u"the \"teams\""_s);
    QCOMPARE(database->schema.memberships.name, u"Team member"_s);
}

void SchemaPlanTest::otherJoinTables()
{
    QFETCH(Engine, engine);
    makeUsual(engine);
    m_data->execute(u"CREATE TABLE roles (id integer PRIMARY KEY)"_s);
    m_data->execute(
        u"CREATE TABLE users_roles (user_id integer REFERENCES users (id), role_id integer REFERENCES roles "
        "(id), PRIMARY KEY (user_id, role_id))"_s);
    const Result<Database> before = Database::open(m_data->address());
    QCOMPARE(kindOf(before), DbError::Kind::MissingSchema); // roles are no organizations
    QVERIFY2(before.error().text.contains("schema migrate"_L1), qPrintable(before.error().text));
    VERIFY_OK(carryOutHere());
    QCOMPARE(m_data->open().schema.memberships.name, u"user_organizations"_s);
}

void SchemaPlanTest::refusals_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("says");
    const QString users = u"CREATE TABLE users (id integer PRIMARY KEY)"_s;
    const QString organizations = u"CREATE TABLE organizations (id integer PRIMARY KEY)"_s;
    for (const auto &[name, engine] :
         {std::pair("SQLite", Engine::Sqlite), std::pair("PostgreSQL", Engine::Postgresql)}) {
        QTest::addRow("ambiguous %s", name)
            << engine
            << QStringList{u"CREATE TABLE organization (id integer PRIMARY KEY)"_s,
                           u"CREATE TABLE organisation (id integer PRIMARY KEY)"_s, users}
            << u"--organizations"_s;
        QTest::addRow("no key %s", name)
            << engine
            << QStringList{users, u"CREATE TABLE organizations (a integer, b integer, PRIMARY KEY (a, b))"_s}
            << u"no primary key"_s;
        QTest::addRow("taken %s", name)
            << engine
            << QStringList{users, organizations, u"CREATE TABLE user_organizations (user_id integer)"_s}
            << u"does not join"_s;
    }
}

void SchemaPlanTest::refusals()
{
    QFETCH(Engine, engine);
    QFETCH(QStringList, statements);
    QFETCH(QString, says);
    make(engine, statements);
    const auto done = carryOutHere();
    QCOMPARE(kindOf(done), DbError::Kind::MissingSchema);
    QVERIFY2(done.error().text.contains(says), qPrintable(done.error().text));
    QCOMPARE(schemaText(*m_data), m_before);
}

void SchemaPlanTest::deniedRights()
{
    makeUsual(Engine::Postgresql);
    m_data->execute(u"CREATE ROLE plain_reader LOGIN PASSWORD 'secret'"_s);
    m_data->execute(u"GRANT SELECT ON users, organizations TO plain_reader"_s);
    m_before = schemaText(*m_data);
    const QMap<QString, QString> parts = m_data->address().parameters();
    const auto address =
        DatabaseAddress::parse(u"host=%1 port=%2 dbname=%3 user=plain_reader password=secret"_s.arg(
            parts.value(u"host"_s), parts.value(u"port"_s), parts.value(u"dbname"_s)));
    VERIFY_OK(address);
    {
        const auto connection = Connection::open(*address);
        VERIFY_OK(connection);
        const auto done = carryOut(**connection, {}, {});
        QCOMPARE(kindOf(done), DbError::Kind::ReadOnly);
        QVERIFY2(done.error().text.contains("permission"_L1), qPrintable(done.error().text));
        QCOMPARE(schemaText(*m_data), m_before);
    }
    m_data->execute(u"REVOKE SELECT ON users, organizations FROM plain_reader"_s);
    m_data->execute(u"DROP ROLE plain_reader"_s);
}

void SchemaPlanTest::onlyWhatWasAgreed()
{
    QFETCH(Engine, engine);
    makeUsual(engine);
    const auto survey = SchemaSurvey::read(*m_data->connect(OpenMode::ReadOnly));
    VERIFY_OK(survey);
    SchemaWishes wishes;
    wishes.attributes = {Field::Role};
    const auto steps = planOf(*survey, wishes);
    VERIFY_OK(steps);
    const QString agreed = scriptOf(*steps);
    QVERIFY(agreed.contains(u"CREATE TABLE \"user_organizations\""_s));
    QCOMPARE(kindOf(carryOut(*m_data->connect(), {}, {}, agreed)), DbError::Kind::Conflict); // another one
    QCOMPARE(schemaText(*m_data), m_before);
    VERIFY_OK(carryOut(*m_data->connect(), {}, wishes, agreed));
    wishes.attributes = {Field::JoinedAt}; // which the table that is there by now does not have
    QCOMPARE(kindOf(carryOutHere(wishes)), DbError::Kind::Usage);
}

QTEST_GUILESS_MAIN(SchemaPlanTest)
#include "schemaplantest.moc"
