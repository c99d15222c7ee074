#include "models/membership/roster.h"

#include "tests/support/futures.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(RosterChange)

class RosterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void emitsChangedOnceBeforeTheContinuation_data() { TestDatabase::addEngineRows(); }
    void emitsChangedOnceBeforeTheContinuation();
    void emitsNothingWhenNothingChanged_data() { TestDatabase::addEngineRows(); }
    void emitsNothingWhenNothingChanged();
    void tooManyToName();
    void cancelWhileWaitingForAWriter_data() { TestDatabase::addEngineRows(); }
    void cancelWhileWaitingForAWriter();
    void busyAfterTheWait_data() { TestDatabase::addEngineRows(); }
    void busyAfterTheWait();
    void waitsUntilTheWriterIsDone_data() { TestDatabase::addEngineRows(); }
    void waitsUntilTheWriterIsDone();
    void preparesOnTheWriter_data() { TestDatabase::addEngineRows(); }
    void preparesOnTheWriter();
    void readsBesideAWriter_data() { TestDatabase::addEngineRows(); }
    void readsBesideAWriter();
    void lostServerWritesNothing();
    void destroyedWhileApplying_data() { TestDatabase::addEngineRows(); }
    void destroyedWhileApplying();

private:
    static ChangeSet addition(const QString &user, const QString &organization);

    std::unique_ptr<PostgresServer> m_server;
};

void RosterTest::initTestCase()
{
    qRegisterMetaType<RosterChange>();
    m_server = startTestServer();
    QVERIFY(m_server);
}

ChangeSet RosterTest::addition(const QString &user, const QString &organization)
{
    ChangeSet changes;
    changes.addMembership(UserId(user), OrganizationId(organization));
    return changes;
}

void RosterTest::emitsChangedOnceBeforeTheContinuation()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    const QString acme = data.addOrganization(u"acme"_s);
    Roster roster(data.open());
    QSignalSpy changed(&roster, &Roster::changed);
    qsizetype before = -1;
    std::optional<ChangeId> number;
    roster.apply(addition(ann, acme), {}).then(this, [&](const Result<ApplyReport> &report) {
        before = changed.size();
        number = report->change;
    });
    QTRY_COMPARE(before, 1);
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 1);
    const auto change = changed.first().first().value<RosterChange>();
    QVERIFY(number && change.id == number);
    QVERIFY(!change.everything);
    QCOMPARE(change.users, QSet<UserId>{UserId(ann)});
    QCOMPARE(change.organizations, QSet<OrganizationId>{OrganizationId(acme)});
}

void RosterTest::emitsNothingWhenNothingChanged()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    const QString acme = data.addOrganization(u"acme"_s);
    data.addMembership(ann, acme, u"owner"_s);
    Roster roster(data.open());
    QSignalSpy changed(&roster, &Roster::changed);
    QCOMPARE(outcomeOf(roster.apply(addition(ann, acme), {}))->unchanged, 1);
    ChangeSet refused;
    refused.removeMembership(UserId(ann), OrganizationId(acme));
    QCOMPARE(outcomeOf(roster.apply(refused, {}))->ownerless.size(), 1);
    ChangeSet conflict;
    conflict.removeMembership(UserId(ann), OrganizationId(acme), {{u"role"_s, u"guest"_s}});
    QCOMPARE(outcomeOf(roster.apply(conflict, {}))->conflicts.size(), 1);
    ChangeSet failing = addition(ann, u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s);
    QCOMPARE(kindOf(outcomeOf(roster.apply(failing, {}))), DbError::Kind::ForeignKey);
    VERIFY_OK(outcomeOf(roster.apply(ChangeSet(), {})));
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_changes"_s), 0);
}

