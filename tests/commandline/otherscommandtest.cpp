// The commands on databases that another program made: which tables are which is said in words, and new
// records get numbers where the keys are numbers.

#include "tests/commandline/rosterprocess.h"
#include "tests/support/schematext.h"
#include "tests/support/testdatabase.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

class OthersCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void statusSaysWhichIsWhich_data() { TestDatabase::addEngineRows(); }
    void statusSaysWhichIsWhich();
    void statusListsWhatFits_data() { TestDatabase::addEngineRows(); }
    void statusListsWhatFits();
    void createsByNumber_data() { TestDatabase::addEngineRows(); }
    void createsByNumber();
    void importsNewRecords_data() { TestDatabase::addEngineRows(); }
    void importsNewRecords();
    void columnsOfOneTable();

private:
    void make(Engine engine);
    RosterProcess roster(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return RosterProcess::run(arguments + QStringList{u"--database"_s, m_data->argument()}, input);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    QString m_before;
};

void OthersCommandTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void OthersCommandTest::cleanup()
{
    if (m_data && !m_before.isEmpty() && !QTest::currentTestFailed())
        QCOMPARE(schemaText(*m_data), m_before);
    m_data.reset();
    m_before.clear();
}

void OthersCommandTest::make(Engine engine)
{
    const QString key = engine == Engine::Sqlite ? u"INTEGER PRIMARY KEY"_s
                                                 : u"integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY"_s;
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    m_data->execute(u"CREATE TABLE people (id %1, email text UNIQUE, full_name text, title text)"_s.arg(key));
    m_data->execute(u"CREATE TABLE teams (id %1, slug text UNIQUE, title text)"_s.arg(key));
    m_data->execute(
        u"CREATE TABLE team_people (person_id integer NOT NULL REFERENCES people (id), team_id integer NOT "
        "NULL REFERENCES teams (id), role text, PRIMARY KEY (person_id, team_id))"_s);
    m_data->execute(
        u"INSERT INTO people (email, full_name, title) VALUES ('ada@example.org', 'Ada', 'Dr')"_s);
    m_data->execute(u"INSERT INTO teams (slug, title) VALUES ('acme', 'Acme')"_s);
    m_before = schemaText(*m_data);
}

void OthersCommandTest::statusSaysWhichIsWhich()
{
    QFETCH(Engine, engine);
    make(engine);
    const RosterProcess status = roster({u"schema"_s, u"status"_s});
    QCOMPARE(status.exitCode, 0);
    const QByteArray out = status.out.toUtf8();
    QVERIFY2(status.out.contains("Users: people (id: id, email: email, name: full_name)"_L1), out);
    QVERIFY2(status.out.contains("Organizations: teams (id: id, slug: slug, name: title)"_L1), out);
    QVERIFY2(status.out.contains(
                 "Memberships: team_people (user_id: person_id, organization_id: team_id, role: role)"_L1),
             out);
    QVERIFY2(status.out.contains("History: none"_L1), out);
    const QJsonObject json = roster({u"schema"_s, u"status"_s, u"--json"_s}).json();
    QCOMPARE(json.value(u"state"_s).toString(), u"foreign"_s);
    QCOMPARE(json.value(u"users"_s)[u"table"_s].toString(), u"people"_s);
    QCOMPARE(json.value(u"organizations"_s)[u"columns"_s][u"name"_s].toString(), u"title"_s);
}

void OthersCommandTest::statusListsWhatFits()
{
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get(), TestDatabase::Content::Empty);
    m_data->execute(u"CREATE TABLE a (id integer PRIMARY KEY)"_s);
    m_data->execute(u"CREATE TABLE \"b's\" (id integer PRIMARY KEY)"_s);
    m_data->execute(u"CREATE TABLE ab (x integer REFERENCES a (id), y integer REFERENCES \"b's\" (id), "
                    "PRIMARY KEY (x, y))"_s);
    const RosterProcess status = roster({u"schema"_s, u"status"_s});
    QCOMPARE(status.exitCode, 0);
    QVERIFY2(status.out.contains("--users=a '--organizations=b'\\''s' --memberships=ab"_L1),
             qPrintable(status.out));
    const QJsonArray choices =
        roster({u"schema"_s, u"status"_s, u"--json"_s}).json().value(u"choices"_s).toArray();
    QCOMPARE(choices.size(), 2);
    // What it says can be taken as it is.
    QStringList options{u"schema"_s, u"status"_s};
    for (const QJsonValue option : choices.at(0).toArray())
        options << option.toString();
    const RosterProcess chosen = roster(options);
    QVERIFY2(chosen.out.contains("Users: "_L1), qPrintable(chosen.out + chosen.err));
}

