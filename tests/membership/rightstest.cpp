// Roles of PostgreSQL that may do some things and not others: what they may do works, also without the right
// to lock rows, and what they may not is known before.

#include "models/membership/databaseremarks.h"
#include "models/membership/roster.h"
#include "models/storage/schemaplan.h"
#include "models/tables/membershipmodel.h"
#include "models/tables/usermodel.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/modelwaits.h"

#include <thread>

using namespace Qt::StringLiterals;

class RightsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void changesOneColumn();
    void statesSomeColumns();
    void removesWithoutLocks();
    void comparesWhatItRemoves();
    void keepsLastOwner_data();
    void keepsLastOwner();
    void neitherTakesBothOwners_data();
    void neitherTakesBothOwners();
    void noDanglingMembership();
    void namesTheGrant();
    void historyThatMayNotBeRead();

private:
    void grant(const QString &rights, const QString &tables);
    DatabaseAddress clerk() const;
    Database openAsClerk() const;
    QStringList remarks(const Database &database) const;
    static Result<ApplyReport> apply(const Database &database, const Change &change);
    static Change removal(int user, const Values &before = {});

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
};

void RightsTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

// Two owners and a member in one organization.
void RightsTest::init()
{
    m_data = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get(), TestDatabase::Content::Empty);
    for (const QString &sql :
         {u"CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text, updated_at "
          u"timestamptz "
          "DEFAULT now())"_s,
          u"CREATE TABLE organizations (id integer PRIMARY KEY, name text NOT NULL)"_s,
          u"CREATE TABLE user_organizations (user_id integer NOT NULL REFERENCES users (id), organization_id "
          "integer NOT NULL REFERENCES organizations (id), role text NOT NULL DEFAULT 'guest', "
          "PRIMARY KEY (user_id, organization_id))"_s,
          u"INSERT INTO users (id, email, name) VALUES (1, 'ada@example.org', 'Ada'), (2, 'bob@example.org', "
          "'Bob'), (3, 'cem@example.org', 'Cem')"_s,
          u"INSERT INTO organizations VALUES (7, 'Acme')"_s,
          u"INSERT INTO user_organizations VALUES (1, 7, 'owner'), (2, 7, 'owner'), (3, 7, 'member')"_s,
          u"CREATE ROLE clerk LOGIN PASSWORD 'secret'"_s,
          u"GRANT SELECT ON users, organizations, user_organizations TO clerk"_s})
        m_data->execute(sql);
}

void RightsTest::cleanup()
{
    m_data->execute(u"DROP OWNED BY clerk"_s);
    m_data->execute(u"DROP ROLE clerk"_s);
    m_data.reset();
}

void RightsTest::grant(const QString &rights, const QString &tables)
{
    m_data->execute(u"GRANT %1 ON %2 TO clerk"_s.arg(rights, tables));
}

DatabaseAddress RightsTest::clerk() const
{
    const QMap<QString, QString> parts = m_data->address().parameters();
    return *DatabaseAddress::parse(u"host=%1 port=%2 dbname=%3 user=clerk password=secret"_s.arg(
        parts.value(u"host"_s), parts.value(u"port"_s), parts.value(u"dbname"_s)));
}

Database RightsTest::openAsClerk() const
{
    const Result<Database> database = Database::open(clerk());
    if (!database)
        qFatal("%s", qPrintable(database.error().text));
    return *database;
}

QStringList RightsTest::remarks(const Database &database) const
{
    const auto connection = Connection::open(database.address, OpenMode::ReadOnly);
    const auto all = connection ? remarksOn(**connection, database.schema)
                                : Result<QList<DatabaseRemark>>(connection.error());
    if (!all)
        qFatal("%s", qPrintable(all.error().detail));
    QStringList texts;
    for (const DatabaseRemark &remark : *all)
        texts << remark.text;
    return texts;
}

Result<ApplyReport> RightsTest::apply(const Database &database, const Change &change)
{
    Roster roster(database);
    ChangeSet changes;
    changes.append(change);
    return requireApplied(roster.apply(changes, {}).result());
}

Change RightsTest::removal(int user, const Values &before)
{
    return {Entity::Membership,
            ChangeKind::Remove,
            UserId(QString::number(user)),
            OrganizationId(u"7"_s),
            before,
            {}};
}

