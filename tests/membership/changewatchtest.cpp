#include "models/membership/changewatch.h"
#include "models/storage/query.h"

#include "tests/support/futures.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

// What others write is noticed, and this program's own changes are not taken for theirs.
class ChangeWatchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server = startTestServer()); }
    void init();
    void cleanup();
    void noticesAnotherRoster_data() { TestDatabase::addEngineRows(); }
    void noticesAnotherRoster();
    void noticesPlainSql_data() { TestDatabase::addEngineRows(); }
    void noticesPlainSql();
    void knowsItsOwn_data() { TestDatabase::addEngineRows(); }
    void knowsItsOwn();
    void isWokenByAnotherRoster();
    void outlivesTheServer();

private:
    static constexpr std::chrono::milliseconds interval{20};
    static Result<ApplyReport> rename(Roster &roster, const QString &user, const QString &name);
    int foreign() const;
    // The watch has looked once, and then looks again and again.
    void watch();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<ChangeWatch> m_watch;
    QList<RosterChange> m_changes;
    QString m_ann;
};

void ChangeWatchTest::init()
{
    m_changes.clear();
    if (!QTest::currentDataTag())
        return;
    QFETCH(Engine, engine);
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_ann = m_data->addUser(u"ann@example.org"_s);
    watch();
}

void ChangeWatchTest::cleanup()
{
    m_watch.reset();
    m_roster.reset();
    m_data.reset();
}

void ChangeWatchTest::watch()
{
    m_roster = std::make_unique<Roster>(m_data->open());
    connect(m_roster.get(), &Roster::changed, this,
            [this](const RosterChange &change) { m_changes << change; });
    m_watch = std::make_unique<ChangeWatch>(*m_roster, interval);
    // Before the first look nothing can be told from what was there; one change that is noticed ends that.
    for (int attempt = 0; foreign() == 0 && attempt < 100; ++attempt) {
        Roster other(m_data->open());
        VERIFY_OK(rename(other, m_ann, u"Name %1"_s.arg(attempt)));
        (void)QTest::qWaitFor([this] { return foreign() > 0; }, 1000);
    }
    QVERIFY(foreign() > 0);
    m_changes.clear();
}

Result<ApplyReport> ChangeWatchTest::rename(Roster &roster, const QString &user, const QString &name)
{
    const auto prepare = [schema = roster.schema(), user, name](Connection &connection) -> Result<ChangeSet> {
        Query query(connection);
        if (Result<> prepared = query.prepare(u"SELECT name FROM users WHERE id = ?"_s); !prepared)
            return prepared.error();
        if (Result<> ran = query.execute({user}); !ran)
            return ran.error();
        query.next();
        Change change{Entity::User, ChangeKind::Update, UserId(user), {}};
        change.before.insert(u"name"_s, query.value(0));
        change.after.insert(u"name"_s, name);
        ChangeSet changes;
        changes.append(change);
        return changes;
    };
    return outcomeOf(roster.prepareAndApply(prepare, {}));
}

int ChangeWatchTest::foreign() const
{
    return int(std::count_if(m_changes.cbegin(), m_changes.cend(),
                             [](const RosterChange &change) { return change.byOthers; }));
}

void ChangeWatchTest::noticesAnotherRoster()
{
    Roster other(m_data->open());
    VERIFY_OK(rename(other, m_ann, u"Ann"_s));
    QTRY_COMPARE(foreign(), 1);
    QVERIFY(m_changes.first().everything);
}

// An engine that tells of commits is sure; with the other one has to look.
void ChangeWatchTest::noticesPlainSql()
{
    QSignalSpy suspected(m_watch.get(), &ChangeWatch::suspected);
    m_data->addUser(u"bob@example.org"_s);
    if (m_data->engine() == Engine::Sqlite)
        QTRY_COMPARE(foreign(), 1);
    else
        QTRY_VERIFY(suspected.size() > 1);
}

void ChangeWatchTest::knowsItsOwn()
{
    for (int i = 0; i < 20; ++i)
        VERIFY_OK(rename(*m_roster, m_ann, u"Ann %1"_s.arg(i)));
    QTRY_COMPARE(m_changes.size(), 20);
    // One of somebody else after them is noticed: so the watch has seen all of them.
    Roster other(m_data->open());
    VERIFY_OK(rename(other, m_ann, u"Ann"_s));
    QTRY_COMPARE(m_changes.size(), 21);
    QVERIFY(m_changes.last().byOthers);
    QCOMPARE(foreign(), 1);
}

// Long before it would look by itself.
void ChangeWatchTest::isWokenByAnotherRoster()
{
    m_data = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get());
    m_ann = m_data->addUser(u"ann@example.org"_s);
    m_roster = std::make_unique<Roster>(m_data->open());
    connect(m_roster.get(), &Roster::changed, this,
            [this](const RosterChange &change) { m_changes << change; });
    m_watch = std::make_unique<ChangeWatch>(*m_roster, std::chrono::minutes(5));
    // Until it listens, nothing is told.
    for (int attempt = 0; foreign() == 0 && attempt < 100; ++attempt) {
        Roster early(m_data->open());
        VERIFY_OK(rename(early, m_ann, u"Name %1"_s.arg(attempt)));
        (void)QTest::qWaitFor([this] { return foreign() > 0; }, 1000);
    }
    m_changes.clear();
    Roster other(m_data->open());
    VERIFY_OK(rename(other, m_ann, u"Woken"_s));
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE_WITH_TIMEOUT(foreign(), 1, 60000);
    qInfo("noticed after %lld ms", timer.elapsed());
}

void ChangeWatchTest::outlivesTheServer()
{
    m_data = std::make_unique<TestDatabase>(Engine::Postgresql, m_server.get());
    m_ann = m_data->addUser(u"ann@example.org"_s);
    watch();
    QVERIFY(m_server->restart());
    QSignalSpy suspected(m_watch.get(), &ChangeWatch::suspected);
    QTRY_VERIFY_WITH_TIMEOUT(suspected.size() > 1, 30000);
    Roster other(m_data->open());
    VERIFY_OK(rename(other, m_ann, u"Ann"_s));
    QTRY_COMPARE(foreign(), 1);
}

QTEST_GUILESS_MAIN(ChangeWatchTest)
#include "changewatchtest.moc"
