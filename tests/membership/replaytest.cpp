#include "tests/membership/replay.h"
#include "models/membership/changeapplier.h"
#include "tests/membership/randomchanges.h"
#include "tests/support/outcome.h"

#include <QElapsedTimer>

#include <barrier>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Whatever is applied, in whatever order and by however many at a time: the history tells how the tables came
// about.
class ReplayTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void randomChangeSets_data() { TestDatabase::addEngineRows(); }
    void randomChangeSets();
    void severalWriters_data() { TestDatabase::addEngineRows(); }
    void severalWriters();
    void twoLastOwners_data() { TestDatabase::addEngineRows(); }
    void twoLastOwners();
    void sameAdditionAtOnce_data() { TestDatabase::addEngineRows(); }
    void sameAdditionAtOnce();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void ReplayTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void ReplayTest::randomChangeSets()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const auto connection = data.connect();
    RandomChanges random(20240301, 8, 4);
    int applied = 0;
    int refused = 0;
    int failed = 0;
    for (int step = 0; step < 3000; ++step) {
        ApplyOptions options;
        options.force = step % 7 == 0;
        const Result<ApplyReport> report = ChangeApplier(*connection, database, random.next(), options).run();
        if (!report) {
            const DbError::Kind kind = report.error().kind;
            QVERIFY2(kind == DbError::Kind::ForeignKey || kind == DbError::Kind::Unique,
                     problemOf(report).constData());
        }
        ++(!report ? failed : report->applied() ? applied : refused);
        if (step % 300 == 0)
            QCOMPARE(replayDifference(data), QString());
    }
    QCOMPARE(replayDifference(data), QString());
    // The three ways to end were all gone.
    QVERIFY2(applied > 200 && refused > 200 && failed > 200,
             qPrintable(u"%1 applied, %2 refused, %3 failed"_s.arg(applied).arg(refused).arg(failed)));
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_changes c WHERE NOT EXISTS"
                         " (SELECT 1 FROM roster_change_items i WHERE i.change_id = c.id)"_s),
             0);
}

void ReplayTest::severalWriters()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    VERIFY_OK(ChangeApplier(*data.connect(), database, RandomChanges(1, 6, 3).records(), {}).run());
    constexpr int threads = 4;
    std::vector<QByteArray> problems(threads);
    std::array<int, threads> applied{};
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([&, thread] {
            const auto connection = data.connect();
            RandomChanges random(quint32(thread), 6, 3);
            random.membershipsOnly = true;
            QElapsedTimer timer;
            for (timer.start(); timer.elapsed() < 3000 && problems[size_t(thread)].isEmpty();) {
                const Result<ApplyReport> report =
                    ChangeApplier(*connection, database, random.next(), {}).run();
                problems[size_t(thread)] = problemOf(report);
                applied[size_t(thread)] += report && report->applied() ? 1 : 0;
            }
        });
    }
    for (std::thread &thread : running)
        thread.join();
    for (const QByteArray &problem : problems)
        QCOMPARE(problem, QByteArray());
    for (const int count : applied)
        QVERIFY(count > 0);
    QCOMPARE(replayDifference(data), QString());
}

void ReplayTest::twoLastOwners()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const QString organization = data.addOrganization(u"acme"_s);
    const std::array users{data.addUser(u"ann"_s), data.addUser(u"bob"_s)};
    const std::array connections{data.connect(), data.connect()};
    for (int round = 0; round < 50; ++round) {
        data.execute(u"DELETE FROM user_organizations"_s);
        for (const QString &user : users)
            data.addMembership(user, organization, u"owner"_s);
        std::barrier start(2);
        std::array<Result<ApplyReport>, 2> reports{ApplyReport(), ApplyReport()};
        const auto give = [&](size_t side) {
            ChangeSet changes;
            // One is removed, the other one demoted.
            if (side == 0)
                changes.removeMembership(UserId(users[side]), OrganizationId(organization));
            else
                changes.append({Entity::Membership,
                                ChangeKind::Update,
                                UserId(users[side]),
                                OrganizationId(organization),
                                {},
                                {{u"role"_s, u"member"_s}}});
            start.arrive_and_wait();
            reports[side] = ChangeApplier(*connections[side], database, changes, {}).run();
        };
        std::thread other(give, 1);
        give(0);
        other.join();
        VERIFY_OK(reports[0]);
        VERIFY_OK(reports[1]);
        QVERIFY(reports[0]->applied() != reports[1]->applied());
        QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations WHERE role = 'owner'"_s), 1);
    }
}

void ReplayTest::sameAdditionAtOnce()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    const Database database = data.open();
    const UserId user(data.addUser(u"ann"_s));
    ChangeSet changes;
    for (int i = 0; i < 50; ++i)
        changes.addMembership(user, OrganizationId(data.addOrganization(QString::number(i))));
    std::barrier start(2);
    std::array<Result<ApplyReport>, 2> reports{ApplyReport(), ApplyReport()};
    const auto give = [&](size_t side) {
        const auto connection = data.connect();
        start.arrive_and_wait();
        reports[side] = ChangeApplier(*connection, database, changes, {}).run();
    };
    std::thread other(give, 1);
    give(0);
    other.join();
    VERIFY_OK(reports[0]);
    VERIFY_OK(reports[1]);
    QCOMPARE(reports[0]->added + reports[1]->added, 50);
    QCOMPARE(reports[0]->unchanged + reports[1]->unchanged, 50);
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_change_items"_s), 50);
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "replaytest.moc"
