#include "models/membership/membershipcopy.h"

#include "models/membership/changeapplier.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

using namespace Qt::StringLiterals;

class MembershipCopyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void modes_data();
    void modes();
    void modelIsGone_data() { TestDatabase::addEngineRows(); }
    void modelIsGone();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void MembershipCopyTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void MembershipCopyTest::modes_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<Entity>("entity");
    QTest::addColumn<CopyMode>("mode");
    QTest::addColumn<QStringList>("expected");
    // The model has a and b, the one it is copied to b and c; the model is in the list by mistake as well.
    const QList<std::pair<CopyMode, QStringList>> modes{
        {CopyMode::Add, {u"a admin"_s, u"b member"_s, u"c member"_s}},
        {CopyMode::MakeEqual, {u"a admin"_s, u"b admin"_s}},
        {CopyMode::Subtract, {u"c member"_s}}};
    for (const auto &[mode, expected] : modes) {
        for (const Entity entity : {Entity::User, Entity::Organization}) {
            for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
                QTest::addRow("mode %d, %s, %s", int(mode),
                              entity == Entity::User ? "users" : "organizations",
                              engine == Engine::Sqlite ? "SQLite" : "PostgreSQL")
                    << engine << entity << mode << expected;
            }
        }
    }
}

void MembershipCopyTest::modes()
{
    QFETCH(Engine, engine);
    QFETCH(Entity, entity);
    QFETCH(CopyMode, mode);
    QFETCH(QStringList, expected);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const auto connection = data.connect();
    const bool users = entity == Entity::User;
    const auto add = [&](const QString &name, bool user) {
        return user ? data.addUser(name) : data.addOrganization(name);
    };
    const QString model = add(u"model"_s, users);
    const QString target = add(u"target"_s, users);
    QHash<QString, QString> others;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        others.insert(name, add(name, !users));
    const auto join = [&](const QString &own, const QString &other, const QString &role) {
        if (users)
            data.addMembership(own, others.value(other), role);
        else
            data.addMembership(others.value(other), own, role);
    };
    join(model, u"a"_s, u"admin"_s);
    join(model, u"b"_s, u"admin"_s);
    join(target, u"b"_s, u"member"_s);
    join(target, u"c"_s, u"member"_s);

    const Result<ChangeSet> changes =
        changesOf(*connection, database.schema, {entity, model, {target, model}, mode});
    VERIFY_OK(changes);
    VERIFY_OK(ChangeApplier(*connection, database, *changes, {}).run());
    const QString own = users ? u"user_id"_s : u"organization_id"_s;
    const QString handle = users ? u"slug"_s : u"email"_s;
    const QStringList rows = data.rows(
        u"SELECT o.%1, m.role FROM user_organizations m JOIN %2 o ON o.id = m.%3"
        " WHERE m.%4 = '%5' ORDER BY 1"_s.arg(handle, users ? u"organizations"_s : u"users"_s,
                                              users ? u"organization_id"_s : u"user_id"_s, own, target));
    QCOMPARE(QStringList(rows).replaceInStrings(u"|"_s, u" "_s), expected);
    QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations WHERE %1 = '%2'"_s.arg(own, model)), 2);
}

void MembershipCopyTest::modelIsGone()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const auto connection = data.connect();
    const QString target = data.addUser(u"ann"_s);
    const Result<ChangeSet> changes =
        changesOf(*connection, data.open().schema,
                  {Entity::User, u"018e0c5a-7b1c-7def-8abc-000000000001"_s, {target}, CopyMode::MakeEqual});
    QCOMPARE(kindOf(changes), DbError::Kind::NotFound);
}

QTEST_GUILESS_MAIN(MembershipCopyTest)
#include "membershipcopytest.moc"
