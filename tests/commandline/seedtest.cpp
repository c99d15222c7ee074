// The guide "User-Organization many-to-many", step by step, by the program itself: what it does with Mix and
// Ash is done with Roster, and what its usage examples do with Elixir, by commands. In its literal form (a
// join table of just two keys) and with the attributes that it mentions at its end.

#include "tests/commandline/rosterprocess.h"
#include "tests/support/schematext.h"
#include "tests/support/seeddatabase.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;

class SeedTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void guide_data();
    void guide();
    void historyOnRequest_data() { TestDatabase::addEngineRows(); }
    void historyOnRequest();
    void refusals_data() { TestDatabase::addEngineRows(); }
    void refusals();

private:
    void generateTheJoinResource();
    void defineTheJoinResource();
    void generateMigration();
    void runTheMigration();
    void updateUserAndOrganizationResources();
    void loadAUserWithTheirOrganizations();
    void addAUserToAnOrganization();
    void manageRelationshipOnTheUser();
    void destroyAMembership();
    void theApplicationGoesOn();

    RosterProcess roster(QStringList arguments) const;
    QStringList wishes() const;
    QStringList memberships();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    bool m_attributes = false;
    QString m_before;
    QString m_script;
};

void SeedTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

RosterProcess SeedTest::roster(QStringList arguments) const
{
    return RosterProcess::run(arguments << u"--database"_s << m_data->argument());
}

QStringList SeedTest::wishes() const
{
    return m_attributes ? QStringList{u"--ash"_s, u"--attributes"_s, u"role,permissions,joined_at"_s}
                        : QStringList{u"--ash"_s};
}

QStringList SeedTest::memberships()
{
    return m_data->rows(u"SELECT user_id, organization_id FROM user_organizations ORDER BY 1, 2"_s);
}

void SeedTest::guide_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<bool>("attributes");
    QTest::newRow("two keys, SQLite") << Engine::Sqlite << false;
    QTest::newRow("two keys, PostgreSQL") << Engine::Postgresql << false;
    QTest::newRow("with attributes, SQLite") << Engine::Sqlite << true;
    QTest::newRow("with attributes, PostgreSQL") << Engine::Postgresql << true;
}

void SeedTest::guide()
{
    QFETCH(Engine, engine);
    QFETCH(bool, attributes);
    m_attributes = attributes;
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    SeedDatabase::make(*m_data, !attributes);
    m_before = schemaText(*m_data);
    using Step = void (SeedTest::*)();
    const std::pair<const char *, Step> steps[] = {
        {"Generate the Join Resource", &SeedTest::generateTheJoinResource},
        {"Define the Join Resource", &SeedTest::defineTheJoinResource},
        {"Generate Migration", &SeedTest::generateMigration},
        {"Then run the migration", &SeedTest::runTheMigration},
        {"Update User Resource, Update Organization Resource", &SeedTest::updateUserAndOrganizationResources},
        {"Usage: load a user with their organizations", &SeedTest::loadAUserWithTheirOrganizations},
        {"Usage: add a user to an organization", &SeedTest::addAUserToAnOrganization},
        {"Usage: manage_relationship on the User", &SeedTest::manageRelationshipOnTheUser},
        {"defaults [:create, :read, :destroy]", &SeedTest::destroyAMembership},
        {"The application goes on", &SeedTest::theApplicationGoesOn},
    };
    for (const auto &[name, step] : steps) {
        (this->*step)();
        if (QTest::currentTestFailed())
            QFAIL(name);
    }
}

// mix ash.gen.resource Accounts UserOrganization --primary-key user_id,organization_id --attributes
// …:uuid:required
void SeedTest::generateTheJoinResource()
{
    const RosterProcess missing = roster({u"show"_s, u"user"_s, QLatin1StringView(SeedDatabase::ada)});
    QCOMPARE(missing.exitCode, 3);
    QVERIFY2(missing.err.contains(u"schema migrate"_s), qPrintable(missing.err));
    const RosterProcess plan = roster(QStringList{u"schema"_s, u"plan"_s} + wishes());
    QCOMPARE(plan.exitCode, 0);
    m_script = plan.out;
    const QString type = m_data->engine() == Engine::Sqlite ? u"TEXT"_s : u"uuid"_s;
    for (const QString &part :
         {u"CREATE TABLE \"user_organizations\""_s, u"\"user_id\" %1 NOT NULL"_s.arg(type),
          u"\"organization_id\" %1 NOT NULL"_s.arg(type),
          u"PRIMARY KEY (\"user_id\", \"organization_id\")"_s})
        QVERIFY2(m_script.contains(part), qPrintable(m_script));
}

