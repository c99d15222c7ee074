// What is said about a database before the first write, and that rights which are missing are known.

#include "models/membership/databaseremarks.h"

#include "models/membership/roster.h"
#include "models/storage/schemaplan.h"
#include "models/tables/membershipmodel.h"
#include "models/tables/usermodel.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/modelwaits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

class DatabaseRemarksTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void ownDatabaseAllowsEverything_data() { TestDatabase::addEngineRows(); }
    void ownDatabaseAllowsEverything();
    void rulesOfOtherPrograms_data() { TestDatabase::addEngineRows(); }
    void rulesOfOtherPrograms();
    void readOnlyFile();
    void missingRights();
    void nothingButReading();
    void rowLevelSecurity();

private:
    void makeOthers(Engine engine);
    Database openAs(const QString &role);
    QStringList remarks(const Database &database);
    void grant(const QString &rights, const QString &tables);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    bool m_hasRole = false;
};

void DatabaseRemarksTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void DatabaseRemarksTest::cleanup()
{
    if (m_hasRole) {
        m_data->execute(u"DROP OWNED BY clerk"_s);
        m_data->execute(u"DROP ROLE clerk"_s);
        m_hasRole = false;
    }
    m_data.reset();
}

void DatabaseRemarksTest::makeOthers(Engine engine)
{
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    for (
        const QString &sql :
        {u"CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL)"_s,
         u"CREATE TABLE organizations (id integer PRIMARY KEY, name text NOT NULL, tax_code text NOT NULL)"_s,
         u"CREATE TABLE user_organizations (user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,"
         " organization_id integer NOT NULL REFERENCES organizations (id), role text NOT NULL DEFAULT "
         "'member',"
         " PRIMARY KEY (user_id, organization_id))"_s,
         u"CREATE TABLE sessions (id integer PRIMARY KEY, owner integer REFERENCES users (id) ON DELETE CASCADE)"_s,
         u"CREATE TABLE posts (id integer PRIMARY KEY, writer integer REFERENCES users (id) ON DELETE SET NULL)"_s,
         u"CREATE TABLE bills (id integer PRIMARY KEY, payer integer REFERENCES organizations (id))"_s,
         u"INSERT INTO users VALUES (1, 'ada@example.org'), (2, 'bob@example.org')"_s,
         u"INSERT INTO organizations VALUES (7, 'Acme', 'x')"_s,
         u"INSERT INTO user_organizations (user_id, organization_id) VALUES (1, 7)"_s})
        m_data->execute(sql);
}

// The role can do nothing yet but what everybody can.
Database DatabaseRemarksTest::openAs(const QString &role)
{
    const QMap<QString, QString> parts = m_data->address().parameters();
    const auto address = DatabaseAddress::parse(u"host=%1 port=%2 dbname=%3 user=%4 password=secret"_s.arg(
        parts.value(u"host"_s), parts.value(u"port"_s), parts.value(u"dbname"_s), role));
    const auto database = address ? Database::open(*address) : Result<Database>(address.error());
    if (!database)
        qFatal("%s", qPrintable(database.error().text));
    return *database;
}

void DatabaseRemarksTest::grant(const QString &rights, const QString &tables)
{
    if (!m_hasRole)
        m_data->execute(u"CREATE ROLE clerk LOGIN PASSWORD 'secret'"_s);
    m_hasRole = true;
    m_data->execute(u"GRANT %1 ON %2 TO clerk"_s.arg(rights, tables));
}

QStringList DatabaseRemarksTest::remarks(const Database &database)
{
    const auto connection = Connection::open(database.address, OpenMode::ReadOnly);
    const auto all = connection ? remarksOn(**connection, database.schema)
                                : Result<QList<DatabaseRemark>>(connection.error());
    if (!all)
        qFatal("%s", qPrintable(all.error().detail));
    QStringList texts;
    for (const DatabaseRemark &remark : *all)
        texts << (remark.weight == DatabaseRemark::Weight::Limit ? u"! "_s : QString()) + remark.text;
    return texts;
}

void DatabaseRemarksTest::ownDatabaseAllowsEverything()
{
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    QCOMPARE(remarks(m_data->open()), QStringList());
}

void DatabaseRemarksTest::rulesOfOtherPrograms()
{
    QFETCH(Engine, engine);
    makeOthers(engine);
    m_data->execute(
        engine == Engine::Sqlite
            ? u"CREATE TRIGGER audit AFTER INSERT ON user_organizations BEGIN SELECT 1; END"_s
            : u"CREATE TRIGGER audit BEFORE UPDATE ON user_organizations FOR EACH ROW EXECUTE FUNCTION "
              "suppress_redundant_updates_trigger()"_s);
    const QStringList all = remarks(m_data->open());
    const auto says = [&](const QStringList &words) {
        for (const QString &text : all) {
            if (std::all_of(words.cbegin(), words.cend(),
                            [&](const QString &word) { return text.contains(word); }))
                return true;
        }
        return false;
    };
    const QByteArray text = all.join(u'\n').toUtf8();
    QVERIFY2(says({u"users"_s, u"sessions"_s, u"as well"_s}), text);
    QVERIFY2(says({u"users"_s, u"posts"_s, u"lose the reference"_s}), text);
    QVERIFY2(says({u"organizations"_s, u"bills"_s, u"cannot be removed"_s}), text);
    QVERIFY2(says({u"another program removes a user"_s}), text);
    QVERIFY2(!says({u"another program removes an organization"_s}), text);
    QVERIFY2(says({u"organizations"_s, u"tax_code"_s}), text);
    QVERIFY2(says({u"user_organizations"_s, u"audit"_s}), text);
    QVERIFY2(says({u"no history"_s}), text);
    QCOMPARE(all.size(), 7);
    QVERIFY(!all.constFirst().startsWith(u'!'));
    SchemaWishes wishes;
    wishes.history = true;
    VERIFY_OK(carryOut(*m_data->connect(), {}, wishes));
    QCOMPARE(remarks(m_data->open()).size(), 6);
}

