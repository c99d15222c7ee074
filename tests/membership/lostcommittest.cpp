#include "models/membership/roster.h"
#include "tests/support/delayingproxy.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The connection is lost while the server commits: what became of the change is found out.
class LostCommitTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void settles_data();
    void settles();
    void endsWithTheRoster();

private:
    // Begins to change a user's name, and cuts the connection while the server is held up in the COMMIT.
    void loseCommit();
    QString name() { return m_data->scalar(u"SELECT name FROM users"_s); }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<DelayingProxy> m_proxy;
    std::unique_ptr<Roster> m_roster;
    QFuture<Result<ApplyReport>> m_applied;
};

void LostCommitTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void LostCommitTest::loseCommit()
{
    m_roster.reset();
    m_data = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get());
    m_proxy = std::make_unique<DelayingProxy>(m_server->port(), 0ms);
    const QString id = m_data->addUser(u"ann@x"_s, u"Before"_s);
    m_data->execute(u"CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS"
                    " 'BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NULL; END'"_s);
    m_data->execute(u"CREATE CONSTRAINT TRIGGER hold AFTER UPDATE ON users DEFERRABLE INITIALLY DEFERRED"
                    " FOR EACH ROW EXECUTE FUNCTION hold()"_s);
    m_data->execute(u"SELECT pg_advisory_lock(42)"_s);
    Database database = m_data->open();
    QMap<QString, QString> parameters = database.address.parameters();
    parameters.insert(u"port"_s, QString::number(m_proxy->port()));
    database.address = DatabaseAddress::forServer(parameters);
    m_roster = std::make_unique<Roster>(database);
    ChangeSet changes;
    changes.append({Entity::User,
                    ChangeKind::Update,
                    UserId(id),
                    {},
                    {{u"name"_s, u"Before"_s}},
                    {{u"name"_s, u"After"_s}}});
    m_applied = m_roster->apply(changes, {});
    QTRY_COMPARE(
        m_data->number(u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"_s), 1);
    QSignalSpy uncertain(m_roster.get(), &Roster::outcomeUncertain);
    m_proxy->stop();
    QTRY_COMPARE(uncertain.size(), 1);
    QVERIFY(uncertain.first().first().toBool());
    QVERIFY(!m_applied.isFinished());
}

void LostCommitTest::settles_data()
{
    QTest::addColumn<bool>("commits");
    QTest::newRow("committed") << true;
    QTest::newRow("rolled back") << false;
}

void LostCommitTest::settles()
{
    QFETCH(bool, commits);
    loseCommit();
    QSignalSpy uncertain(m_roster.get(), &Roster::outcomeUncertain);
    QSignalSpy changed(m_roster.get(), &Roster::changed);
    const int connections = m_proxy->connectionCount();
    QVERIFY(m_proxy->resume());
    // Reached again, but still nobody knows: the server is not done with it.
    QTRY_VERIFY_WITH_TIMEOUT(m_proxy->connectionCount() > connections, 20000);
    QVERIFY(!m_applied.isFinished());
    if (!commits)
        m_data->execute(u"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT "
                        "granted"_s);
    m_data->execute(u"SELECT pg_advisory_unlock(42)"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_applied.isFinished(), 20000);
    QTRY_VERIFY(!uncertain.isEmpty() && !uncertain.last().first().toBool());
    QCOMPARE(name(), commits ? u"After"_s : u"Before"_s);
    QCOMPARE(m_data->number(u"SELECT count(*) FROM roster_changes"_s), commits ? 1 : 0);
    if (commits) {
        VERIFY_OK(m_applied.result());
        QCOMPARE(m_applied.result()->updated, 1);
        QTRY_COMPARE(changed.size(), 1);
    } else {
        QCOMPARE(kindOf(m_applied.result()), DbError::Kind::ConnectionLost);
        QVERIFY(changed.isEmpty());
    }
}

void LostCommitTest::endsWithTheRoster()
{
    loseCommit();
    m_roster.reset(); // does not wait for a server that is gone
    QVERIFY(m_applied.isFinished());
    QVERIFY2(m_applied.result().error().text.contains("could not be found out"_L1),
             qPrintable(m_applied.result().error().text));
    m_data->execute(u"SELECT pg_advisory_unlock(42)"_s);
}

QTEST_GUILESS_MAIN(LostCommitTest)
#include "lostcommittest.moc"
