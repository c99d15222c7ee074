// Databases that other programs made open, show and are edited, and their schema stays what it was.

#include "models/membership/roster.h"
#include "models/storage/migrator.h"
#include "models/storage/recordstore.h"
#include "models/storage/schemadetector.h"
#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "tests/support/outcome.h"
#include "tests/support/schematext.h"
#include "tests/support/testdatabase.h"
#include "tests/tables/modelwaits.h"

#include <QFile>

using namespace Qt::StringLiterals;

class AttachedTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void opens_data() { addSchemas(); }
    void opens();
    void shows_data() { addSchemas(); }
    void shows();
    void writes_data() { addSchemas(); }
    void writes();
    void editsAttributes();
    void editsRecords();
    void asksForWhatIsNeeded();
    void leavesDefaultsToTheDatabase();
    void choosesByName_data() { TestDatabase::addEngineRows(); }
    void choosesByName();
    void severalFit_data() { TestDatabase::addEngineRows(); }
    void severalFit();
    void nothingFits_data() { TestDatabase::addEngineRows(); }
    void nothingFits();
    void takesColumns();

private:
    static void addSchemas();
    void make(Engine engine, const QString &schema);
    Change membership(ChangeKind kind, const QString &user, const QString &organization) const;
    Result<ApplyReport> apply(const Change &change, const ApplyOptions &options = {});
    QStringList joined();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    Database m_database;
    QString m_before;
};

void AttachedTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void AttachedTest::init()
{
    m_data.reset();
    m_before.clear();
}

// Whatever a test did: nobody else's schema was changed.
void AttachedTest::cleanup()
{
    if (m_data && !m_before.isEmpty())
        QCOMPARE(schemaText(*m_data), m_before);
}

void AttachedTest::addSchemas()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("schema");
    for (const auto &[engine, ending] :
         {std::pair(Engine::Sqlite, u"sqlite"_s), std::pair(Engine::Postgresql, u"postgresql"_s)}) {
        for (const QString &name : {u"seed"_s, u"django"_s, u"prisma"_s})
            QTest::addRow("%s %s", qPrintable(name), qPrintable(ending)) << engine << name + u'_' + ending;
    }
    QTest::newRow("ash postgresql") << Engine::Postgresql << u"ash_postgresql"_s;
}

void AttachedTest::make(Engine engine, const QString &schema)
{
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    QFile script(QStringLiteral(ROSTER_SCHEMAS "/") + schema + u".sql"_s);
    QVERIFY(script.open(QIODevice::ReadOnly));
    VERIFY_OK(m_data->connect()->executeScript(QString::fromUtf8(script.readAll())));
    m_before = schemaText(*m_data);
    const Result<Database> database = Database::open(m_data->address());
    VERIFY_OK(database);
    m_database = *database;
}

Change AttachedTest::membership(ChangeKind kind, const QString &user, const QString &organization) const
{
    Change change;
    change.entity = Entity::Membership;
    change.kind = kind;
    change.user = UserId(user);
    change.organization = OrganizationId(organization);
    return change;
}

Result<ApplyReport> AttachedTest::apply(const Change &change, const ApplyOptions &options)
{
    Roster roster(m_database);
    ChangeSet changes;
    changes.append(change);
    return requireApplied(roster.apply(changes, options).result());
}

// The keys of all memberships, user first.
QStringList AttachedTest::joined()
{
    const Table &table = m_database.schema.memberships;
    return m_data->rows(u"SELECT \"%1\", \"%2\" FROM \"%3\" ORDER BY 1, 2"_s.arg(
        table.key.first(), table.key.last(), table.name));
}

