#include "tests/commandline/rosterprocess.h"
#include "tests/support/testdatabase.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;

/// `roster revert` on both engines, by the program itself.
class RevertCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_data.reset(); }
    void putsBack_data() { TestDatabase::addEngineRows(); }
    void putsBack();
    void saysWhatItLeft_data() { TestDatabase::addEngineRows(); }
    void saysWhatItLeft();
    void lastOwner_data() { TestDatabase::addEngineRows(); }
    void lastOwner();
    void refusals_data() { TestDatabase::addEngineRows(); }
    void refusals();

private:
    RosterProcess roster(QStringList arguments) const;
    QString latest();
    QString roles();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
};

void RevertCommandTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void RevertCommandTest::init()
{
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_data->addUser(u"ada@example.org"_s, u"Ada"_s);
    m_data->addOrganization(u"acme"_s, u"Acme"_s);
    m_data->addOrganization(u"labs"_s, u"Labs"_s);
}

RosterProcess RevertCommandTest::roster(QStringList arguments) const
{
    return RosterProcess::run(arguments << u"--database"_s << m_data->argument());
}

QString RevertCommandTest::latest() { return m_data->scalar(u"SELECT max(id) FROM roster_changes"_s); }

QString RevertCommandTest::roles()
{
    return m_data->rows(u"SELECT role FROM user_organizations ORDER BY role"_s).join(u',');
}

void RevertCommandTest::putsBack()
{
    QCOMPARE(roster({u"add"_s, u"ada@example.org"_s, u"acme"_s}).exitCode, 0);
    const QString change = latest();
    RosterProcess run = roster({u"revert"_s, change, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"reversed"_s].toInt(), 1);
    QCOMPARE(run.json()[u"dry_run"_s].toBool(), true);
    QVERIFY(run.json()[u"change"_s].isNull());
    QCOMPARE(roles(), u"member"_s);

    run = roster({u"revert"_s, change, u"--json"_s, u"--actor"_s, u"a tester"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"reversed"_s].toInt(), 1);
    QCOMPARE(run.json()[u"reverts"_s].toInt(), change.toInt());
    QCOMPARE(QString::number(run.json()[u"change"_s].toInt()), latest());
    QCOMPARE(roles(), QString());
    QCOMPARE(m_data->rows(u"SELECT actor, method, reverts FROM roster_changes ORDER BY id DESC LIMIT 1"_s),
             QStringList{u"a tester|revert|%1"_s.arg(change)});

    // Once more there is nothing to do, and the reversal itself can be reverted.
    run = roster({u"revert"_s, change, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"unchanged"_s].toInt(), 1);
    QVERIFY(run.json()[u"change"_s].isNull());
    run = roster({u"revert"_s, latest()});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.startsWith(u"Put back: 1,"_s), qPrintable(run.out));
    QCOMPARE(roles(), u"member"_s);
}

void RevertCommandTest::saysWhatItLeft()
{
    QCOMPARE(roster({u"assign"_s, u"user"_s, u"ada@example.org"_s, u"acme"_s, u"labs"_s}).exitCode, 0);
    const QString change = latest();
    m_data->execute(u"UPDATE user_organizations SET role = 'auditor' WHERE organization_id ="
                    " (SELECT id FROM organizations WHERE slug = 'acme')"_s);
    RosterProcess run = roster({u"revert"_s, change, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.json()[u"kept"_s].toInt(), 1);
    QCOMPARE(run.json()[u"rows"_s][0][u"outcome"_s].toString(), u"kept"_s);
    QCOMPARE(run.json()[u"rows"_s][0][u"reason"_s].toString(), u"was changed since"_s);
    QCOMPARE(roles(), u"auditor,member"_s);
    run = roster({u"revert"_s, change});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(u"Ada in Acme: was changed since"_s), qPrintable(run.err));
    QCOMPARE(roles(), u"auditor"_s);
}

void RevertCommandTest::lastOwner()
{
    QCOMPARE(roster({u"add"_s, u"ada@example.org"_s, u"acme"_s, u"--role"_s, u"owner"_s}).exitCode, 0);
    const QString change = latest();
    RosterProcess run = roster({u"revert"_s, change});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(u"without an owner"_s) && run.err.contains(u"--force"_s), qPrintable(run.err));
    QCOMPARE(roles(), u"owner"_s);
    QCOMPARE(roster({u"revert"_s, change, u"--force"_s}).exitCode, 0);
    QCOMPARE(roles(), QString());
}

void RevertCommandTest::refusals()
{
    QCOMPARE(roster({u"revert"_s}).exitCode, 2);
    QCOMPARE(roster({u"revert"_s, u"x"_s}).exitCode, 2);
    QCOMPARE(roster({u"revert"_s, u"1"_s, u"2"_s}).exitCode, 2);
    const RosterProcess run = roster({u"revert"_s, u"4711"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(u"4711"_s), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(RevertCommandTest)
#include "revertcommandtest.moc"
