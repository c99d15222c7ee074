#include "tests/faults/writerprocess.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;

// An import that ends before its time, whatever the reason, leaves nothing behind, and the next one is
// complete.
class BrokenImportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void killed_data() { TestDatabase::addEngineRows(); }
    void killed();
    void cancelled_data() { TestDatabase::addEngineRows(); }
    void cancelled();
    void fullDisk();
    void stoppedServer();

private:
    bool isStopped(std::chrono::microseconds after);
    static constexpr int users = 300;
    static constexpr int organizations = 100;
    static constexpr int rows = users * organizations;

    std::unique_ptr<TestDatabase> newDatabase(Engine engine);
    void start(QProcess &process, const TestDatabase &data) const;
    // How long one takes that is left alone, in microseconds.
    qint64 duration(Engine engine);
    void breakSome(Engine engine, const char *variable, int fewest, int signal);
    void verifyState(TestDatabase &data, int &complete);
    void verifyNext(TestDatabase &data);

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
    QRandomGenerator m_random{23};
};

void BrokenImportTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
    QFile file(m_folder.filePath(u"memberships.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("user,organization,role,joined\n");
    for (int i = 0; i < rows; ++i) // not in the order of any key
        file.write(u"user%1@example.org,organization-%2,member,2024-01-%3\n"_s.arg(i * 7 % users)
                       .arg(i / users)
                       .arg(1 + i % 28, 2, 10, QChar(u'0'))
                       .toUtf8());
}

std::unique_ptr<TestDatabase> BrokenImportTest::newDatabase(Engine engine)
{
    auto data = std::make_unique<TestDatabase>(engine, m_server.get());
    const QString insert = u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s;
    const QString id = engine == Engine::Sqlite
        ? u"'00000000-0000-7000-8000-' || substr('000000000000' || i, -12)"_s
        : u"CAST('00000000-0000-7000-8000-' || right('000000000000' || i, 12) AS uuid)"_s;
    data->execute(insert.arg(users - 1) + u"INSERT INTO users (id, email, name) SELECT "_s + id
                  + u", 'user' || i || '@example.org', 'User ' || i FROM n"_s);
    data->execute(insert.arg(organizations - 1) + u"INSERT INTO organizations (id, slug, name) SELECT "_s + id
                  + u", 'organization-' || i, 'Organization ' || i FROM n"_s);
    return data;
}

void BrokenImportTest::start(QProcess &process, const TestDatabase &data) const
{
    process.start(QStringLiteral(ROSTER_PROGRAM),
                  {u"import"_s, m_folder.filePath(u"memberships.csv"_s), u"--database"_s, data.argument()});
}

qint64 BrokenImportTest::duration(Engine engine)
{
    const auto data = newDatabase(engine);
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    start(process, *data);
    process.waitForFinished(60'000);
    return timer.nsecsElapsed() / 1000;
}

// Nothing or everything, in the tables, their indexes and the history alike.
void BrokenImportTest::verifyState(TestDatabase &data, int &complete)
{
    if (data.engine() == Engine::Postgresql) {
        // The server ends what it was doing for the dead one: one way or the other.
        QTRY_COMPARE_WITH_TIMEOUT(
            data.number(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        " AND pid <> pg_backend_pid()"_s),
            0, 30'000);
    } else {
        QCOMPARE(data.scalar(u"PRAGMA integrity_check"_s), u"ok"_s);
        QCOMPARE(data.rows(u"PRAGMA foreign_key_check"_s), QStringList());
        QCOMPARE(data.number(u"SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = "
                             "'user_organizations' AND sql IS NOT NULL"_s),
                 1);
    }
    const qint64 written = data.number(u"SELECT count(*) FROM user_organizations"_s);
    QVERIFY2(written == 0 || written == rows, qPrintable(QString::number(written)));
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_changes"_s), written > 0 ? 1 : 0);
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_change_items"_s), written);
    complete += written > 0 ? 1 : 0;
}

void BrokenImportTest::verifyNext(TestDatabase &data)
{
    QProcess process;
    start(process, data);
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QCOMPARE(data.number(u"SELECT count(*) FROM user_organizations"_s), rows);
    QCOMPARE(data.number(u"SELECT count(*) FROM roster_change_items"_s), rows);
}

void BrokenImportTest::breakSome(Engine engine, const char *variable, int fewest, int signal)
{
    const qint64 whole = duration(engine);
    const int times = soakNumber(variable, fewest);
    int complete = 0;
    for (int i = 0; i < times; ++i) {
        const auto data = newDatabase(engine);
        QProcess process;
        start(process, *data);
        QVERIFY(process.waitForStarted());
        std::this_thread::sleep_for(std::chrono::microseconds(m_random.bounded(whole)));
        ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.waitForFinished(60'000));
        verifyState(*data, complete);
        if (QTest::currentTestFailed())
            return;
        verifyNext(*data);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d of %d were complete already; one takes %lld ms", complete, times, whole / 1000);
    QVERIFY(complete < times);
}

void BrokenImportTest::killed()
{
    QFETCH(Engine, engine);
    breakSome(engine, "ROSTER_SOAK_KILLS", 4, SIGKILL);
}

void BrokenImportTest::cancelled()
{
    QFETCH(Engine, engine);
    breakSome(engine, "ROSTER_SOAK_KILLS", 4, SIGINT);
}

// In a mount namespace of its own, so that no right of the machine is needed.
void BrokenImportTest::fullDisk()
{
    const auto data = newDatabase(Engine::Sqlite);
    const QString small = m_folder.filePath(u"small"_s);
    const QString copy = m_folder.filePath(u"copy.sqlite"_s);
    QVERIFY(QDir().mkpath(small));
    const QString script =
        u"mount -t tmpfs -o size=4m none \"$1\" && cp \"$2\" \"$1/full.sqlite\" || exit 99\n"
        "\"$3\" import \"$4\" --database \"$1/full.sqlite\"; code=$?\n"
        "rm -f \"$5\"; cp \"$1/full.sqlite\" \"$5\"\n"
        "test ! -s \"$1/full.sqlite-wal\" || cp \"$1/full.sqlite-wal\" \"$5-wal\"\n"
        "exit $code\n"_s;
    data->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    QProcess process;
    process.start(u"unshare"_s,
                  {u"--map-root-user"_s, u"--mount"_s, u"sh"_s, u"-c"_s, script, u"sh"_s, small,
                   data->address().file(), QStringLiteral(ROSTER_PROGRAM),
                   m_folder.filePath(u"memberships.csv"_s), copy});
    QVERIFY2(process.waitForFinished(60'000), qPrintable(process.errorString()));
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() != 99, errors.constData());
    QVERIFY2(process.exitCode() == 3, (QByteArray::number(process.exitCode()) + errors).constData());
    QVERIFY2(errors.contains("full") && errors.count('\n') == 1, errors.constData());

    QProcess shell;
    shell.start(u"sqlite3"_s,
                {copy,
                 u"PRAGMA integrity_check; SELECT count(*) FROM user_organizations; SELECT count(*) FROM "
                 "roster_changes; SELECT count(*) FROM users;"_s});
    QVERIFY2(shell.waitForFinished(60'000), qPrintable(shell.errorString()));
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("ok\n0\n0\n") + QByteArray::number(users) + '\n');
}

void BrokenImportTest::stoppedServer()
{
    const qint64 whole = duration(Engine::Postgresql);
    for (double part : {0.4, 0.7}) {
        // One that is quicker than the measured one is done by then: the next one is stopped sooner.
        while (part > 0.02 && !isStopped(std::chrono::microseconds(qint64(double(whole) * part)))) {
            if (QTest::currentTestFailed())
                return;
            part /= 2;
        }
        QVERIFY(part > 0.02);
    }
}

// Stops the server after so long; false if all was done by then.
bool BrokenImportTest::isStopped(std::chrono::microseconds after)
{
    auto data = newDatabase(Engine::Postgresql);
    QProcess process;
    start(process, *data);
    bool stopped = false;
    [&] {
        QVERIFY(process.waitForStarted());
        std::this_thread::sleep_for(after);
        m_server->stop();
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray errors = process.readAllStandardError();
        QVERIFY(m_server->restart());
        if (process.exitCode() == 0)
            return;
        QVERIFY2(process.exitCode() == 3, (QByteArray::number(process.exitCode()) + errors).constData());
        QVERIFY2(errors.count('\n') == 1, errors.constData());
        const auto connection = Connection::open(data->address(), OpenMode::ReadWrite);
        VERIFY_OK(connection);
        for (const QString &table :
             {u"user_organizations"_s, u"roster_changes"_s, u"roster_change_items"_s}) {
            const Result<Query *> query = (*connection)->select(u"SELECT count(*) FROM "_s + table);
            VERIFY_OK(query);
            QVERIFY((*query)->next());
            QCOMPARE((*query)->number(0), 0);
            (*query)->finish();
        }
        stopped = true;
    }();
    return stopped;
}

QTEST_GUILESS_MAIN(BrokenImportTest)
#include "brokenimporttest.moc"
