#include "models/storage/worker.h"

#include "tests/support/delayingproxy.h"
#include "tests/support/futures.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class WorkerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void givesResults_data() { TestDatabase::addEngineRows(); }
    void givesResults();
    void doesOneJobAfterTheOther();
    void tellsWhyItCannotOpen();
    void opensOnceItCan();
    void stopEndsTheRunningJob_data() { TestDatabase::addEngineRows(); }
    void stopEndsTheRunningJob();
    void stoppedBeforeItsTurn();
    void destructorEndsEverything_data() { TestDatabase::addEngineRows(); }
    void destructorEndsEverything();
    void destructorWaitsForNoServer();
    void reconnectsAfterALoss();
    void goesOnReading_data() { TestDatabase::addEngineRows(); }
    void goesOnReading();
    void leavesNoStatementOpen();
    void continuationsRunInTheCallersThread();

private:
    static QString endless(Engine engine);
    static std::function<Result<QString>(Connection &)> scalar(const QString &sql);

    std::unique_ptr<PostgresServer> m_server;
};

void WorkerTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

QString WorkerTest::endless(Engine engine)
{
    return engine == Engine::Sqlite
        ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
        : u"SELECT pg_sleep(600)"_s;
}

std::function<Result<QString>(Connection &)> WorkerTest::scalar(const QString &sql)
{
    return [sql](Connection &connection) -> Result<QString> {
        const Result<Query *> query = connection.select(sql);
        if (!query)
            return query.error();
        return (*query)->next() ? (*query)->text(0) : QString(); // left open: the worker sees to it
    };
}

void WorkerTest::givesResults()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    database.addUser(u"ann@example.org"_s);
    Worker worker(database.address());
    const Result<QString> email = outcomeOf(worker.run<QString>(scalar(u"SELECT email FROM users"_s)));
    VERIFY_OK(email);
    QCOMPARE(*email, u"ann@example.org"_s);
    QCOMPARE(kindOf(outcomeOf(worker.run<QString>(scalar(u"SELECT nonsense"_s)))), DbError::Kind::Internal);
    VERIFY_OK(outcomeOf(worker.run<QString>(scalar(u"SELECT email FROM users"_s))));
    Worker reader(database.address(), OpenMode::ReadOnly);
    QCOMPARE(kindOf(outcomeOf(reader.run<QString>(scalar(u"UPDATE users SET name = 'x'"_s)))),
             DbError::Kind::ReadOnly);
}

void WorkerTest::doesOneJobAfterTheOther()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    Worker worker(database.address());
    QList<int> order; // written on the worker's thread only, read after the last job
    QList<QFuture<Result<int>>> futures;
    QSet<QThread *> threads;
    for (int i = 0; i < 200; ++i) {
        futures << worker.run<int>([&, i](Connection &) -> Result<int> {
            order << i;
            threads.insert(QThread::currentThread());
            return i;
        });
    }
    for (int i = 0; i < 200; ++i)
        QCOMPARE(*outcomeOf(futures.at(i)), i);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QCOMPARE(threads.size(), 1);
    QVERIFY(!threads.contains(QThread::currentThread()));
}

void WorkerTest::tellsWhyItCannotOpen()
{
    const QTemporaryDir folder;
    Worker worker(DatabaseAddress::forFile(folder.filePath(u"missing"_s)));
    QCOMPARE(kindOf(outcomeOf(worker.run<QString>(scalar(u"SELECT 1"_s)))), DbError::Kind::CannotOpen);
}

void WorkerTest::opensOnceItCan()
{
    const QTemporaryDir folder;
    const DatabaseAddress address = DatabaseAddress::forFile(folder.filePath(u"later"_s));
    Worker worker(address);
    QVERIFY(!outcomeOf(worker.run<QString>(scalar(u"SELECT 1"_s))));
    VERIFY_OK(Connection::open(address, OpenMode::Create));
    VERIFY_OK(outcomeOf(worker.run<QString>(scalar(u"SELECT 1"_s))));
}

void WorkerTest::stopEndsTheRunningJob()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    Worker worker(database.address());
    std::stop_source stop;
    std::atomic<bool> started = false;
    const auto endlessJob = scalar(endless(engine));
    const auto future = worker.run<QString>(
        [&](Connection &connection) {
            started = true;
            return endlessJob(connection);
        },
        stop.get_token());
    const auto next = worker.run<QString>(scalar(u"SELECT 7"_s));
    QTRY_VERIFY(started);
    if (engine == Engine::Postgresql)
        QTRY_COMPARE(database.number(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s),
                     1);
    stop.request_stop();
    QCOMPARE(kindOf(outcomeOf(future)), DbError::Kind::Cancelled);
    QCOMPARE(*outcomeOf(next), u"7"_s); // the others are not concerned
}

void WorkerTest::stoppedBeforeItsTurn()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    Worker worker(database.address());
    std::stop_source stop;
    stop.request_stop();
    bool ran = false;
    const Result<int> result = outcomeOf(worker.run<int>(
        [&](Connection &) -> Result<int> {
            ran = true;
            return 1;
        },
        stop.get_token()));
    QCOMPARE(kindOf(result), DbError::Kind::Cancelled);
    QVERIFY(!result.error().text.isEmpty());
    QVERIFY(!ran);
}