// belongs_to :user, belongs_to :organization, identity :unique_user_organization
void SeedTest::defineTheJoinResource()
{
    for (
        const QString &part :
        {u"\"user_organizations_user_id_fkey\"\n        FOREIGN KEY (\"user_id\") REFERENCES \"users\" (\"id\")"_s,
         u"\"user_organizations_organization_id_fkey\"\n        FOREIGN KEY (\"organization_id\") REFERENCES "
         "\"organizations\" (\"id\")"_s,
         u"CREATE UNIQUE INDEX \"user_organizations_unique_user_organization_index\""_s})
        QVERIFY2(m_script.contains(part), qPrintable(m_script));
    QCOMPARE(m_script.contains("joined_at"_L1), m_attributes);
}

// mix ash_postgres.generate_migrations: a script, and nothing happens yet
void SeedTest::generateMigration()
{
    QCOMPARE(roster(QStringList{u"schema"_s, u"plan"_s} + wishes()).out, m_script);
    QCOMPARE(schemaText(*m_data), m_before);
}

// mix ash.migrate
void SeedTest::runTheMigration()
{
    const RosterProcess run = roster(QStringList{u"schema"_s, u"migrate"_s} + wishes());
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY(run.out.contains("create_memberships"_L1));
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}), m_before);
    const QString after = schemaText(*m_data);
    const RosterProcess again = roster(QStringList{u"schema"_s, u"migrate"_s} + wishes());
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.out.contains("Nothing to do"_L1), qPrintable(again.out));
    QVERIFY(roster(QStringList{u"schema"_s, u"plan"_s} + wishes()).out.contains("Nothing to do"_L1));
    QCOMPARE(schemaText(*m_data), after);
}

// many_to_many :organizations … through UserOrganization, and the reverse: both sides are read through the
// join table
void SeedTest::updateUserAndOrganizationResources()
{
    for (const auto &[kind, key] : {std::pair(u"user"_s, QLatin1StringView(SeedDatabase::ada)),
                                    std::pair(u"organization"_s, QLatin1StringView(SeedDatabase::acme))}) {
        const RosterProcess shown = roster({u"show"_s, kind, key, u"--json"_s});
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.err));
        QCOMPARE(shown.json().value(u"memberships"_s).toArray().size(), 0);
    }
}

// Ash.Query.load(:organizations) |> Ash.read_one!(), of what the application itself wrote
void SeedTest::loadAUserWithTheirOrganizations()
{
    m_data->execute(u"INSERT INTO user_organizations (user_id, organization_id) VALUES ('%1', '%2')"_s.arg(
        QLatin1StringView(SeedDatabase::bob), QLatin1StringView(SeedDatabase::labs)));
    const RosterProcess shown =
        roster({u"show"_s, u"user"_s, QLatin1StringView(SeedDatabase::bob), u"--json"_s});
    QCOMPARE(shown.exitCode, 0);
    const QJsonArray list = shown.json().value(u"memberships"_s).toArray();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.at(0)[u"organization_id"_s].toString(), QLatin1StringView(SeedDatabase::labs));
    QCOMPARE(list.at(0)[u"role"_s].toString(), m_attributes ? u"member"_s : QString());
}

// UserOrganization |> Ash.Changeset.for_create(:create, %{user_id: …, organization_id: …}) |> Ash.create!()
void SeedTest::addAUserToAnOrganization()
{
    QStringList command{u"add"_s, QLatin1StringView(SeedDatabase::ada), QLatin1StringView(SeedDatabase::acme),
                        u"--json"_s};
    if (m_attributes)
        command << u"--role"_s << u"owner"_s;
    const RosterProcess added = roster(command);
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    QCOMPARE(added.json().value(u"added"_s).toInt(), 1);
    QVERIFY(memberships().contains(QLatin1StringView(SeedDatabase::ada) + u'|'
                                   + QLatin1StringView(SeedDatabase::acme)));
    if (m_attributes)
        QCOMPARE(m_data->rows(u"SELECT role FROM user_organizations WHERE user_id = '%1'"_s.arg(
                     QLatin1StringView(SeedDatabase::ada))),
                 QStringList{u"owner"_s});
    QCOMPARE(roster(command.mid(0, 4)).json().value(u"unchanged"_s).toInt(), 1); // not a second time
}

