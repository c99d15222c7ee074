#include "models/membership/changeapplier.h"
#include "tests/faults/writerprocess.h"
#include "tests/membership/randomchanges.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;

// Many administrators at once, each with a program of its own: half of them edit, half import files.
class ManyWritersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void changeTheSameMemberships_data() { TestDatabase::addEngineRows(); }
    void changeTheSameMemberships();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void ManyWritersTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void ManyWritersTest::changeTheSameMemberships()
{
    QFETCH(Engine, engine);
    TestDatabase data(engine, m_server.get());
    constexpr quint32 writers = 8;
    WriterTask task;
    task.milliseconds = soakNumber("ROSTER_SOAK_SECONDS", 4) * 1000;
    VERIFY_OK(ChangeApplier(*data.connect(), data.open(),
                            RandomChanges(1, task.users, task.organizations).records(), {})
                  .run());
    std::vector<std::unique_ptr<WriterProcess>> running;
    for (quint32 i = 0; i < writers; ++i) {
        task.seed = i;
        task.kind = i % 2 == 0 ? WriterTask::Kind::Random : WriterTask::Kind::Import;
        running.push_back(std::make_unique<WriterProcess>(data.address(), task));
    }
    QHash<qint64, qint64> acknowledged;
    int refused = 0;
    int imports = 0;
    for (const std::unique_ptr<WriterProcess> &writer : running) {
        writer->finish();
        QCOMPARE(writer->errors(), QStringList());
        QCOMPARE(writer->process().exitCode(), 0);
        QVERIFY(!writer->applied().isEmpty());
        refused += writer->refused();
        imports += int(writer->applied().size()) * (writer->task().kind == WriterTask::Kind::Import);
        for (auto it = writer->applied().cbegin(); it != writer->applied().cend(); ++it) {
            QVERIFY2(!acknowledged.contains(it.key()), "Two writers were told the same change.");
            acknowledged.insert(it.key(), it.value());
        }
    }
    qInfo("%lld changes, %d of them imports; %d refused", qint64(acknowledged.size()), imports, refused);
    QVERIFY(refused > 0); // they did get in each other's way
    QCOMPARE(stateProblem(data, acknowledged), QString());
    // Nobody else wrote, so that nothing is there that nobody was told of; and the records' own change.
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_changes"_s), acknowledged.size() + 1);
}

QTEST_GUILESS_MAIN(ManyWritersTest)
#include "manywriterstest.moc"
