#include "models/membership/assignment.h"

#include "models/membership/changeapplier.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;

class AssignmentTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void names();
    void modes_data();
    void modes();
    void withoutAttributes_data() { TestDatabase::addEngineRows(); }
    void withoutAttributes();
    void othersInterfere_data() { TestDatabase::addEngineRows(); }
    void othersInterfere();
    void idsInCapitals();
    void emptyList_data() { TestDatabase::addEngineRows(); }
    void emptyList();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void AssignmentTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void AssignmentTest::names()
{
    QCOMPARE(assignModeNames(),
             (QStringList{u"append"_s, u"append_and_update"_s, u"append_and_remove"_s, u"remove"_s,
                          u"direct_control"_s}));
    for (const QString &name : assignModeNames())
        QCOMPARE(assignModeName(*assignModeFromName(name)), name);
    QVERIFY(!assignModeFromName(u"Append"_s) && !assignModeFromName({}));
}

void AssignmentTest::modes_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<Entity>("entity");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QStringList>("expected");
    // a and b are there as "old"; b and c are listed, as "new".
    const QList<std::pair<QString, QStringList>> modes{
        {u"append"_s, {u"a old"_s, u"b old"_s, u"c new"_s}},
        {u"append_and_update"_s, {u"a old"_s, u"b new"_s, u"c new"_s}},
        {u"append_and_remove"_s, {u"b old"_s, u"c new"_s}},
        {u"remove"_s, {u"a old"_s}},
        {u"direct_control"_s, {u"b new"_s, u"c new"_s}}};
    for (const auto &[mode, expected] : modes) {
        for (const Entity entity : {Entity::User, Entity::Organization}) {
            const char *side = entity == Entity::User ? "user" : "organization";
            QTest::addRow("SQLite %s %s", side, qPrintable(mode))
                << Engine::Sqlite << entity << mode << expected;
            QTest::addRow("PostgreSQL %s %s", side, qPrintable(mode))
                << Engine::Postgresql << entity << mode << expected;
        }
    }
}

void AssignmentTest::modes()
{
    QFETCH(Engine, engine);
    QFETCH(Entity, entity);
    QFETCH(QString, mode);
    QFETCH(QStringList, expected);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const auto connection = data.connect();
    const bool ofUser = entity == Entity::User;
    const QString record = ofUser ? data.addUser(u"record"_s) : data.addOrganization(u"record"_s);
    const QString stranger = ofUser ? data.addUser(u"stranger"_s) : data.addOrganization(u"stranger"_s);
    QStringList others;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        others << (ofUser ? data.addOrganization(name) : data.addUser(name));
    const auto join = [&](const QString &one, const QString &other) {
        data.addMembership(ofUser ? one : other, ofUser ? other : one, u"old"_s);
    };
    join(record, others.at(0));
    join(record, others.at(1));
    join(stranger, others.at(0)); // never touched
    const Result<ChangeSet> changes =
        assignmentOf(*connection, database.schema, entity, record, {others.at(1), others.at(2), others.at(1)},
                     *assignModeFromName(mode), {{u"role"_s, u"new"_s}});
    VERIFY_OK(changes);
    const Result<ApplyReport> report = ChangeApplier(*connection, database, *changes, {}).run();
    VERIFY_OK(report);
    QVERIFY(report->applied());
    QCOMPARE(report->unchanged, 0);
    const QString sql = ofUser
        ? u"SELECT o.slug || ' ' || m.role FROM user_organizations m JOIN organizations o ON o.id = m.organization_id WHERE m.user_id = '%1' ORDER BY 1"_s
        : u"SELECT u.email || ' ' || m.role FROM user_organizations m JOIN users u ON u.id = m.user_id WHERE m.organization_id = '%1' ORDER BY 1"_s;
    QCOMPARE(data.rows(sql.arg(record)), expected);
    QCOMPARE(data.rows(sql.arg(stranger)), QStringList{u"a old"_s});
}

void AssignmentTest::withoutAttributes()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    const QString user = data.addUser(u"a"_s);
    const QString organization = data.addOrganization(u"a"_s);
    data.addMembership(user, organization, u"owner"_s);
    for (const AssignMode mode : {AssignMode::Append, AssignMode::AppendAndUpdate,
                                  AssignMode::AppendAndRemove, AssignMode::DirectControl}) {
        const Result<ChangeSet> changes =
            assignmentOf(*connection, schema, Entity::User, user, {organization}, mode);
        VERIFY_OK(changes);
        QVERIFY(changes->isEmpty());
    }
}

// What the change set found is expected again.
void AssignmentTest::othersInterfere()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const auto connection = data.connect();
    const QString user = data.addUser(u"a"_s);
    const QString organization = data.addOrganization(u"a"_s);
    data.addMembership(user, organization);
    const Result<ChangeSet> changes =
        assignmentOf(*connection, database.schema, Entity::User, user, {}, AssignMode::DirectControl);
    VERIFY_OK(changes);
    QCOMPARE(changes->size(), 1);
    data.execute(u"UPDATE user_organizations SET permissions = '[\"new\"]'"_s);
    const Result<ApplyReport> report = ChangeApplier(*connection, database, *changes, {}).run();
    VERIFY_OK(report);
    QCOMPARE(report->conflicts.size(), 1);
    QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations"_s), 1);
}

void AssignmentTest::idsInCapitals()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    const QString user = data.addUser(u"a"_s);
    const QString organization = data.addOrganization(u"a"_s);
    data.addMembership(user, organization);
    // The listed one is the present one: nothing goes, nothing comes.
    const Result<ChangeSet> changes = assignmentOf(*connection, schema, Entity::User, user.toUpper(),
                                                   {organization.toUpper()}, AssignMode::DirectControl);
    VERIFY_OK(changes);
    QVERIFY(changes->isEmpty());
}

void AssignmentTest::emptyList()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Schema schema = data.open().schema;
    const auto connection = data.connect();
    const QString user = data.addUser(u"a"_s);
    data.addMembership(user, data.addOrganization(u"a"_s));
    QCOMPARE(assignmentOf(*connection, schema, Entity::User, user, {}, AssignMode::Remove)->size(), 0);
    QCOMPARE(assignmentOf(*connection, schema, Entity::User, user, {}, AssignMode::Append)->size(), 0);
    QCOMPARE(assignmentOf(*connection, schema, Entity::User, user, {}, AssignMode::AppendAndRemove)
                 ->count(Entity::Membership, ChangeKind::Remove),
             1);
}

QTEST_GUILESS_MAIN(AssignmentTest)
#include "assignmenttest.moc"