// user |> manage_relationship(:organizations, [organization], type: :append) |> Ash.update!()
void SeedTest::manageRelationshipOnTheUser()
{
    const QStringList command{u"assign"_s,
                              u"user"_s,
                              QLatin1StringView(SeedDatabase::ada),
                              QLatin1StringView(SeedDatabase::labs),
                              u"--mode"_s,
                              u"append"_s,
                              u"--json"_s};
    const RosterProcess assigned = roster(command);
    QVERIFY2(assigned.exitCode == 0, qPrintable(assigned.err));
    QCOMPARE(assigned.json().value(u"added"_s).toInt(), 1);
    QCOMPARE(memberships().filter(QLatin1StringView(SeedDatabase::ada)).size(), 2); // acme is still there
    QCOMPARE(roster(command).json().value(u"added"_s).toInt(), 0);
}

void SeedTest::destroyAMembership()
{
    const RosterProcess removed = roster({u"remove"_s, QLatin1StringView(SeedDatabase::ada),
                                          QLatin1StringView(SeedDatabase::labs), u"--json"_s});
    QVERIFY2(removed.exitCode == 0, qPrintable(removed.err));
    QCOMPARE(removed.json().value(u"removed"_s).toInt(), 1);
    QCOMPARE(memberships().filter(QLatin1StringView(SeedDatabase::ada)).size(), 1);
}

// Nothing that the application knows was altered, and what it relies on is enforced.
void SeedTest::theApplicationGoesOn()
{
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}), m_before);
    QCOMPARE(roster({u"check"_s}).exitCode, 0);
    QCOMPARE(
        roster({u"add"_s, u"018f0000-0000-7000-8000-0000000000ff"_s, QLatin1StringView(SeedDatabase::acme)})
            .exitCode,
        1); // a user that does not exist
}

void SeedTest::historyOnRequest()
{
    QFETCH(Engine, engine);
    m_attributes = true;
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    SeedDatabase::make(*m_data, false);
    m_before = schemaText(*m_data);
    const RosterProcess made =
        roster({u"schema"_s, u"migrate"_s, u"--history"_s, u"--attributes"_s, u"role"_s});
    QVERIFY2(made.exitCode == 0, qPrintable(made.err));
    QCOMPARE(schemaText(*m_data, {u"user_organizations"_s}, false), m_before);
    const RosterProcess added = roster({u"add"_s, u"ada@example.org"_s, u"acme"_s, u"--json"_s});
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    const int change = added.json().value(u"change"_s).toInt();
    QVERIFY(change > 0);
    const RosterProcess history = roster({u"history"_s, u"--json"_s, u"--user"_s, u"ada@example.org"_s});
    QCOMPARE(history.json().value(u"changes"_s).toArray().size(), 1);
    const RosterProcess reverted = roster({u"revert"_s, QString::number(change)});
    QVERIFY2(reverted.exitCode == 0, qPrintable(reverted.err));
    QCOMPARE(memberships().size(), 0);
    QCOMPARE(roster({u"check"_s}).exitCode, 0);
    QVERIFY(roster({u"schema"_s, u"plan"_s, u"--history"_s}).out.contains("Nothing to do"_L1));
}

void SeedTest::refusals()
{
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    SeedDatabase::make(*m_data, true);
    m_before = schemaText(*m_data);
    RosterProcess run = roster({u"schema"_s, u"migrate"_s, u"--attributes"_s, u"role,shoe_size"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("shoe_size"_L1), qPrintable(run.err));
    run = roster({u"schema"_s, u"migrate"_s, u"--users"_s, u"people"_s});
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.err.contains("people"_L1), qPrintable(run.err));
    m_data->execute(u"ALTER TABLE organizations RENAME TO clubs"_s);
    run = roster({u"schema"_s, u"plan"_s});
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.err.contains("--organizations"_L1), qPrintable(run.err));
    m_data->execute(u"ALTER TABLE clubs RENAME TO organizations"_s);
    m_data->execute(u"CREATE TABLE user_organizations (x integer)"_s);
    m_before = schemaText(*m_data);
    run = roster({u"schema"_s, u"plan"_s});
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.err.contains("--memberships"_L1), qPrintable(run.err));
    QCOMPARE(run.err.count(u'\n'), 1);
    QCOMPARE(schemaText(*m_data), m_before);
}

QTEST_GUILESS_MAIN(SeedTest)
#include "seedtest.moc"