void AttachedTest::opens()
{
    QFETCH(Engine, engine);
    QFETCH(QString, schema);
    make(engine, schema);
    const Schema &found = m_database.schema;
    QVERIFY(!found.isOwn);
    QVERIFY(!found.hasHistory);
    QStringList names{found.users.name, found.organizations.name, found.memberships.name};
    names += found.memberships.key;
    if (schema.startsWith("django"_L1)) {
        QCOMPARE(names,
                 (QStringList{u"auth_user"_s, u"auth_group"_s, u"auth_user_groups"_s, u"user_id"_s,
                              u"group_id"_s}));
        QCOMPARE(found.users.column(Field::Name), u"username"_s);
        QCOMPARE(found.users.column(Field::CreatedAt), u"date_joined"_s);
    } else if (schema.startsWith("prisma"_L1)) {
        QCOMPARE(names, (QStringList{u"User"_s, u"Team"_s, u"TeamMember"_s, u"userId"_s, u"teamId"_s}));
        QCOMPARE(found.users.column(Field::Email), u"emailAddress"_s);
        QCOMPARE(found.organizations.column(Field::Slug), u"handle"_s);
        QCOMPARE(found.memberships.column(Field::JoinedAt), u"createdAt"_s);
        QVERIFY(!found.memberships.columns.at(found.memberships.indexOf(u"note"_s)).field);
    } else {
        QCOMPARE(names,
                 (QStringList{u"users"_s, u"organizations"_s, u"user_organizations"_s, u"user_id"_s,
                              u"organization_id"_s}));
    }
    if (schema.startsWith("ash"_L1)) {
        QCOMPARE(found.users.column(Field::CreatedAt), u"inserted_at"_s);
        QVERIFY(!found.organizations.has(Field::Slug));
        QVERIFY(!found.users.columns.at(found.users.indexOf(u"hashed_password"_s)).field);
    }
}

void AttachedTest::shows()
{
    QFETCH(Engine, engine);
    QFETCH(QString, schema);
    make(engine, schema);
    Roster roster(m_database);
    UserModel users(roster);
    users.select();
    QVERIFY(settles(users));
    QCOMPARE(users.rowCount(), 3);
    int memberships = 0;
    for (int row = 0; row < 3; ++row) {
        QVERIFY(arrives(users, row));
        memberships += users.index(row, users.countColumn()).data().toInt();
    }
    QCOMPARE(memberships, 1);
    OrganizationModel organizations(roster);
    organizations.select();
    QVERIFY(settles(organizations));
    QCOMPARE(organizations.rowCount(), 2);
    MembershipModel model(roster);
    model.select();
    QVERIFY(settles(model));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(arrives(model, 0));
    for (int column = 0; column < model.columnCount(); ++column) { // any order that somebody clicks
        model.setSort(column, Qt::DescendingOrder);
        model.select();
        QVERIFY(settles(model));
        QVERIFY(arrives(model, 0));
    }
    for (int column = 0; column < users.columnCount(); ++column) {
        users.setSort(column, Qt::AscendingOrder);
        users.setSearch(column % 2 == 0 ? u"a"_s : QString());
        users.select();
        QVERIFY(settles(users));
    }
}

void AttachedTest::writes()
{
    QFETCH(Engine, engine);
    QFETCH(QString, schema);
    make(engine, schema);
    const auto connection = m_data->connect(OpenMode::ReadOnly);
    const auto idsOf = [&](const Table &table) {
        return m_data->rows(
            u"SELECT \"%1\" FROM \"%2\" ORDER BY 1"_s.arg(table.column(Field::Id), table.name));
    };
    const QStringList users = idsOf(m_database.schema.users);
    const QStringList organizations = idsOf(m_database.schema.organizations);
    const QStringList before = joined();
    QCOMPARE(before.size(), 1);
    const QString user =
        before.contains(users.last() + u'|' + organizations.last()) ? users.first() : users.last();
    const QString membershipText = user + u'|' + organizations.last();
    const Result<ApplyReport> added = apply(membership(ChangeKind::Add, user, organizations.last()));
    VERIFY_OK(added);
    QCOMPARE(added->added, 1);
    QVERIFY(joined().contains(membershipText));
    QCOMPARE(joined().size(), 2);
    const Result<ApplyReport> again = apply(membership(ChangeKind::Add, user, organizations.last()));
    VERIFY_OK(again);
    QCOMPARE(again->unchanged, 1);
    // Of nobody.
    const QString nobody = m_database.schema.users.columns.at(m_database.schema.users.indexOf(Field::Id)).type
            == ColumnType::Integer
        ? u"99"_s
        : u"018f0000-0000-7000-8000-000000000099"_s;
    QCOMPARE(kindOf(apply(membership(ChangeKind::Add, nobody, organizations.last()))),
             DbError::Kind::ForeignKey);
    const Result<ApplyReport> removed = apply(membership(ChangeKind::Remove, user, organizations.last()));
    VERIFY_OK(removed);
    QCOMPARE(removed->removed, 1);
    QCOMPARE(joined(), before);
}