void WorkerTest::destructorEndsEverything()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    for (int round = 0; round < 5; ++round) {
        QList<QFuture<Result<QString>>> futures;
        QElapsedTimer timer;
        {
            Worker worker(database.address());
            std::atomic<bool> started = false;
            const auto endlessJob = scalar(endless(engine));
            futures << worker.run<QString>([&](Connection &connection) {
                started = true;
                return endlessJob(connection);
            });
            for (int i = 0; i < 20; ++i)
                futures << worker.run<QString>(endlessJob);
            QTRY_VERIFY(started);
            if (engine == Engine::Postgresql)
                QTRY_COMPARE(
                    database.number(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s),
                    1);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        for (const auto &future : std::as_const(futures)) {
            QCOMPARE(kindOf(outcomeOf(future)), DbError::Kind::Cancelled);
        }
    }
    QTRY_VERIFY(QSqlDatabase::connectionNames().filter(u"roster-"_s).isEmpty());
}

// Closing takes a round trip for each statement that is still prepared.
void WorkerTest::destructorWaitsForNoServer()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    DelayingProxy proxy(m_server->port(), 300ms);
    QString uri = m_server->uri(database.address().parameters().value(u"dbname"_s));
    uri.replace(u":%1/"_s.arg(m_server->port()), u":%1/"_s.arg(proxy.port()));
    const Result<DatabaseAddress> address = DatabaseAddress::parse(uri);
    VERIFY_OK(address);
    const auto wait = scalar(endless(Engine::Postgresql));
    for (const auto jobs : {Worker::Jobs::OfOwner, Worker::Jobs::OnTheirOwn}) {
        QFuture<Result<QString>> running;
        QElapsedTimer timer;
        {
            Worker worker(*address, OpenMode::ReadOnly, jobs);
            VERIFY_OK(outcomeOf(worker.run<QString>(scalar(u"SELECT 1"_s))));
            VERIFY_OK(outcomeOf(worker.run<QString>(scalar(u"SELECT 2"_s))));
            if (jobs == Worker::Jobs::OnTheirOwn) {
                running = worker.run<QString>(wait);
                QTRY_COMPARE(
                    database.number(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s),
                    1);
            }
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 300, "less than it takes to ask the server anything");
        if (jobs == Worker::Jobs::OnTheirOwn)
            QCOMPARE(kindOf(outcomeOf(running)), DbError::Kind::Cancelled);
    }
    QTRY_VERIFY(QSqlDatabase::connectionNames().filter(u"roster-"_s).isEmpty());
}

void WorkerTest::reconnectsAfterALoss()
{
    TestDatabase database(Engine::Postgresql, m_server.get());
    Worker worker(database.address());
    const Result<QString> first = outcomeOf(worker.run<QString>(scalar(u"SELECT pg_backend_pid()"_s)));
    VERIFY_OK(first);
    database.execute(u"SELECT pg_terminate_backend(%1)"_s.arg(*first));
    QTRY_COMPARE(database.number(u"SELECT count(*) FROM pg_stat_activity WHERE pid = %1"_s.arg(*first)), 0);
    // Lost while nobody used it: the next job has a new one, and nothing fails.
    const Result<QString> second = outcomeOf(worker.run<QString>(scalar(u"SELECT pg_backend_pid()"_s)));
    VERIFY_OK(second);
    QVERIFY(*second != *first);
    // The job that loses it fails; the next one has a connection of its own.
    const QString ending = u"SELECT pg_terminate_backend(pg_backend_pid())"_s;
    QCOMPARE(kindOf(outcomeOf(worker.run<QString>(scalar(ending)))), DbError::Kind::ConnectionLost);
    const Result<QString> third = outcomeOf(worker.run<QString>(scalar(u"SELECT pg_backend_pid()"_s)));
    VERIFY_OK(third);
    QVERIFY(*third != *second);
}

void WorkerTest::goesOnReading()
{
    QFETCH(Engine, engine);
    TestDatabase database(engine, m_server.get());
    TestDatabase other(engine, m_server.get());
    other.addUser(u"ann@example.org"_s);
    const auto change = [](Connection &connection) -> Result<bool> {
        const Result<> changed = connection.execute(u"UPDATE users SET name = 'Changed'"_s);
        return changed ? Result<bool>(true) : changed.error();
    };
    Worker worker(database.address());
    VERIFY_OK(outcomeOf(worker.run<bool>(change)));
    worker.goOnReading(other.address());
    QCOMPARE(kindOf(outcomeOf(worker.run<bool>(change))), DbError::Kind::ReadOnly);
    QCOMPARE(*outcomeOf(worker.run<QString>(scalar(u"SELECT count(*) FROM users"_s))), u"0"_s);
    worker.reopen();
    QCOMPARE(*outcomeOf(worker.run<QString>(scalar(u"SELECT count(*) FROM users"_s))), u"1"_s);
    QCOMPARE(kindOf(outcomeOf(worker.run<bool>(change))), DbError::Kind::ReadOnly);
}

void WorkerTest::leavesNoStatementOpen()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    for (int i = 0; i < 10; ++i)
        database.addUser(QString::number(i));
    Worker worker(database.address());
    VERIFY_OK(outcomeOf(worker.run<QString>(scalar(u"SELECT email FROM users"_s))));
    database.addUser(u"later"_s);
    QCOMPARE(database.rows(u"PRAGMA wal_checkpoint(TRUNCATE)"_s), QStringList{u"0|0|0"_s});
}

void WorkerTest::continuationsRunInTheCallersThread()
{
    TestDatabase database(Engine::Sqlite, nullptr);
    Worker worker(database.address());
    QThread *thread = nullptr;
    QObject context;
    worker.run<QString>(scalar(u"SELECT 1"_s)).then(&context, [&](const Result<QString> &) {
        thread = QThread::currentThread();
    });
    QTRY_COMPARE(thread, QThread::currentThread());
}

QTEST_GUILESS_MAIN(WorkerTest)
#include "workertest.moc"