void DatabaseRemarksTest::readOnlyFile()
{
    makeOthers(Engine::Sqlite);
    const Result<Database> database = Database::open(m_data->address(), OpenMode::ReadOnly);
    VERIFY_OK(database);
    QVERIFY(database->schema.readOnly);
    QVERIFY2(remarks(*database).constFirst().startsWith("! Nothing can be changed"_L1),
             qPrintable(remarks(*database).join(u'\n')));
}

// As a careful administrator grants it: memberships come and go, users and organizations are only read.
void DatabaseRemarksTest::missingRights()
{
    makeOthers(Engine::Postgresql);
    grant(u"SELECT"_s, u"users, organizations"_s);
    grant(u"SELECT, INSERT, DELETE"_s, u"user_organizations"_s);
    const Database database = openAs(u"clerk"_s);
    QVERIFY(!database.schema.readOnly);
    QCOMPARE(database.schema.rights(Entity::User), (Rights{false, false, false}));
    QCOMPARE(database.schema.rights(Entity::Membership), (Rights{true, false, true}));
    const QStringList all = remarks(database);
    QVERIFY2(all.contains(u"! You may only read the table users."_s), qPrintable(all.join(u'\n')));
    QVERIFY2(all.contains(u"! You may not change rows of the table user_organizations."_s),
             qPrintable(all.join(u'\n')));
    Roster roster(database);
    UserModel users(roster);
    users.select();
    QVERIFY(settles(users));
    QVERIFY(arrives(users, 0));
    QVERIFY(!(users.flags(users.index(0, users.columnOf(Field::Email))) & Qt::ItemIsEditable));
    QVERIFY(!users.removeRow(0));
    QVERIFY(!users.insertRow(0));
    MembershipModel memberships(roster);
    memberships.select();
    QVERIFY(settles(memberships));
    QVERIFY(arrives(memberships, 0));
    QVERIFY(
        !(memberships.flags(memberships.index(0, memberships.columnOf(Field::Role))) & Qt::ItemIsEditable));
    QVERIFY(memberships.removeRow(0));
    // The same of somebody who may do everything.
    QCOMPARE(m_data->open().schema.rights(Entity::User), Rights());
}

void DatabaseRemarksTest::nothingButReading()
{
    makeOthers(Engine::Postgresql);
    grant(u"SELECT"_s, u"users, organizations, user_organizations"_s);
    const Database database = openAs(u"clerk"_s);
    QVERIFY(database.schema.readOnly);
    QVERIFY(!database.schema.rights(Entity::Membership).any());
    // Everything but the history: nothing is changed without it.
    grant(u"INSERT, UPDATE, DELETE"_s, u"users, organizations, user_organizations"_s);
    QVERIFY(!openAs(u"clerk"_s).schema.readOnly);
    SchemaWishes wishes;
    wishes.history = true;
    VERIFY_OK(carryOut(*m_data->connect(), {}, wishes));
    grant(u"SELECT"_s,
          u"roster_migrations, roster_changes, roster_change_items, roster_change_organizations"_s);
    QVERIFY(openAs(u"clerk"_s).schema.readOnly);
    QVERIFY(!remarks(openAs(u"clerk"_s)).filter(u"roster_changes"_s).isEmpty());
    grant(u"INSERT"_s, u"roster_changes, roster_change_items, roster_change_organizations"_s);
    QVERIFY(!openAs(u"clerk"_s).schema.readOnly);
}

void DatabaseRemarksTest::rowLevelSecurity()
{
    makeOthers(Engine::Postgresql);
    grant(u"SELECT, INSERT, UPDATE, DELETE"_s, u"users, organizations, user_organizations"_s);
    QVERIFY(remarks(openAs(u"clerk"_s)).filter(u"row-level"_s).isEmpty());
    m_data->execute(u"ALTER TABLE users ENABLE ROW LEVEL SECURITY"_s);
    m_data->execute(u"CREATE POLICY own ON users USING (email LIKE 'ada%')"_s);
    const QStringList all = remarks(openAs(u"clerk"_s));
    QVERIFY2(all.constFirst().startsWith("! The table users has row-level security"_L1),
             qPrintable(all.join(u'\n')));
    QVERIFY(remarks(m_data->open()).filter(u"row-level"_s).isEmpty()); // the superuser sees every row
}

QTEST_GUILESS_MAIN(DatabaseRemarksTest)
#include "databaseremarkstest.moc"