void AttachedTest::editsAttributes()
{
    make(Engine::Postgresql, u"ash_postgresql"_s);
    const QString user = m_data->scalar(u"SELECT id FROM users WHERE name = 'Ada'"_s);
    const QString organization = m_data->scalar(u"SELECT id FROM organizations WHERE name = 'Acme'"_s);
    Change change = membership(ChangeKind::Update, user, organization);
    change.before = {{u"role"_s, u"owner"_s}};
    change.after = {{u"permissions"_s, u"[\"read\",\"write, all\"]"_s}, {u"joined_at"_s, u"2024-02-29"_s}};
    VERIFY_OK(apply(change));
    QCOMPARE(m_data->rows(u"SELECT role, permissions, joined_at FROM user_organizations"_s),
             QStringList{u"owner|{read,\"write, all\"}|2024-02-29T00:00:00.000"_s});
    change.before = {{u"permissions"_s, u"[]"_s}}; // is not so any more
    change.after = {{u"role"_s, u"admin"_s}};
    QVERIFY(!apply(change));
    change.before = {{u"role"_s, u"owner"_s}};
    const Result<ApplyReport> refused = apply(change); // the last owner
    QCOMPARE(kindOf(refused), DbError::Kind::LastOwner);
    ApplyOptions force;
    force.force = true;
    VERIFY_OK(apply(change, force));
    QCOMPARE(m_data->scalar(u"SELECT role FROM user_organizations"_s), u"admin"_s);
}

void AttachedTest::editsRecords()
{
    make(Engine::Sqlite, u"prisma_sqlite"_s);
    Change change;
    change.entity = Entity::User;
    change.kind = ChangeKind::Update;
    change.user = UserId(u"ckB"_s);
    change.before = {{u"displayName"_s, Value()}};
    change.after = {{u"displayName"_s, u"Bob"_s}};
    VERIFY_OK(apply(change));
    QCOMPARE(m_data->scalar(u"SELECT \"displayName\" FROM \"User\" WHERE id = 'ckB'"_s), u"Bob"_s);
    QVERIFY(m_data->scalar(u"SELECT \"updatedAt\" FROM \"User\" WHERE id = 'ckB'"_s) > u"2025"_s);
}

void AttachedTest::asksForWhatIsNeeded()
{
    make(Engine::Postgresql, u"ash_postgresql"_s);
    Change change;
    change.entity = Entity::User;
    change.kind = ChangeKind::Add;
    change.user = UserId(u"018f0000-0000-7000-8000-000000000042"_s);
    change.after = {{u"email"_s, u"eve@example.org"_s}, {u"name"_s, u"Eve"_s}};
    QCOMPARE(kindOf(apply(change)), DbError::Kind::Constraint);
    change.after.insert(u"hashed_password"_s, u"x"_s);
    VERIFY_OK(apply(change));
    QCOMPARE(m_data->number(u"SELECT count(*) FROM users WHERE email = 'EVE@example.org'"_s), 1);
}

