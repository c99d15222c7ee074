#include "models/membership/changeapplier.h"
#include "tests/faults/writerprocess.h"
#include "tests/membership/randomchanges.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;

// A program that is killed while it writes leaves the database as it was before that change, or as after it.
class KilledWriterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void leavesWholeChanges_data() { TestDatabase::addEngineRows(); }
    void leavesWholeChanges();

private:
    static constexpr int users = 60;
    static constexpr int organizations = 40;

    void killOnce(TestDatabase &data, quint32 seed, int &inside);

    std::unique_ptr<PostgresServer> m_server;
    QRandomGenerator m_random{11};
};

void KilledWriterTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void KilledWriterTest::leavesWholeChanges()
{
    QFETCH(Engine, engine);
    constexpr int killsOfOneDatabase = 10; // its whole history is gone through after each
    const int kills = soakNumber("ROSTER_SOAK_KILLS", 12);
    int done = 0;
    int inside = 0;
    while (done < kills) {
        TestDatabase data(engine, m_server.get());
        VERIFY_OK(
            ChangeApplier(*data.connect(), data.open(), RandomChanges(1, users, organizations).records(), {})
                .run());
        for (int i = 0; i < killsOfOneDatabase && done < kills; ++i) {
            killOnce(data, quint32(++done), inside);
            if (QTest::currentTestFailed())
                return;
        }
    }
    qInfo("%d of %d were killed inside a change", inside, kills);
    QVERIFY(inside > kills / 2);
}

void KilledWriterTest::killOnce(TestDatabase &data, quint32 seed, int &inside)
{
    WriterProcess writer(data.address(), {seed, 60'000, users, organizations, WriterTask::Kind::Much});
    QVERIFY2(writer.waitUntilWriting(), qPrintable(writer.errors().join(u'\n')));
    std::this_thread::sleep_for(std::chrono::microseconds(m_random.bounded(200'000)));
    writer.kill();
    QCOMPARE(writer.errors(), QStringList());
    inside += writer.wasApplying() ? 1 : 0;
    // The server ends what it was doing for the dead one: one way or the other.
    if (data.engine() == Engine::Postgresql)
        QTRY_COMPARE_WITH_TIMEOUT(
            data.number(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        " AND pid <> pg_backend_pid()"_s),
            0, 30'000);
    QCOMPARE(stateProblem(data, writer.applied()), QString());
}

QTEST_GUILESS_MAIN(KilledWriterTest)
#include "killedwritertest.moc"