void RightsTest::changesOneColumn()
{
    grant(u"UPDATE (name)"_s, u"users"_s);
    const Database database = openAsClerk();
    QVERIFY(!database.schema.readOnly);
    QVERIFY(database.schema.rights(Entity::User).update);
    QVERIFY(!database.schema.rights(Entity::User).add);
    Roster roster(database);
    UserModel users(roster);
    users.select();
    QVERIFY(settles(users));
    QVERIFY(arrives(users, 0));
    const auto isEditable = [&](Field field) {
        return bool(users.flags(users.index(0, users.columnOf(field))) & Qt::ItemIsEditable);
    };
    QVERIFY(isEditable(Field::Name));
    QVERIFY(!isEditable(Field::Email));
    Change change{Entity::User, ChangeKind::Update, UserId(u"1"_s), {}, {{u"name"_s, u"Ada"_s}}, {}};
    change.after.insert(u"name"_s, u"Ada L."_s);
    VERIFY_OK(apply(database, change)); // without the time of the change, which it may not write
    QCOMPARE(m_data->scalar(u"SELECT name FROM users WHERE id = 1"_s), u"Ada L."_s);
    const QString all = remarks(database).join(u'\n');
    QVERIFY2(all.contains("users"_L1) && all.contains("email"_L1), qPrintable(all));
}

void RightsTest::statesSomeColumns()
{
    grant(u"INSERT (user_id, organization_id)"_s, u"user_organizations"_s);
    const Database database = openAsClerk();
    QVERIFY(database.schema.rights(Entity::Membership).add);
    const Table &memberships = database.schema.memberships;
    QVERIFY(!memberships.columns.at(memberships.indexOf(Field::Role)).canInsert);
    m_data->execute(u"DELETE FROM user_organizations WHERE user_id = 3"_s);
    VERIFY_OK(apply(database,
                    {Entity::Membership, ChangeKind::Add, UserId(u"3"_s), OrganizationId(u"7"_s), {}, {}}));
    QCOMPARE(m_data->scalar(u"SELECT role FROM user_organizations WHERE user_id = 3"_s), u"guest"_s);
    // Without the keys nothing can be added.
    m_data->execute(u"REVOKE INSERT (user_id) ON user_organizations FROM clerk"_s);
    QVERIFY(!openAsClerk().schema.rights(Entity::Membership).add);
}

void RightsTest::removesWithoutLocks()
{
    grant(u"DELETE"_s, u"users, user_organizations"_s);
    const Database database = openAsClerk();
    VERIFY_OK(apply(database, removal(3, {{u"role"_s, u"member"_s}})));
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 2);
    Change user{Entity::User, ChangeKind::Remove, UserId(u"3"_s), {}, {{u"name"_s, u"Cem"_s}}, {}};
    VERIFY_OK(apply(database, user));
    QCOMPARE(m_data->number(u"SELECT count(*) FROM users"_s), 2);
}

// What is there at the moment of the removal counts, not what was read before.
void RightsTest::comparesWhatItRemoves()
{
    grant(u"DELETE"_s, u"user_organizations"_s);
    const Database database = openAsClerk();
    QCOMPARE(kindOf(apply(database, removal(3, {{u"role"_s, u"boss"_s}}))), DbError::Kind::Conflict);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 3);
    // Somebody else is changing the row: the removal waits, and then finds another one than it expects.
    const auto other = m_data->connect();
    VERIFY_OK(other->execute(u"BEGIN"_s));
    VERIFY_OK(other->execute(u"UPDATE user_organizations SET role = 'admin' WHERE user_id = 3"_s));
    Roster roster(database);
    ChangeSet changes;
    changes.append(removal(3, {{u"role"_s, u"member"_s}}));
    const QFuture<Result<ApplyReport>> waiting = roster.apply(changes, {});
    QTRY_COMPARE(m_data->number(u"SELECT count(*) FROM pg_locks WHERE NOT granted"_s), 1);
    VERIFY_OK(other->execute(u"COMMIT"_s));
    QCOMPARE(kindOf(requireApplied(waiting.result())), DbError::Kind::Conflict);
    QCOMPARE(m_data->scalar(u"SELECT role FROM user_organizations WHERE user_id = 3"_s), u"admin"_s);
}

void RightsTest::keepsLastOwner_data()
{
    QTest::addColumn<QString>("rights");
    QTest::newRow("removes") << u"DELETE"_s;
    QTest::newRow("removes and changes") << u"DELETE, UPDATE"_s;
    QTest::newRow("removes and changes one column") << u"DELETE, UPDATE (role)"_s;
}

void RightsTest::keepsLastOwner()
{
    QFETCH(QString, rights);
    grant(rights, u"user_organizations"_s);
    const Database database = openAsClerk();
    VERIFY_OK(apply(database, removal(1)));
    QCOMPARE(kindOf(apply(database, removal(2))), DbError::Kind::LastOwner);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations"_s), 2);
}