void OthersCommandTest::createsByNumber()
{
    QFETCH(Engine, engine);
    make(engine);
    const RosterProcess created = roster({u"create"_s, u"user"_s, u"--set"_s, u"email=bob@example.org"_s});
    QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    QCOMPARE(created.out.trimmed(), u"2"_s);
    QCOMPARE(m_data->scalar(u"SELECT id FROM people WHERE email = 'bob@example.org'"_s), u"2"_s);
    const RosterProcess json =
        roster({u"create"_s, u"organization"_s, u"--set"_s, u"slug=labs"_s, u"--json"_s});
    QCOMPARE(json.json().value(u"id"_s).toString(), u"2"_s);
    QCOMPARE(roster({u"add"_s, u"bob@example.org"_s, u"labs"_s}).exitCode, 0);
    QCOMPARE(m_data->rows(u"SELECT person_id, team_id FROM team_people"_s), QStringList{u"2|2"_s});
}

void OthersCommandTest::importsNewRecords()
{
    QFETCH(Engine, engine);
    make(engine);
    const RosterProcess users = roster({u"import"_s, u"-"_s, u"--kind"_s, u"users"_s},
                                       "email,name\nbob@example.org,Bob\nada@example.org,Ada L.\n");
    QVERIFY2(users.exitCode == 0, qPrintable(users.err));
    QCOMPARE(m_data->rows(u"SELECT id, full_name FROM people ORDER BY id"_s),
             (QStringList{u"1|Ada L."_s, u"2|Bob"_s}));
    const QByteArray rows =
        "email,organization,role\ncem@example.org,Labs,owner\nada@example.org,labs,member\n"
        "cem@example.org,acme,guest\n";
    const QStringList import{u"import"_s, u"-"_s, u"--create"_s, u"users,organizations"_s};
    const RosterProcess tried = roster(import + QStringList{u"--dry-run"_s}, rows);
    QVERIFY2(tried.exitCode == 0, qPrintable(tried.err));
    QCOMPARE(m_data->number(u"SELECT count(*) FROM people"_s), 2);
    const RosterProcess imported = roster(import, rows);
    QVERIFY2(imported.exitCode == 0, qPrintable(imported.err));
    QCOMPARE(m_data->rows(u"SELECT p.email, t.slug, m.role FROM team_people AS m JOIN people AS p ON p.id = "
                          "m.person_id JOIN teams AS t ON t.id = m.team_id ORDER BY 1, 2"_s),
             (QStringList{u"ada@example.org|labs|member"_s, u"cem@example.org|acme|guest"_s,
                          u"cem@example.org|labs|owner"_s}));
    const RosterProcess again = roster(import + QStringList{u"--json"_s}, rows);
    QCOMPARE(again.json().value(u"unchanged"_s).toInt(), 3);
}

// "title" is a column of both tables, and means the name in one of them only.
void OthersCommandTest::columnsOfOneTable()
{
    make(Engine::Sqlite);
    const QStringList show{u"schema"_s, u"status"_s, u"--column"_s};
    const RosterProcess both = roster(show + QStringList{u"name=title"_s});
    QVERIFY2(both.out.contains("name: title)\nOrganizations"_L1), qPrintable(both.out));
    const RosterProcess one = roster(show + QStringList{u"organization.name=title"_s});
    QVERIFY2(one.out.contains("name: full_name)\nOrganizations"_L1), qPrintable(one.out));
    QCOMPARE(roster(show + QStringList{u"organization.email=title"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(OthersCommandTest)
#include "otherscommandtest.moc"