void RosterTest::tooManyToName()
{
    TestDatabase data(Engine::Sqlite, nullptr);
    Roster roster(data.open());
    QSignalSpy changed(&roster, &Roster::changed);
    ChangeSet changes;
    for (int i = 0; i < 10'001; ++i)
        changes.append({Entity::User,
                        ChangeKind::Add,
                        UserId(QUuid::createUuid().toString(QUuid::WithoutBraces)),
                        {},
                        {},
                        {{u"email"_s, QString::number(i)}}});
    QCOMPARE(outcomeOf(roster.apply(changes, {}))->added, 10'001);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(changed.first().first().value<RosterChange>().everything);
}

void RosterTest::cancelWhileWaitingForAWriter()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    const QString acme = data.addOrganization(u"acme"_s);
    Roster roster(data.open());
    VERIFY_OK(outcomeOf(roster.apply(ChangeSet(), {}))); // connected
    data.execute(engine == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    if (engine == Engine::Postgresql)
        data.execute(u"LOCK TABLE user_organizations"_s);
    std::stop_source stop;
    const auto future = roster.apply(addition(ann, acme), {}, stop.get_token());
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(timer.elapsed() > 100);
    QVERIFY(!future.isFinished());
    stop.request_stop();
    QCOMPARE(kindOf(outcomeOf(future)), DbError::Kind::Cancelled);
    QVERIFY(timer.elapsed() < 5000);
    data.execute(u"ROLLBACK"_s);
    QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations"_s), 0);
    QCOMPARE(outcomeOf(roster.apply(addition(ann, acme), {}))->added, 1);
}

void RosterTest::busyAfterTheWait()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    const QString acme = data.addOrganization(u"acme"_s);
    Roster roster(data.open());
    data.execute(engine == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    if (engine == Engine::Postgresql)
        data.execute(u"LOCK TABLE user_organizations"_s);
    ApplyOptions options;
    options.wait = std::chrono::milliseconds(200);
    QCOMPARE(kindOf(outcomeOf(roster.apply(addition(ann, acme), options))), DbError::Kind::Busy);
    data.execute(u"ROLLBACK"_s);
    QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations"_s), 0);
}

void RosterTest::waitsUntilTheWriterIsDone()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    const QString acme = data.addOrganization(u"acme"_s);
    Roster roster(data.open());
    VERIFY_OK(outcomeOf(roster.apply(ChangeSet(), {})));
    data.execute(engine == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    data.addMembership(ann, acme);
    const auto future = roster.apply(addition(ann, acme), {});
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(timer.elapsed() > 100);
    QVERIFY(!future.isFinished());
    data.execute(u"COMMIT"_s);
    QCOMPARE(outcomeOf(future)->unchanged, 1); // the other one added it
}

void RosterTest::preparesOnTheWriter()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    const QString acme = data.addOrganization(u"acme"_s);
    Roster roster(data.open());
    const auto refuse = [](Connection &) -> Result<ChangeSet> {
        return DbError{DbError::Kind::NotFound, u"Nobody."_s};
    };
    QCOMPARE(kindOf(outcomeOf(roster.prepareAndApply(refuse, {}))), DbError::Kind::NotFound);
    const auto prepare = [&](Connection &connection) -> Result<ChangeSet> {
        const Result<Query *> query = connection.select(u"SELECT id FROM users"_s);
        if (!query || !(*query)->next())
            return DbError{};
        return addition((*query)->text(0), acme);
    };
    QCOMPARE(outcomeOf(roster.prepareAndApply(prepare, {}))->added, 1);
    QCOMPARE(data.scalar(u"SELECT user_id FROM user_organizations"_s), ann);
}

void RosterTest::readsBesideAWriter()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    data.addUser(u"ann"_s);
    Roster roster(data.open());
    data.execute(engine == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    data.execute(u"UPDATE users SET name = 'writing'"_s);
    const auto waiting = roster.apply(
        addition(data.scalar(u"SELECT id FROM users"_s), u"018e0c5a-7b1c-7def-8abc-0123456789ab"_s), {});
    const Result<qint64> count = outcomeOf(roster.read<qint64>([](Connection &connection) -> Result<qint64> {
        const Result<Query *> query =
            connection.select(u"SELECT count(*) FROM users WHERE name = 'Somebody'"_s);
        if (!query)
            return query.error();
        return (*query)->next() ? (*query)->number(0) : -1;
    }));
    VERIFY_OK(count);
    QCOMPARE(*count, 1);
    data.execute(u"ROLLBACK"_s);
    QVERIFY(!outcomeOf(waiting));
    const Result<int> writes = outcomeOf(roster.read<int>([](Connection &connection) -> Result<int> {
        const Result<> written = connection.execute(u"DELETE FROM users"_s);
        return written ? Result<int>(1) : Result<int>(written.error());
    }));
    QCOMPARE(kindOf(writes), DbError::Kind::ReadOnly);
}

void RosterTest::lostServerWritesNothing()
{
    TestDatabase data(Engine::Postgresql, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    const QString acme = data.addOrganization(u"acme"_s);
    Roster roster(data.open());
    data.execute(u"BEGIN"_s);
    data.execute(u"LOCK TABLE roster_changes"_s); // it waits with everything but the history written
    const auto future = roster.apply(addition(ann, acme), {});
    const QString waiting =
        u" FROM pg_locks WHERE NOT granted"_s; // pg_stat_activity stands still in a transaction
    QTRY_COMPARE(data.number(u"SELECT count(*)"_s + waiting), 1);
    data.execute(u"SELECT pg_terminate_backend(pid)"_s + waiting);
    QCOMPARE(kindOf(outcomeOf(future)), DbError::Kind::ConnectionLost);
    data.execute(u"ROLLBACK"_s);
    QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations"_s), 0);
    QCOMPARE(outcomeOf(roster.apply(addition(ann, acme), {}))->added, 1); // with a new connection
}

void RosterTest::destroyedWhileApplying()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const QString ann = data.addUser(u"ann"_s);
    ChangeSet changes;
    for (int i = 0; i < 3000; ++i)
        changes.append({Entity::Organization,
                        ChangeKind::Add,
                        {},
                        OrganizationId(QUuid::createUuid().toString(QUuid::WithoutBraces)),
                        {},
                        {{u"slug"_s, QString::number(i)}}});
    std::atomic<bool> writing = false;
    ApplyOptions options;
    options.progress = [&](qint64) { writing = true; };
    QFuture<Result<ApplyReport>> future;
    {
        Roster roster(data.open());
        future = roster.apply(changes, options);
        QTRY_VERIFY(writing);
    }
    QVERIFY(future.isFinished());
    const Result<ApplyReport> report = future.result();
    // Everything or nothing, and the caller knows which.
    QCOMPARE(data.number(u"SELECT count(*) FROM organizations"_s), report ? 3000 : 0);
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_change_items"_s), report ? 3000 : 0);
}

QTEST_GUILESS_MAIN(RosterTest)
#include "rostertest.moc"