void AttachedTest::leavesDefaultsToTheDatabase()
{
    make(Engine::Postgresql, u"ash_postgresql"_s);
    const QString user = m_data->scalar(u"SELECT id FROM users WHERE name = 'Cem'"_s);
    const QString organization = m_data->scalar(u"SELECT id FROM organizations WHERE name = 'Labs'"_s);
    VERIFY_OK(apply(membership(ChangeKind::Add, user, organization)));
    QCOMPARE(
        m_data->rows(
            u"SELECT role, permissions, joined_at FROM user_organizations WHERE user_id = '%1'"_s.arg(user)),
        QStringList{u"guest|{}|NULL"_s});
}

void AttachedTest::choosesByName()
{
    QFETCH(Engine, engine);
    make(engine, engine == Engine::Sqlite ? u"django_sqlite"_s : u"django_postgresql"_s);
    TableChoice choice;
    choice.memberships = u"auth_user_user_permissions"_s;
    const Result<Database> other = Database::open(m_data->address(), OpenMode::ReadWrite, choice);
    VERIFY_OK(other);
    QCOMPARE(other->schema.organizations.name, u"auth_permission"_s);
    choice.users = u"auth_permission"_s;
    const Result<Database> turned = Database::open(m_data->address(), OpenMode::ReadWrite, choice);
    VERIFY_OK(turned);
    QCOMPARE(turned->schema.organizations.name, u"auth_user"_s);
    choice.memberships = u"no such table"_s;
    QCOMPARE(kindOf(Database::open(m_data->address(), OpenMode::ReadWrite, choice)),
             DbError::Kind::MissingSchema);
}

void AttachedTest::severalFit()
{
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    m_data->execute(u"CREATE TABLE a (id integer PRIMARY KEY)"_s);
    m_data->execute(u"CREATE TABLE b (id integer PRIMARY KEY)"_s);
    m_data->execute(
        u"CREATE TABLE ab (x integer REFERENCES a (id), y integer REFERENCES b (id), PRIMARY KEY (x, y))"_s);
    const Result<Database> database = Database::open(m_data->address());
    QCOMPARE(kindOf(database), DbError::Kind::MissingSchema);
    TableChoice choice;
    choice.users = u"b"_s;
    const Result<Database> chosen = Database::open(m_data->address(), OpenMode::ReadWrite, choice);
    VERIFY_OK(chosen);
    QCOMPARE(chosen->schema.memberships.key, (QStringList{u"y"_s, u"x"_s}));

    const Result<TableNames> unsure = SchemaDetector::find(*m_data->connect());
    QCOMPARE(kindOf(unsure), DbError::Kind::MissingSchema);
    QCOMPARE(database.error().text, unsure.error().text); // not that it is empty
    QVERIFY2(unsure.error().text.contains("--users"_L1), qPrintable(unsure.error().text));
}

void AttachedTest::nothingFits()
{
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    m_data->execute(u"CREATE TABLE users (id integer PRIMARY KEY)"_s);
    m_data->execute(u"CREATE TABLE organizations (id integer PRIMARY KEY)"_s);
    // Two foreign keys that may repeat join nothing in a way that one could edit.
    m_data->execute(
        u"CREATE TABLE visits (user_id integer REFERENCES users (id), organization_id integer REFERENCES "
        u"organizations (id))"_s);
    m_before = schemaText(*m_data);
    const Result<Database> database = Database::open(m_data->address());
    QCOMPARE(kindOf(database), DbError::Kind::MissingSchema);
    QVERIFY2(database.error().text.contains("two foreign keys"_L1), qPrintable(database.error().text));
}

void AttachedTest::takesColumns()
{
    make(Engine::Sqlite, u"django_sqlite"_s);
    TableChoice choice;
    choice.columns.insert(Field::Name, u"first_name"_s);
    const Result<Database> database = Database::open(m_data->address(), OpenMode::ReadWrite, choice);
    VERIFY_OK(database);
    QCOMPARE(database->schema.users.column(Field::Name), u"first_name"_s);
    QCOMPARE(database->schema.organizations.column(Field::Name), u"name"_s);
}

QTEST_GUILESS_MAIN(AttachedTest)
#include "attachedtest.moc"
