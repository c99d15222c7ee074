// Several questions at once are answered as they would be one after the other.

#include "models/storage/connection.h"

#include "models/storage/transaction.h"
#include "tests/support/outcome.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>

#include <thread>

using namespace Qt::StringLiterals;

class AnswersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void eachInItsPlace_data() { TestDatabase::addEngineRows(); }
    void eachInItsPlace();
    void veryMany_data() { TestDatabase::addEngineRows(); }
    void veryMany();
    void valuesAsTheyAre_data() { TestDatabase::addEngineRows(); }
    void valuesAsTheyAre();
    void failsAsOne_data() { TestDatabase::addEngineRows(); }
    void failsAsOne();
    void insideATransaction_data() { TestDatabase::addEngineRows(); }
    void insideATransaction();
    void stops_data() { TestDatabase::addEngineRows(); }
    void stops();
    void lostServer();

private:
    void open(Engine engine);
    Result<QList<QList<Row>>> ask(const QList<Inquiry> &inquiries)
    {
        return m_connection->dialect().answers(*m_connection, inquiries);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_data;
    std::unique_ptr<Connection> m_connection;
};

void AnswersTest::initTestCase()
{
    m_server = startTestServer();
    QVERIFY(m_server);
}

void AnswersTest::open(Engine engine)
{
    m_connection.reset();
    m_data = std::make_unique<TestDatabase>(engine, m_server.get());
    m_data->addUser(u"ann@example.org"_s, u"Ann"_s);
    m_data->addUser(u"bob@example.org"_s, u"Bob"_s);
    m_connection = m_data->connect();
}

void AnswersTest::eachInItsPlace()
{
    QFETCH(Engine, engine);
    open(engine);
    const auto answers = ask({{u"SELECT name, email FROM users ORDER BY name"_s, {}, 2},
                              {u"SELECT name FROM users WHERE name = ?"_s, {u"Carl"_s}},
                              {u"SELECT name FROM users WHERE name = ?"_s, {u"Bob"_s}}});
    VERIFY_OK(answers);
    const QList<QList<Row>> wanted{
        {{u"Ann"_s, u"ann@example.org"_s}, {u"Bob"_s, u"bob@example.org"_s}}, {}, {{u"Bob"_s}}};
    QCOMPARE(*answers, wanted);
    const auto none = ask({});
    VERIFY_OK(none);
    QVERIFY(none->isEmpty());
}

// More than go at a time, and more than fits into any buffer on the way.
void AnswersTest::veryMany()
{
    QFETCH(Engine, engine);
    open(engine);
    const QString text(10'000, u'x');
    QList<Inquiry> inquiries;
    for (int i = 0; i < 350; ++i)
        inquiries << Inquiry{u"SELECT CAST(? AS text), CAST(? AS text)"_s, {QString::number(i), text}, 2};
    const auto answers = ask(inquiries);
    VERIFY_OK(answers);
    QCOMPARE(answers->size(), inquiries.size());
    for (int i = 0; i < answers->size(); ++i)
        QCOMPARE(answers->at(i), QList<Row>{Row({QString::number(i), text})});
}

void AnswersTest::valuesAsTheyAre()
{
    QFETCH(Engine, engine);
    open(engine);
    const auto answers =
        ask({{u"SELECT 'why?', CAST(? AS text), 1 AS \"who?\", CAST(? AS text), CAST(? AS text)"_s,
              {u"it's ?"_s, QString(), bound(Value())},
              5}});
    VERIFY_OK(answers);
    QCOMPARE(answers->constFirst(), QList<Row>{Row({u"why?"_s, u"it's ?"_s, u"1"_s, u""_s, Value()})});
}

void AnswersTest::failsAsOne()
{
    QFETCH(Engine, engine);
    open(engine);
    QCOMPARE(kindOf(ask({{u"SELECT 1"_s}, {u"SELECT nonsense"_s}, {u"SELECT 2"_s}})),
             DbError::Kind::Internal);
    VERIFY_OK(ask({{u"SELECT 1"_s}})); // and goes on
    VERIFY_OK(m_connection->select(u"SELECT 1"_s));
}

void AnswersTest::insideATransaction()
{
    QFETCH(Engine, engine);
    open(engine);
    Result<Transaction> transaction = Transaction::begin(*m_connection, Access::Write);
    VERIFY_OK(transaction);
    VERIFY_OK(m_connection->execute(u"DELETE FROM users WHERE name = ?"_s, {u"Ann"_s}));
    const auto left = ask({{u"SELECT name FROM users"_s}, {u"SELECT count(*) FROM users"_s}});
    VERIFY_OK(left);
    QCOMPARE(*left, (QList<QList<Row>>{{{u"Bob"_s}}, {{u"1"_s}}}));
    VERIFY_OK(transaction->commit());
    QCOMPARE(m_data->number(u"SELECT count(*) FROM users"_s), 1);
}

void AnswersTest::stops()
{
    QFETCH(Engine, engine);
    open(engine);
    const Inquiry endless{
        engine == Engine::Sqlite
            ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
            : u"SELECT pg_sleep(600)"_s};
    for (int round = 0; round < 5; ++round) {
        std::stop_source stop;
        const std::jthread stopper([&stop, round] { // before, while or after they are sent
            QElapsedTimer timer;
            for (timer.start(); timer.elapsed() < 20 * round;) { }
            stop.request_stop();
        });
        {
            const Connection::StopScope scope(*m_connection, stop.get_token());
            QCOMPARE(kindOf(ask({{u"SELECT 1"_s}, endless, endless})), DbError::Kind::Cancelled);
        }
        VERIFY_OK(ask({{u"SELECT 1"_s}}));
    }
}

void AnswersTest::lostServer()
{
    open(Engine::Postgresql);
    QCOMPARE(
        kindOf(ask({{u"SELECT 1"_s}, {u"SELECT pg_terminate_backend(pg_backend_pid())"_s}, {u"SELECT 2"_s}})),
        DbError::Kind::ConnectionLost);
    QVERIFY(m_connection->isLost());
    QCOMPARE(kindOf(ask({{u"SELECT 1"_s}})), DbError::Kind::ConnectionLost);
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "answerstest.moc"