void RightsTest::neitherTakesBothOwners_data()
{
    QTest::addColumn<QString>("rights");
    QTest::addColumn<bool>("isOneFree"); // the other one may do everything
    for (const auto &[name, rights] :
         {std::pair("removes", u"DELETE"_s), std::pair("removes and changes", u"DELETE, UPDATE"_s),
          std::pair("changes one column only", u"UPDATE (role)"_s)}) {
        QTest::addRow("%s, both", name) << rights << false;
        QTest::addRow("%s, and one who may everything", name) << rights << true;
    }
}

// Two at the same moment, each of whom takes away one of two owners, many times.
void RightsTest::neitherTakesBothOwners()
{
    QFETCH(QString, rights);
    QFETCH(bool, isOneFree);
    grant(rights, u"user_organizations"_s);
    const Database restricted = openAsClerk();
    const Database other = isOneFree ? m_data->open() : restricted;
    const bool demotes = !rights.contains("DELETE"_L1);
    const auto change = [&](int user) {
        Change one = removal(user);
        if (demotes) {
            one.kind = ChangeKind::Update;
            one.after = {{u"role"_s, u"member"_s}};
        }
        return one;
    };
    Roster first(restricted);
    Roster second(other);
    for (int round = 0; round < 25; ++round) {
        m_data->execute(u"INSERT INTO user_organizations VALUES (1, 7, 'owner'), (2, 7, 'owner')"
                        " ON CONFLICT (user_id, organization_id) DO UPDATE SET role = 'owner'"_s);
        ChangeSet one;
        one.append(change(1));
        ChangeSet two;
        two.append(change(2));
        const QFuture<Result<ApplyReport>> a = first.apply(one, {});
        const QFuture<Result<ApplyReport>> b = second.apply(two, {});
        const Result<ApplyReport> mine = requireApplied(a.result());
        const Result<ApplyReport> theirs = requireApplied(b.result());
        QCOMPARE(m_data->number(u"SELECT count(*) FROM user_organizations WHERE role = 'owner'"_s), 1);
        QVERIFY(mine.ok() != theirs.ok()); // and no deadlock is told to anybody
        QCOMPARE(kindOf(mine ? theirs : mine), DbError::Kind::LastOwner);
    }
}

// The foreign keys see to it, without a lock of ours.
void RightsTest::noDanglingMembership()
{
    grant(u"INSERT, DELETE"_s, u"user_organizations"_s);
    const Database database = openAsClerk();
    m_data->execute(u"DELETE FROM user_organizations WHERE user_id = 3"_s);
    const auto other = m_data->connect();
    VERIFY_OK(other->execute(u"BEGIN"_s));
    VERIFY_OK(other->execute(u"DELETE FROM users WHERE id = 3"_s));
    Roster roster(database);
    ChangeSet changes;
    changes.addMembership(UserId(u"3"_s), OrganizationId(u"7"_s));
    const QFuture<Result<ApplyReport>> waiting = roster.apply(changes, {});
    QTRY_VERIFY(m_data->number(u"SELECT count(*) FROM pg_locks WHERE NOT granted"_s) > 0);
    VERIFY_OK(other->execute(u"COMMIT"_s));
    QCOMPARE(kindOf(requireApplied(waiting.result())), DbError::Kind::ForeignKey);
}

void RightsTest::namesTheGrant()
{
    grant(u"SELECT, INSERT, DELETE"_s, u"user_organizations"_s);
    grant(u"UPDATE (name)"_s, u"users"_s);
    const QString all = remarks(openAsClerk()).join(u'\n');
    QVERIFY2(all.contains("GRANT UPDATE ON user_organizations TO clerk"_L1), qPrintable(all));
    QVERIFY2(all.contains("GRANT INSERT, UPDATE, DELETE ON organizations TO clerk"_L1), qPrintable(all));
    QVERIFY2(all.contains("GRANT INSERT, DELETE, UPDATE (email, updated_at) ON users TO clerk"_L1),
             qPrintable(all));
}

void RightsTest::historyThatMayNotBeRead()
{
    SchemaWishes wishes;
    wishes.history = true;
    VERIFY_OK(carryOut(*m_data->connect(), {}, wishes));
    const Result<Database> database = Database::open(clerk());
    QVERIFY(!database);
    QVERIFY2(database.error().text.contains("GRANT SELECT ON roster_migrations"_L1),
             qPrintable(database.error().text));
    // With what the manual says it works.
    grant(u"SELECT"_s,
          u"roster_migrations, roster_changes, roster_change_items, roster_change_organizations"_s);
    grant(u"INSERT"_s, u"roster_changes, roster_change_items, roster_change_organizations"_s);
    grant(u"DELETE"_s, u"user_organizations"_s);
    const Result<ApplyReport> removed = apply(openAsClerk(), removal(3));
    VERIFY_OK(removed);
    QVERIFY(removed->change);
}

QTEST_GUILESS_MAIN(RightsTest)
#include "rightstest.moc"
